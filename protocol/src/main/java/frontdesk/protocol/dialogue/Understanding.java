package frontdesk.protocol.dialogue;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an interpreter made of one utterance or key: everything that decisions branch on stands here
 * in clear; free text, names and numbers stand as sealed handles. Made by starting from {@link
 * #NOTHING}.
 *
 * @param intent what the caller wants, if they said it
 * @param yes true for yes, false for no
 * @param service the service named
 * @param practitioner the practitioner named
 * @param anyPractitioner whether they said that anybody will do
 * @param date the day meant, resolved against the time of the call in the clinic's zone
 * @param soonest whether they asked for the first free appointment, whatever the day
 * @param impossibleDate whether a day was named that no calendar has
 * @param time the time of day meant
 * @param earliest from when, as in "after three" or "in the afternoon"
 * @param latest until when, as in "before noon"
 * @param choice which of the offers, from 1
 * @param none whether they said that none of the offers fits, or that they have no number to give
 * @param wrong what they said is wrong without saying what is right, as in "the day is wrong"
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
    boolean soonest,
    boolean impossibleDate,
    Optional<LocalTime> time,
    Optional<LocalTime> earliest,
    Optional<LocalTime> latest,
    Optional<Integer> choice,
    boolean none,
    Optional<SlotValue.SlotName> wrong,
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
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Understanding withIntent(Intent value) {
    return with(draft -> draft.intent = Optional.of(value));
  }

  public Understanding withYes(boolean value) {
    return with(draft -> draft.yes = Optional.of(value));
  }

  public Understanding withService(ServiceId value) {
    return with(draft -> draft.service = Optional.of(value));
  }

  public Understanding withPractitioner(PractitionerId value) {
    return with(draft -> draft.practitioner = Optional.of(value));
  }

  public Understanding withAnyPractitioner() {
    return with(draft -> draft.anyPractitioner = true);
  }

  public Understanding withDate(LocalDate value) {
    return with(draft -> draft.date = Optional.of(value));
  }

  public Understanding withSoonest() {
    return with(draft -> draft.soonest = true);
  }

  public Understanding withImpossibleDate() {
    return with(draft -> draft.impossibleDate = true);
  }

  public Understanding withTime(LocalTime value) {
    return with(draft -> draft.time = Optional.of(value));
  }

  public Understanding withWindow(Optional<LocalTime> from, Optional<LocalTime> to) {
    return with(
        draft -> {
          draft.earliest = from;
          draft.latest = to;
        });
  }

  public Understanding withChoice(int value) {
    return with(draft -> draft.choice = Optional.of(value));
  }

  public Understanding withNone() {
    return with(draft -> draft.none = true);
  }

  public Understanding withWrong(SlotValue.SlotName value) {
    return with(draft -> draft.wrong = Optional.of(value));
  }

  public Understanding withName(Sealed value) {
    return with(draft -> draft.name = Optional.of(value));
  }

  public Understanding withNumber(Sealed value) {
    return with(draft -> draft.number = Optional.of(value));
  }

  public Understanding withNote(Sealed value) {
    return with(draft -> draft.note = Optional.of(value));
  }

  private Understanding with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finish();
  }

  /** The fields of an understanding while one of them is changed. */
  private static final class Draft {
    private Optional<Intent> intent;
    private Optional<Boolean> yes;
    private Optional<ServiceId> service;
    private Optional<PractitionerId> practitioner;
    private boolean anyPractitioner;
    private Optional<LocalDate> date;
    private boolean soonest;
    private boolean impossibleDate;
    private Optional<LocalTime> time;
    private Optional<LocalTime> earliest;
    private Optional<LocalTime> latest;
    private Optional<Integer> choice;
    private boolean none;
    private Optional<SlotValue.SlotName> wrong;
    private Optional<Sealed> name;
    private Optional<Sealed> number;
    private Optional<Sealed> note;

    Draft(Understanding from) {
      intent = from.intent;
      yes = from.yes;
      service = from.service;
      practitioner = from.practitioner;
      anyPractitioner = from.anyPractitioner;
      date = from.date;
      soonest = from.soonest;
      impossibleDate = from.impossibleDate;
      time = from.time;
      earliest = from.earliest;
      latest = from.latest;
      choice = from.choice;
      none = from.none;
      wrong = from.wrong;
      name = from.name;
      number = from.number;
      note = from.note;
    }

    Understanding finish() {
      return new Understanding(
          intent,
          yes,
          service,
          practitioner,
          anyPractitioner,
          date,
          soonest,
          impossibleDate,
          time,
          earliest,
          latest,
          choice,
          none,
          wrong,
          name,
          number,
          note);
    }
  }
}
