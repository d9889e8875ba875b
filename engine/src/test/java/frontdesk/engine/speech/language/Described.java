package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Interpretation.Understood;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Interpretations in one line, to be compared with what was expected. */
final class Described {
  private Described() {}

  static String of(Interpretation interpretation) {
    if (!(interpretation instanceof Understood understood)) {
      return "rejected";
    }
    Understanding said = understood.understanding();
    List<String> parts = new ArrayList<>();
    said.intent().ifPresent(intent -> parts.add(intent.name()));
    said.yes().ifPresent(yes -> parts.add(yes ? "yes" : "no"));
    add(parts, "service", said.service());
    add(parts, "practitioner", said.practitioner());
    flag(parts, "any", said.anyPractitioner());
    add(parts, "date", said.date());
    flag(parts, "soonest", said.soonest());
    flag(parts, "impossible", said.impossibleDate());
    add(parts, "time", said.time());
    add(parts, "from", said.earliest());
    add(parts, "to", said.latest());
    add(parts, "choice", said.choice());
    flag(parts, "none", said.none());
    add(parts, "wrong", said.wrong());
    add(parts, "number", said.number().map(SampleClinics::opened));
    add(parts, "topic", said.topic());
    add(parts, "insurer", said.insurer());
    add(parts, "language", said.language());
    flag(parts, "all", said.all().isPresent());
    add(parts, "every", said.every());
    add(parts, "reference", said.reference());
    add(parts, "birth", said.birthDate().map(SampleClinics::opened));
    add(parts, "name", said.name().map(SampleClinics::opened));
    add(parts, "email", said.email().map(SampleClinics::opened));
    add(parts, "note", said.note().map(SampleClinics::opened));
    add(parts, "until", said.until());
    add(parts, "old", said.oldDate());
    flag(parts, "urgent", said.urgent().isPresent());
    boolean slower =
        said.further()
            .filter(all -> all.contains(Understanding.NOTHING.withIntent(Intent.SLOWER)))
            .isPresent();
    flag(parts, "and SLOWER", slower);
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, String name, Optional<?> value) {
    value.ifPresent(v -> parts.add(name + "=" + v));
  }

  private static void flag(List<String> parts, String name, boolean set) {
    if (set) {
      parts.add(name);
    }
  }
}
