package frontdesk.protocol.dialogue;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What an interpreter made of one utterance or key: everything that decisions branch on stands here
 * in clear; free text, names and numbers stand as sealed handles.
 *
 * @param intent what the caller wants, if they said it
 * @param yes true for yes, false for no
 * @param service the service named
 * @param practitioner the practitioner named
 * @param anyPractitioner whether they said that anybody will do
 * @param date the day meant, resolved against the time of the call in the clinic's zone
 * @param impossibleDate whether a day was named that no calendar has
 * @param time the time of day meant
 * @param earliest from when, as in "after three" or "in the afternoon"
 * @param latest until when, as in "before noon"
 * @param choice which of the offers, from 1
 * @param none whether they said that none of the offers fits
 * @param name words of a name, sealed
 * @param number an E.164 number, sealed
 * @param note a note, sealed
 */
public record Understanding(
    Optional<Intent> intent,
    Optional<Boolean> yes,
    Optional<ServiceId> service,
    Optional<PractitionerId> practitioner,
    boolean anyPractitioner,
    Optional<LocalDate> date,
    boolean impossibleDate,
    Optional<LocalTime> time,
    Optional<LocalTime> earliest,
    Optional<LocalTime> latest,
    Optional<Integer> choice,
    boolean none,
    Optional<Sealed> name,
    Optional<Sealed> number,
    Optional<Sealed> note) {

  /** Nothing was understood. */
  public static final Understanding NOTHING =
      new Understanding(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Understanding withIntent(Intent value) {
    return new Understanding(
        Optional.of(value),
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withYes(boolean value) {
    return new Understanding(
        intent,
        Optional.of(value),
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withService(ServiceId value) {
    return new Understanding(
        intent,
        yes,
        Optional.of(value),
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withPractitioner(PractitionerId value) {
    return new Understanding(
        intent,
        yes,
        service,
        Optional.of(value),
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withAnyPractitioner() {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        true,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withDate(LocalDate value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        Optional.of(value),
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withImpossibleDate() {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        true,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withTime(LocalTime value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        Optional.of(value),
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withWindow(Optional<LocalTime> from, Optional<LocalTime> to) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        from,
        to,
        choice,
        none,
        name,
        number,
        note);
  }

  public Understanding withChoice(int value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        Optional.of(value),
        none,
        name,
        number,
        note);
  }

  public Understanding withNone() {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        true,
        name,
        number,
        note);
  }

  public Understanding withName(Sealed value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        Optional.of(value),
        number,
        note);
  }

  public Understanding withNumber(Sealed value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        Optional.of(value),
        note);
  }

  public Understanding withNote(Sealed value) {
    return new Understanding(
        intent,
        yes,
        service,
        practitioner,
        anyPractitioner,
        date,
        impossibleDate,
        time,
        earliest,
        latest,
        choice,
        none,
        name,
        number,
        Optional.of(value));
  }
}
