package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.summary.Outcome;
import frontdesk.ops.talk.TalkFile.Expected;
import frontdesk.ops.talk.TalkFile.Wanted;
import frontdesk.protocol.booking.Appointment;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says in which points a conversation's outcome differs from what its file expects. Pure. */
final class TalkJudge {
  private final Catalogue catalogue;
  private final ToldFacts facts;

  TalkJudge(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.facts = new ToldFacts(catalogue);
  }

  /** The differences, one line each; none: it went as it should. */
  List<String> differences(TalkResult result) {
    Expected expected = result.file().expected();
    List<String> differences = new ArrayList<>();
    expected.appointments().ifPresent(wanted -> appointments(result, wanted, differences));
    expected.patients().ifPresent(wanted -> patients(result, wanted, differences));
    expected
        .emails()
        .filter(wanted -> !sorted(wanted).equals(sorted(result.emails())))
        .ifPresent(wanted -> differences.add("e-mail addresses other than " + wanted));
    expected
        .waiting()
        .filter(wanted -> !sorted(wanted).equals(sorted(result.waiting())))
        .ifPresent(
            wanted -> differences.add("waited for is " + result.waiting() + ", not " + wanted));
    expected.facts().stream()
        .filter(fact -> !facts.told(result, fact))
        .forEach(fact -> differences.add("was not told " + fact.kind() + " " + fact.of()));
    expected.never().stream()
        .filter(fact -> facts.told(result, fact))
        .forEach(fact -> differences.add("was told " + fact.kind() + " " + fact.of()));
    Outcome outcome = HappenedMost.in(result);
    if (!fits(outcome, expected.outcome())) {
      differences.add("outcome " + outcome + " in place of " + expected.outcome());
    }
    return differences;
  }

  private static List<String> sorted(List<String> services) {
    return services.stream().sorted().toList();
  }

  /** A human is reached by a number or by being called back. */
  private static boolean fits(Outcome outcome, Outcome wanted) {
    return outcome == wanted || (wanted == Outcome.HUMAN && outcome == Outcome.CALLBACK);
  }

  private void appointments(TalkResult result, List<Wanted> wanted, List<String> differences) {
    List<Appointment> left = new ArrayList<>(result.appointments());
    for (Wanted each : wanted) {
      Optional<Appointment> match =
          left.stream().filter(appointment -> fits(result, appointment, each)).findFirst();
      if (match.isPresent()) {
        left.remove(match.get());
      } else {
        differences.add("no appointment is " + shortly(each));
      }
    }
    left.forEach(
        appointment -> differences.add("an appointment too many: " + shortly(result, appointment)));
  }

  private boolean fits(TalkResult result, Appointment appointment, Wanted wanted) {
    LocalDateTime start = appointment.slot().start().atZone(catalogue.zone()).toLocalDateTime();
    return wanted.ref().map(ref -> isGiven(result, appointment, ref)).orElse(true)
        && wanted.patientName().map(name -> sameName(result, appointment, name)).orElse(true)
        && wanted.service().map(appointment.slot().service().value()::equals).orElse(true)
        && wanted.practitioner().map(appointment.slot().practitioner().value()::equals).orElse(true)
        && wanted.start().map(start::equals).orElse(true)
        && wanted.on().map(start.toLocalDate()::equals).orElse(true)
        && wanted.from().map(from -> !start.toLocalTime().isBefore(from)).orElse(true)
        && wanted.to().map(to -> !start.toLocalTime().isAfter(to)).orElse(true)
        && wanted.after().map(after -> !start.isBefore(after)).orElse(true)
        && wanted.before().map(before -> !start.isAfter(before)).orElse(true);
  }

  /** One of before that has to stand as it stood. */
  private boolean isGiven(TalkResult result, Appointment appointment, String ref) {
    if (!appointment.id().equals(result.given().get(ref))) {
      return false;
    }
    return result.file().appointments().stream()
        .filter(given -> given.ref().equals(ref))
        .anyMatch(
            given ->
                given
                        .start()
                        .atZone(catalogue.zone())
                        .toInstant()
                        .equals(appointment.slot().start())
                    && given.practitioner().equals(appointment.slot().practitioner().value()));
  }

  private static boolean sameName(TalkResult result, Appointment appointment, String name) {
    return WrittenNames.same(name, result.names().getOrDefault(appointment.id(), ""));
  }

  private static void patients(TalkResult result, List<String> wanted, List<String> differences) {
    List<String> left = new ArrayList<>(result.patients());
    for (String name : wanted) {
      Optional<String> match =
          left.stream().filter(each -> WrittenNames.same(name, each)).findFirst();
      match.ifPresentOrElse(left::remove, () -> differences.add("no patient is " + name));
    }
    if (!left.isEmpty()) {
      differences.add("patients too many: " + new TreeSet<>(left));
    }
  }

  private static String shortly(Wanted wanted) {
    List<String> parts = new ArrayList<>();
    wanted.ref().ifPresent(parts::add);
    wanted.patientName().ifPresent(parts::add);
    wanted.service().ifPresent(parts::add);
    wanted.practitioner().ifPresent(parts::add);
    wanted.start().ifPresent(start -> parts.add("at " + start));
    wanted.on().ifPresent(on -> parts.add("on " + on));
    wanted.from().ifPresent(from -> parts.add("from " + from));
    wanted.to().ifPresent(to -> parts.add("to " + to));
    wanted.after().ifPresent(after -> parts.add("after " + after));
    wanted.before().ifPresent(before -> parts.add("before " + before));
    return String.join(", ", parts);
  }

  private String shortly(TalkResult result, Appointment appointment) {
    return result.names().getOrDefault(appointment.id(), "?")
        + ", "
        + appointment.slot().service()
        + ", "
        + appointment.slot().practitioner()
        + ", "
        + appointment.slot().start().atZone(catalogue.zone()).toLocalDateTime();
  }
}
