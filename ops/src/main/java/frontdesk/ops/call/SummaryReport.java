package frontdesk.ops.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.Preferences;
import frontdesk.engine.call.summary.Satisfaction;
import frontdesk.engine.call.summary.Tone;
import frontdesk.engine.call.summary.Transcript;
import frontdesk.ops.provider.cost.WrittenCosts;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.CallId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call's summary, for people and for machines. Times are of the clinic's zone with its offset,
 * {@code 2026-11-26T11:00+02:00}; names of things are in lower case.
 *
 * @param clinic whose call it was; empty when there is no such call
 * @param began when it arrived
 * @param durationSeconds until its last event
 * @param language IETF BCP 47 tag that was spoken last
 * @param patient {@code new}, {@code returning} or {@code unknown}
 * @param outcome the most important thing that happened
 * @param happened everything that happened, the most important first
 * @param actions what was booked, changed and cancelled, in order
 * @param callbackDue until when a callback was promised; empty where none was
 * @param topics what the caller wanted to know
 * @param endReason why the conversation ended the call; empty where it did not
 * @param ending how the call ended; empty while it goes on
 * @param cost what it cost, as far as it is settled
 * @param missing events that are not there or cannot be read
 * @param summary all that in words
 * @param transcript line by line; empty where it was not asked for
 */
public record SummaryReport(
    String call,
    String clinic,
    String began,
    long durationSeconds,
    String language,
    String patient,
    String outcome,
    List<String> happened,
    List<Action> actions,
    String callbackDue,
    Wishes preferences,
    List<String> topics,
    Hints satisfaction,
    String endReason,
    String ending,
    Cost cost,
    List<String> missing,
    String summary,
    List<Line> transcript) {

  public SummaryReport {
    happened = List.copyOf(happened);
    actions = List.copyOf(actions);
    topics = List.copyOf(topics);
    missing = List.copyOf(missing);
    transcript = List.copyOf(transcript);
  }

  /**
   * Something done to an appointment.
   *
   * @param did {@code booked}, {@code changed} or {@code cancelled}
   * @param service its id; {@code serviceName} its name in English, or the id again
   * @param from where it was before it was changed, else empty
   */
  public record Action(
      String did,
      String reference,
      String service,
      String serviceName,
      String practitioner,
      String practitionerName,
      String start,
      String from) {}

  /** What the caller asked for. */
  public record Wishes(
      List<String> practitioners,
      boolean anyPractitioner,
      List<String> partsOfDay,
      List<String> weekdays,
      boolean soonest) {
    public Wishes {
      practitioners = List.copyOf(practitioners);
      partsOfDay = List.copyOf(partsOfDay);
      weekdays = List.copyOf(weekdays);
    }
  }

  /**
   * How it went for the caller, counted.
   *
   * @param thankful words of thanks, -1 where words were not opened
   * @param upset words of anger, -1 where words were not opened
   */
  public record Hints(
      int askedAgain,
      int notUnderstood,
      int impossible,
      int silences,
      int interruptions,
      int corrections,
      int repeats,
      int slower,
      int helps,
      int humans,
      int beganAgain,
      int thankful,
      int upset) {}

  /**
   * What a call cost.
   *
   * @param currency ISO 4217; empty where nothing was spent
   * @param items by name: stt, llm_input, llm_output, tts, telephony, avatar and total
   * @param estimated of the total
   * @param providers totals by provider
   * @param degraded how it went another way to save money, such as {@code cheaper_voice} or {@code
   *     refused stt ears day_hard}
   */
  public record Cost(
      String currency,
      Map<String, String> items,
      String estimated,
      Map<String, String> providers,
      List<String> degraded) {
    /** Nothing costs anything. */
    public static final Cost NOTHING = new Cost("", Map.of(), "0", Map.of(), List.of());

    public Cost {
      degraded = List.copyOf(degraded);
    }

    static Cost of(WrittenCosts.Report spent) {
      return spent.currency().isEmpty() && spent.degraded().isEmpty()
          ? NOTHING
          : new Cost(
              spent.currency(),
              spent.costs(),
              spent.estimated(),
              spent.providers(),
              spent.degraded());
    }
  }

  /**
   * One line of the transcript.
   *
   * @param who {@code frontdesk}, {@code caller}, {@code tool} or {@code provider}
   * @param words what was said as far as it was heard, only when asked for; {@code [erased]} when
   *     its key is gone
   */
  public record Line(
      long offsetMs, int turn, String who, String what, String detail, String words) {}

  static SummaryReport unknown(CallId call) {
    Wishes none = new Wishes(List.of(), false, List.of(), List.of(), false);
    Hints nothing = new Hints(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1);
    return new SummaryReport(
        call.value(),
        "",
        "",
        0,
        "",
        "",
        "",
        List.of(),
        List.of(),
        "",
        none,
        List.of(),
        nothing,
        "",
        "",
        Cost.NOTHING,
        List.of(),
        "",
        List.of());
  }

  /** Whether the journal has such a call. */
  boolean known() {
    return !clinic.isEmpty();
  }

  /** The same without the transcript. */
  SummaryReport withoutTranscript() {
    return with(cost, List.of());
  }

  /** The same with what it cost. */
  SummaryReport costing(Cost spent) {
    return with(spent, transcript);
  }

  private SummaryReport with(Cost spent, List<Line> lines) {
    return new SummaryReport(
        call,
        clinic,
        began,
        durationSeconds,
        language,
        patient,
        outcome,
        happened,
        actions,
        callbackDue,
        preferences,
        topics,
        satisfaction,
        endReason,
        ending,
        spent,
        missing,
        summary,
        lines);
  }

  /** What a summary shows; words stand in the lines only where they were opened. */
  public static SummaryReport of(
      CallSummary call,
      Optional<Catalogue> catalogue,
      List<String> missing,
      Optional<Tone> tone,
      List<Transcript.Line> transcript) {
    String own = catalogue.map(Catalogue::language).orElse(SummaryWords.LANGUAGE);
    return in(SummaryTexts.of(own), call, catalogue, missing, tone, transcript);
  }

  /** Its sentences in a language, in English where there are none in it. */
  public static String sentences(CallSummary call, Catalogue catalogue, String language) {
    return new SummaryWords(
            call, Optional.of(catalogue), catalogue.zone(), SummaryTexts.of(language))
        .text();
  }

  private static SummaryReport in(
      SummaryTexts texts,
      CallSummary call,
      Optional<Catalogue> catalogue,
      List<String> missing,
      Optional<Tone> tone,
      List<Transcript.Line> transcript) {
    ZoneId zone = catalogue.map(Catalogue::zone).orElse(ZoneOffset.UTC);
    return new SummaryReport(
        call.call().value(),
        call.clinic().value(),
        local(call.began(), zone),
        call.lasted().toSeconds(),
        call.language(),
        lower(call.caller()),
        lower(call.outcome()),
        all(call.happened()),
        call.actions().stream().map(action -> action(action, catalogue, zone)).toList(),
        call.callbackDue().map(due -> local(due, zone)).orElse(""),
        wishes(call.preferences()),
        all(call.topics()),
        hints(call.satisfaction(), tone),
        call.reason().map(SummaryReport::lower).orElse(""),
        call.ending().map(SummaryReport::lower).orElse(""),
        Cost.NOTHING,
        missing,
        new SummaryWords(call, catalogue, zone, texts).text(),
        transcript.stream().map(SummaryReport::line).toList());
  }

  private static Action action(
      CallSummary.Action action, Optional<Catalogue> catalogue, ZoneId zone) {
    Slot slot = action.slot();
    return new Action(
        lower(action.did()),
        action.reference(),
        slot.service().value(),
        service(slot, catalogue),
        slot.practitioner().value(),
        practitioner(slot, catalogue),
        local(slot.start(), zone),
        action.from().map(from -> local(from.start(), zone)).orElse(""));
  }

  static String service(Slot slot, Optional<Catalogue> catalogue) {
    Optional<Service> service = catalogue.flatMap(clinic -> clinic.service(slot.service()));
    return service.map(one -> one.name(SummaryWords.LANGUAGE)).orElse(slot.service().value());
  }

  static String practitioner(Slot slot, Optional<Catalogue> catalogue) {
    Optional<Practitioner> practitioner =
        catalogue.flatMap(clinic -> clinic.practitioner(slot.practitioner()));
    return practitioner
        .map(one -> one.spokenName(SummaryWords.LANGUAGE))
        .orElse(slot.practitioner().value());
  }

  private static Wishes wishes(Preferences asked) {
    return new Wishes(
        asked.practitioners().stream().map(Object::toString).toList(),
        asked.anyPractitioner(),
        all(asked.partsOfDay()),
        all(asked.weekdays()),
        asked.soonest());
  }

  private static Hints hints(Satisfaction counted, Optional<Tone> tone) {
    return new Hints(
        counted.askedAgain(),
        counted.notUnderstood(),
        counted.impossible(),
        counted.silences(),
        counted.interruptions(),
        counted.corrections(),
        counted.repeats(),
        counted.slower(),
        counted.helps(),
        counted.humans(),
        counted.beganAgain(),
        tone.map(Tone::thankful).orElse(-1),
        tone.map(Tone::upset).orElse(-1));
  }

  private static Line line(Transcript.Line line) {
    return new Line(
        line.offset().toMillis(),
        line.turn(),
        lower(line.who()),
        line.what(),
        line.detail(),
        line.words().orElse(""));
  }

  private static String local(Instant moment, ZoneId zone) {
    return moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES).toOffsetDateTime().toString();
  }

  static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> all(Collection<? extends Enum<?>> names) {
    return names.stream().map(SummaryReport::lower).toList();
  }
}
