package frontdesk.ops.talk;

import frontdesk.engine.call.summary.Outcome;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A written conversation: who calls whom when, what they say and answer, and what the clinic has to
 * have afterwards.
 *
 * @param name of its file, without the ending
 * @param language what the caller speaks, {@code en} or {@code ro}
 * @param now the clinic's local time when the call begins
 * @param callerNumber E.164; empty where it is withheld
 * @param says what the caller says unasked, in order
 * @param answers what they say when they are asked, by what they are asked for, in order
 */
public record TalkFile(
    String name,
    String about,
    String language,
    LocalDateTime now,
    Optional<String> callerNumber,
    List<Patient> patients,
    List<Appointment> appointments,
    List<Waiting> waiting,
    List<Act> says,
    Map<String, List<Act>> answers,
    Expected expected) {

  /** A patient whom the clinic knows before the call. */
  public record Patient(
      String ref, String name, Optional<String> number, Optional<LocalDate> birthDate) {}

  /** An appointment that the clinic has before the call. */
  public record Appointment(
      String ref, String patient, String service, String practitioner, LocalDateTime start) {}

  /** A place on the waiting list that a patient has before the call, from the call's day on. */
  public record Waiting(String ref, String patient, String service, LocalDate until) {}

  /** Something that a caller does. */
  public sealed interface Act {
    /** Listens to the end, then speaks. */
    record Say(String words) implements Act {}

    /** Speaks after so many words of what is being said. */
    record Interrupt(int afterWords, String words) implements Act {}

    /** Presses keys. */
    record Press(String keys) implements Act {}

    /** Says nothing until spoken to again. */
    record Quiet() implements Act {}

    /** Hangs up. */
    record HangUp() implements Act {}

    /** Hangs up in the middle of it and calls again at once, from the same number. */
    record CallAgain() implements Act {}
  }

  /**
   * What has to be afterwards.
   *
   * @param appointments all that lie ahead of the beginning of the call; empty: not judged
   * @param patients names of all patients; empty: not judged
   * @param emails the e-mail addresses of all patients; empty: not judged
   * @param waiting the services that all of them wait for; empty: not judged
   * @param facts what the caller must have been told
   * @param never what the caller must not have been told
   */
  public record Expected(
      Optional<List<Wanted>> appointments,
      Optional<List<String>> patients,
      Optional<List<String>> emails,
      Optional<List<String>> waiting,
      List<Fact> facts,
      List<Fact> never,
      Outcome outcome) {}

  /**
   * An appointment that has to be. What is empty may be anything.
   *
   * @param ref of one that was there before and has to be as it was
   * @param start exactly
   * @param on the day
   * @param from the earliest time of day
   * @param to the latest time of day
   * @param after not before
   * @param before not later
   */
  public record Wanted(
      Optional<String> ref,
      Optional<String> patientName,
      Optional<String> service,
      Optional<String> practitioner,
      Optional<LocalDateTime> start,
      Optional<LocalDate> on,
      Optional<LocalTime> from,
      Optional<LocalTime> to,
      Optional<LocalDateTime> after,
      Optional<LocalDateTime> before) {}

  /** Something that can be told, and of what. */
  public record Fact(String kind, String of) {}
}
