package frontdesk.protocol.dialogue;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
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
 * @param topic what they want to know about
 * @param birthDate a birth date as {@code 1988-04-02}, sealed
 * @param insurer the insurer named, as the catalogue writes it
 * @param language IETF BCP 47 tag of a language they asked for by name
 * @param all true: they meant all of what was listed; never false
 * @param reference the reference of an appointment, digits only
 * @param every the distance of a series, as in "every three months"
 * @param from the first of several days that would do, as in "next week"
 * @param until the last of them
 * @param oldDate the day of the appointment to be moved, where it was named beside or without the
 *     new one
 * @param urgent true: there are words of pain, swelling or haste, which may be danger; never false
 * @param person whom the wish is for, where that was said
 * @param same true: it is to be as what was booked before, as in "the same again"; never false
 * @param further what was wished or asked in the same breath after it, in the order said; each
 *     stands for itself and holds no further ones
 * @param email an e-mail address, sealed
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
    Optional<Sealed> note,
    Optional<Topic> topic,
    Optional<Sealed> birthDate,
    Optional<String> insurer,
    Optional<String> language,
    Optional<Boolean> all,
    Optional<String> reference,
    Optional<Period> every,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<LocalDate> oldDate,
    Optional<Boolean> urgent,
    Optional<RelationToCaller> person,
    Optional<Boolean> same,
    Optional<List<Understanding>> further,
    Optional<Sealed> email) {

  public Understanding {
    further = further.map(List::copyOf);
  }

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
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
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

  public Understanding withTopic(Topic value) {
    return with(draft -> draft.topic = Optional.of(value));
  }

  public Understanding withBirthDate(Sealed value) {
    return with(draft -> draft.birthDate = Optional.of(value));
  }

  public Understanding withInsurer(String value) {
    return with(draft -> draft.insurer = Optional.of(value));
  }

  public Understanding withLanguage(String value) {
    return with(draft -> draft.language = Optional.of(value));
  }

  public Understanding withAll() {
    return with(draft -> draft.all = Optional.of(true));
  }

  public Understanding withReference(String value) {
    return with(draft -> draft.reference = Optional.of(value));
  }

  public Understanding withEvery(Period value) {
    return with(draft -> draft.every = Optional.of(value));
  }

  public Understanding withFrom(LocalDate value) {
    return with(draft -> draft.from = Optional.of(value));
  }

  public Understanding withUntil(LocalDate value) {
    return with(draft -> draft.until = Optional.of(value));
  }

  public Understanding withOldDate(LocalDate value) {
    return with(draft -> draft.oldDate = Optional.of(value));
  }

  public Understanding withUrgent() {
    return with(draft -> draft.urgent = Optional.of(true));
  }

  public Understanding withPerson(RelationToCaller value) {
    return with(draft -> draft.person = Optional.of(value));
  }

  public Understanding withSame() {
    return with(draft -> draft.same = Optional.of(true));
  }

  /** With these and no others; none of them: as if nothing further was said. */
  public Understanding withFurther(List<Understanding> value) {
    return with(draft -> draft.further = value.isEmpty() ? Optional.empty() : Optional.of(value));
  }

  public Understanding withEmail(Sealed value) {
    return with(draft -> draft.email = Optional.of(value));
  }

  /** Without a name, where what was said is none to go by. */
  public Understanding withoutName() {
    return with(draft -> draft.name = Optional.empty());
  }

  /** Without a note, and of whom it was, where both were taken already. */
  public Understanding withoutNote() {
    return with(
        draft -> {
          draft.note = Optional.empty();
          draft.person = Optional.empty();
        });
  }

  /** Without what answers a question: a yes, a choice among offers. What was wished stays. */
  public Understanding withoutAnswer() {
    return with(
        draft -> {
          draft.yes = yes.filter(said -> !said);
          draft.choice = Optional.empty();
          draft.none = false;
          draft.all = Optional.empty();
        });
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
    private Optional<Topic> topic;
    private Optional<Sealed> birthDate;
    private Optional<String> insurer;
    private Optional<String> language;
    private Optional<Boolean> all;
    private Optional<String> reference;
    private Optional<Period> every;
    private Optional<LocalDate> from;
    private Optional<LocalDate> until;
    private Optional<LocalDate> oldDate;
    private Optional<Boolean> urgent;
    private Optional<RelationToCaller> person;
    private Optional<Boolean> same;
    private Optional<List<Understanding>> further;
    private Optional<Sealed> email;

    Draft(Understanding other) {
      intent = other.intent;
      yes = other.yes;
      service = other.service;
      practitioner = other.practitioner;
      anyPractitioner = other.anyPractitioner;
      date = other.date;
      soonest = other.soonest;
      impossibleDate = other.impossibleDate;
      time = other.time;
      earliest = other.earliest;
      latest = other.latest;
      choice = other.choice;
      none = other.none;
      wrong = other.wrong;
      name = other.name;
      number = other.number;
      note = other.note;
      topic = other.topic;
      birthDate = other.birthDate;
      insurer = other.insurer;
      language = other.language;
      all = other.all;
      reference = other.reference;
      every = other.every;
      from = other.from;
      until = other.until;
      oldDate = other.oldDate;
      urgent = other.urgent;
      person = other.person;
      same = other.same;
      further = other.further;
      email = other.email;
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
          note,
          topic,
          birthDate,
          insurer,
          language,
          all,
          reference,
          every,
          from,
          until,
          oldDate,
          urgent,
          person,
          same,
          further,
          email);
    }
  }
}
