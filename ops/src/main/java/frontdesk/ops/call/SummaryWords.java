package frontdesk.ops.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.Preferences;
import frontdesk.engine.call.summary.Satisfaction;
import frontdesk.engine.call.summary.Waited;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call's summary in sentences, for administrators: no patient's word is in it. */
final class SummaryWords {
  /** The language of names in reports for programs. */
  static final String LANGUAGE = "en";

  private final CallSummary call;
  private final Optional<Catalogue> catalogue;
  private final ZoneId zone;
  private final SummaryTexts texts;

  SummaryWords(CallSummary call, Optional<Catalogue> catalogue, ZoneId zone, SummaryTexts texts) {
    this.call = call;
    this.catalogue = catalogue;
    this.zone = zone;
    this.texts = texts;
  }

  /** All sentences, one line each. */
  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(beginning());
    call.actions().forEach(action -> sentences.add(done(action)));
    call.waited().forEach(waited -> sentences.add(waited(waited)));
    call.callbackDue().ifPresent(due -> sentences.add(texts.say("callback", at(due))));
    outcome().ifPresent(sentences::add);
    wishes().ifPresent(sentences::add);
    if (!call.topics().isEmpty()) {
      List<String> topics =
          call.topics().stream().map(topic -> texts.name("topic", topic)).toList();
      sentences.add(texts.say("topics", String.join(", ", topics)));
    }
    sentences.add(hints());
    sentences.add(ending());
    return String.join("\n", sentences);
  }

  private String beginning() {
    String language = Locale.forLanguageTag(call.language()).getDisplayLanguage(texts.locale());
    return texts.say(
        "began",
        texts.name("caller", call.caller()),
        at(call.began()),
        language.isEmpty() ? texts.say("language.none") : language,
        call.lasted().toSeconds());
  }

  private String done(CallSummary.Action action) {
    return texts.say(
        "did." + action.did().name(),
        service(action.slot().service()),
        practitioner(action.slot().practitioner()),
        at(action.slot().start()),
        action.from().map(slot -> texts.say("before", at(slot.start()))).orElse(""),
        action.reference());
  }

  private String waited(Waited waited) {
    return texts.say(
        "waiting." + waited.did().name(),
        service(waited.wish().service()),
        day(waited.wish().until()));
  }

  /** What no action says. */
  private Optional<String> outcome() {
    return switch (call.outcome()) {
      case EMERGENCY, HUMAN, ABANDONED, INFORMED, NOTHING ->
          Optional.of(texts.name("outcome", call.outcome()));
      case BOOKED, CHANGED, CANCELLED, WAITING, CALLBACK -> Optional.empty();
    };
  }

  private String service(ServiceId id) {
    return catalogue
        .flatMap(clinic -> clinic.service(id))
        .map((Service one) -> one.name(texts.language()))
        .orElse(id.value());
  }

  private String practitioner(PractitionerId id) {
    return catalogue
        .flatMap(clinic -> clinic.practitioner(id))
        .map((Practitioner one) -> one.spokenName(texts.language()))
        .orElse(id.value());
  }

  private Optional<String> wishes() {
    Preferences asked = call.preferences();
    List<String> parts = new ArrayList<>();
    asked.practitioners().forEach(id -> parts.add(practitioner(id)));
    if (asked.anyPractitioner()) {
      parts.add(texts.say("wish.anybody"));
    }
    asked
        .weekdays()
        .forEach(
            day ->
                parts.add(
                    texts.say("wish.day", day.getDisplayName(TextStyle.FULL, texts.locale()))));
    asked.partsOfDay().forEach(part -> parts.add(texts.name("part", part)));
    if (asked.soonest()) {
      parts.add(texts.say("wish.soonest"));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.say("wishes", String.join(", ", parts)));
  }

  private String hints() {
    Satisfaction hints = call.satisfaction();
    List<String> parts = new ArrayList<>();
    count(parts, hints.askedAgain(), "hint.again");
    count(parts, hints.notUnderstood(), "hint.not-understood");
    count(parts, hints.impossible(), "hint.impossible");
    count(parts, hints.silences(), "hint.silent");
    count(parts, hints.interruptions(), "hint.interrupted");
    count(parts, hints.corrections(), "hint.corrected");
    count(parts, hints.repeats(), "hint.repeat");
    count(parts, hints.slower(), "hint.slower");
    count(parts, hints.helps(), "hint.help");
    count(parts, hints.humans(), "hint.human");
    count(parts, hints.beganAgain(), "hint.begun-again");
    return parts.isEmpty() ? texts.say("smooth") : texts.say("hints", String.join(", ", parts));
  }

  private void count(List<String> parts, int times, String hint) {
    if (times > 0) {
      parts.add(texts.say(times == 1 ? "time" : "times", texts.say(hint), times));
    }
  }

  private String ending() {
    return texts.say(
        "end",
        call.reason().map(reason -> texts.name("reason", reason)).orElse(texts.say("reason.none")),
        call.ending().map(ending -> texts.name("ending", ending)).orElse(texts.say("ending.none")));
  }

  private String at(Instant moment) {
    return DateTimeFormatter.ofPattern(texts.say("moment"), texts.locale())
        .format(moment.atZone(zone));
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(texts.say("day"), texts.locale()).format(day);
  }
}
