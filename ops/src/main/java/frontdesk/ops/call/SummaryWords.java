package frontdesk.ops.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.Preferences;
import frontdesk.engine.call.summary.Satisfaction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call's summary in English sentences, for administrators: no patient's word is in it. */
final class SummaryWords {
  /** The language of these sentences. */
  static final String LANGUAGE = "en";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

  private final CallSummary call;
  private final Optional<Catalogue> catalogue;
  private final ZoneId zone;

  SummaryWords(CallSummary call, Optional<Catalogue> catalogue, ZoneId zone) {
    this.call = call;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  /** All sentences, one line each. */
  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(beginning());
    call.actions().forEach(action -> sentences.add(done(action)));
    call.callbackDue()
        .ifPresent(due -> sentences.add("A callback was promised until " + at(due) + "."));
    outcome().ifPresent(sentences::add);
    wishes().ifPresent(sentences::add);
    if (!call.topics().isEmpty()) {
      sentences.add(
          "Asked about "
              + String.join(", ", call.topics().stream().map(SummaryReport::lower).toList())
              + ".");
    }
    sentences.add(hints());
    sentences.add(ending());
    return String.join("\n", sentences);
  }

  private String beginning() {
    String who =
        switch (call.caller()) {
          case NEW -> "A new patient";
          case RETURNING -> "A returning patient";
          case UNKNOWN -> "Somebody who was not identified";
        };
    String language = Locale.forLanguageTag(call.language()).getDisplayLanguage(Locale.ENGLISH);
    return "%s called on %s and spoke %s for %d s."
        .formatted(
            who,
            at(call.began()),
            language.isEmpty() ? "no language" : language,
            call.lasted().toSeconds());
  }

  private String done(CallSummary.Action action) {
    String what =
        SummaryReport.service(action.slot(), catalogue)
            + " with "
            + SummaryReport.practitioner(action.slot(), catalogue)
            + " on "
            + at(action.slot().start());
    String verb =
        switch (action.did()) {
          case BOOKED -> "Booked ";
          case CHANGED -> "Changed to ";
          case NOTED -> "A note was added to ";
          case CANCELLED -> "Cancelled ";
        };
    String from = action.from().map(slot -> ", before on " + at(slot.start())).orElse("");
    return verb + what + from + "; reference " + action.reference() + ".";
  }

  /** What no action says. */
  private Optional<String> outcome() {
    return switch (call.outcome()) {
      case EMERGENCY -> Optional.of("The emergency number was named.");
      case HUMAN -> Optional.of("The number of a human was named.");
      case ABANDONED -> Optional.of("The caller was gone before anything came to an end.");
      case INFORMED -> Optional.of("The caller was informed.");
      case NOTHING -> Optional.of("Nothing was done.");
      case WAITING -> Optional.of("The waiting list was joined or left.");
      case BOOKED, CHANGED, CANCELLED, CALLBACK -> Optional.empty();
    };
  }

  private Optional<String> wishes() {
    Preferences asked = call.preferences();
    List<String> parts = new ArrayList<>();
    asked
        .practitioners()
        .forEach(
            id ->
                parts.add(
                    catalogue
                        .flatMap(clinic -> clinic.practitioner(id))
                        .map((Practitioner one) -> one.spokenName(LANGUAGE))
                        .orElse(id.value())));
    if (asked.anyPractitioner()) {
      parts.add("any practitioner");
    }
    asked
        .weekdays()
        .forEach(day -> parts.add("a " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    asked.partsOfDay().forEach(part -> parts.add("the " + SummaryReport.lower(part)));
    if (asked.soonest()) {
      parts.add("the soonest appointment");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Asked for " + String.join(", ", parts) + ".");
  }

  private String hints() {
    Satisfaction hints = call.satisfaction();
    List<String> parts = new ArrayList<>();
    count(parts, hints.askedAgain(), "asked again");
    count(parts, hints.notUnderstood(), "not understood");
    count(parts, hints.impossible(), "impossible wish");
    count(parts, hints.silences(), "silent");
    count(parts, hints.interruptions(), "interrupted");
    count(parts, hints.corrections(), "corrected");
    count(parts, hints.repeats(), "repeat wished");
    count(parts, hints.slower(), "slower wished");
    count(parts, hints.helps(), "help wished");
    count(parts, hints.humans(), "human wished");
    count(parts, hints.beganAgain(), "begun again");
    return parts.isEmpty() ? "It went smoothly." : "Hints: " + String.join(", ", parts) + ".";
  }

  private static void count(List<String> parts, int times, String what) {
    if (times > 0) {
      parts.add(what + " " + times + (times == 1 ? " time" : " times"));
    }
  }

  private String ending() {
    String reason = call.reason().map(SummaryReport::lower).orElse("not ended by Frontdesk");
    String ending = call.ending().map(SummaryReport::lower).orElse("still going on");
    return "End: " + reason + "; the call: " + ending + ".";
  }

  private String at(Instant moment) {
    return MOMENT.format(moment.atZone(zone));
  }
}
