package frontdesk.engine.patient;

import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.patient.PatientEvent.GuessCounted;
import frontdesk.protocol.patient.PatientEvent.GuessForgiven;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often each caller tried in vain to say who they are, in the day of the clinic that is
 * counted. Immutable; another day begins with nothing.
 *
 * @param day empty before the first
 * @param tries by caller; who tried first is the first
 */
record Guesses(Optional<LocalDate> day, List<Tries> tries) {
  static final Guesses NONE = new Guesses(Optional.empty(), List.of());

  /**
   * One caller's.
   *
   * @param caller a keyed hash
   * @param attempts those that count, each once
   */
  record Tries(String caller, List<CommandId> attempts) {
    Tries {
      attempts = List.copyOf(attempts);
    }
  }

  Guesses {
    tries = List.copyOf(tries);
  }

  /** The day in which an attempt counts: none counts in a day that is over. */
  LocalDate counting(LocalDate asked) {
    return day.filter(asked::isBefore).orElse(asked);
  }

  /** What counts for a caller in this day. */
  List<CommandId> of(String caller, LocalDate when) {
    return day.equals(Optional.of(when))
        ? tries.stream()
            .filter(one -> one.caller().equals(caller))
            .findFirst()
            .map(Tries::attempts)
            .orElse(List.of())
        : List.of();
  }

  /** Who has to begin anew, so that there is room for this caller; empty when there is. */
  Optional<String> leaving(String caller, LocalDate when, int maxCallers) {
    boolean full =
        day.equals(Optional.of(when)) && tries.size() >= maxCallers && of(caller, when).isEmpty();
    return full ? Optional.of(tries.get(0).caller()) : Optional.empty();
  }

  Guesses on(GuessCounted event) {
    List<Tries> all =
        new ArrayList<>(day.equals(Optional.of(event.day())) ? tries : List.<Tries>of());
    event.leaving().ifPresent(gone -> all.removeIf(one -> one.caller().equals(gone)));
    List<CommandId> attempts = new ArrayList<>(of(event.caller(), event.day()));
    attempts.add(event.attempt());
    return new Guesses(Optional.of(event.day()), with(all, new Tries(event.caller(), attempts)));
  }

  Guesses on(GuessForgiven event) {
    List<CommandId> left =
        day.stream()
            .flatMap(when -> of(event.caller(), when).stream())
            .filter(attempt -> !attempt.equals(event.attempt()))
            .toList();
    return new Guesses(day, with(tries, new Tries(event.caller(), left)));
  }

  /** In the place that the caller has; at the end, where they have none; out, where none counts. */
  private static List<Tries> with(List<Tries> all, Tries changed) {
    List<Tries> next = new ArrayList<>();
    boolean had = false;
    for (Tries one : all) {
      boolean same = one.caller().equals(changed.caller());
      had |= same;
      if (!same) {
        next.add(one);
      } else if (!changed.attempts().isEmpty()) {
        next.add(changed);
      }
    }
    if (!had && !changed.attempts().isEmpty()) {
      next.add(changed);
    }
    return next;
  }
}
