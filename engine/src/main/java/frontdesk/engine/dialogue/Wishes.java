package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what was said about the wish into the slots, as far as the clinic can do it at all. */
final class Wishes {
  /** What became of what was said about the wish. */
  enum Outcome {
    /** Nothing was said about it. */
    NOTHING,
    /** It was said, and is what was known already. */
    SAME,
    /** Something is known now that was not. */
    CHANGED,
    /** It cannot be; the caller has been told and asked. */
    IMPOSSIBLE
  }

  /** The first thing of an utterance that cannot be. */
  private record Fault(Question question, Phrase why) {}

  /** How many days of a wish are looked at. */
  private static final int MOST_DAYS = 62;

  /** "Today, the sooner the better": any time, and the first of them. */
  private static final SlotValue EARLIEST =
      new SlotValue.WantedWindow(Optional.of(LocalTime.MIN), Optional.empty());

  private Wishes() {}

  static Outcome take(Draft draft, Understanding said) {
    if (!isAboutWish(said)) {
      return Outcome.NOTHING;
    }
    if (Management.isDescribed(draft.state())) {
      return Which.describe(draft, said);
    }
    int before = draft.decisions().size();
    Optional<Fault> service = takeService(draft, said);
    Optional<Fault> practitioner = takePractitioner(draft, said);
    Optional<Fault> date = takeDate(draft, said);
    Optional<Fault> time = takeTime(draft, said, date.isPresent());
    said.note().ifPresent(note -> draft.fill(new SlotValue.Note(note)));
    said.every().ifPresent(every -> draft.fill(new SlotValue.WantedSeries(every)));
    Optional<Fault> fault = service.or(() -> practitioner).or(() -> date).or(() -> time);
    if (fault.isPresent()) {
      Troubles.impossible(draft, fault.get().question(), fault.get().why());
      return Outcome.IMPOSSIBLE;
    }
    return draft.decisions().size() > before ? Outcome.CHANGED : Outcome.SAME;
  }

  private static boolean isAboutWish(Understanding said) {
    return said.service().isPresent()
        || said.practitioner().isPresent()
        || said.anyPractitioner()
        || said.date().isPresent()
        || (said.from().isPresent() && said.until().isPresent())
        || said.soonest()
        || said.impossibleDate()
        || said.time().isPresent()
        || said.earliest().isPresent()
        || said.latest().isPresent()
        || said.note().isPresent()
        || said.every().isPresent();
  }

  private static void fill(Draft draft, SlotValue value, Question answered) {
    draft.fill(value);
    draft.forgetTroubles(answered);
  }

  private static Optional<Fault> takeService(Draft draft, Understanding said) {
    if (said.service().isEmpty()) {
      return Optional.empty();
    }
    ServiceId service = said.service().get();
    if (draft.catalogue().practitionersFor(service).isEmpty()
        || draft.catalogue().service(service).isEmpty()) {
      return Optional.of(new Fault(Question.SERVICE, Line.IMPOSSIBLE_SERVICE.say()));
    }
    if (said.practitioner().isEmpty() && isOtherThanBooked(draft, service)) {
      draft.clear(SlotName.PRACTITIONER); // who was wished for another service just booked
    }
    fill(draft, new SlotValue.WantedService(service), Question.SERVICE);
    return Optional.empty();
  }

  private static boolean isOtherThanBooked(Draft draft, ServiceId service) {
    Optional<Appointment> last = draft.state().dealings().last();
    return !draft.state().has(SlotName.SERVICE)
        && last.filter(one -> !one.slot().service().equals(service)).isPresent();
  }

  /**
   * A practitioner counts only for a service that they offer, in whatever order the two are said.
   */
  private static Optional<Fault> takePractitioner(Draft draft, Understanding said) {
    if (said.anyPractitioner()) {
      fill(draft, new SlotValue.AnyPractitioner(), Question.PRACTITIONER);
      return Optional.empty();
    }
    Optional<PractitionerId> wanted =
        said.practitioner().or(() -> BookingFlow.practitioner(draft.state()));
    Optional<ServiceId> service = BookingFlow.service(draft.state());
    Optional<Practitioner> known = wanted.flatMap(draft.catalogue()::practitioner);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (service.isPresent() && !known.get().services().contains(service.get())) {
      draft.clear(SlotName.PRACTITIONER);
      return Optional.of(
          new Fault(
              Question.PRACTITIONER,
              Line.IMPOSSIBLE_PRACTITIONER.say(
                  Map.of(
                      "practitioner", new Argument.NamedPractitioner(known.get().id()),
                      "service", new Argument.NamedService(service.get())))));
    }
    if (said.practitioner().isPresent()) {
      fill(draft, new SlotValue.WantedPractitioner(known.get().id()), Question.PRACTITIONER);
    }
    return Optional.empty();
  }

  private static Optional<Fault> takeDate(Draft draft, Understanding said) {
    if (said.impossibleDate()) {
      return Optional.of(new Fault(Question.DATE, Line.IMPOSSIBLE_NO_DAY.say()));
    }
    if (said.from().isPresent() && said.until().isPresent()) {
      return takeDays(draft, said.from().get(), said.until().get());
    }
    if (said.date().isPresent()) {
      LocalDate date = said.date().get();
      Optional<Phrase> why = Feasibility.fault(draft, date);
      if (why.isPresent()) {
        return Optional.of(new Fault(Question.DATE, why.get()));
      }
      fill(draft, new SlotValue.WantedDate(date), Question.DATE);
      if (said.soonest() && !namesTime(said)) {
        fill(draft, EARLIEST, Question.TIME);
      }
    } else if (said.soonest()) {
      fill(draft, new SlotValue.AnyDate(), Question.DATE);
      if (!namesTime(said)) {
        draft.clear(SlotName.TIME);
      }
    }
    return Optional.empty();
  }

  private static boolean namesTime(Understanding said) {
    return said.time().isPresent() || said.earliest().isPresent() || said.latest().isPresent();
  }

  /** Several days: those on which there can be an appointment at all. */
  private static Optional<Fault> takeDays(Draft draft, LocalDate from, LocalDate until) {
    List<LocalDate> possible =
        from.datesUntil(until.plusDays(1))
            .limit(MOST_DAYS)
            .filter(day -> Feasibility.fault(draft, day).isEmpty())
            .toList();
    if (possible.isEmpty()) {
      return Feasibility.fault(draft, until).map(why -> new Fault(Question.DATE, why));
    }
    LocalDate first = possible.get(0);
    LocalDate last = possible.get(possible.size() - 1);
    fill(
        draft,
        first.equals(last)
            ? new SlotValue.WantedDate(first)
            : new SlotValue.WantedDays(first, last),
        Question.DATE);
    return Optional.empty();
  }

  /** A time, checked together with the day that it is for, if that is known. */
  private static Optional<Fault> takeTime(Draft draft, Understanding said, boolean dayImpossible) {
    if (said.time().isEmpty() && (said.earliest().isPresent() || said.latest().isPresent())) {
      fill(draft, new SlotValue.WantedWindow(said.earliest(), said.latest()), Question.TIME);
      return Optional.empty();
    }
    Optional<LocalTime> time = said.time().or(() -> BookingFlow.time(draft.state()));
    Optional<LocalDate> date = dayImpossible ? Optional.empty() : BookingFlow.date(draft.state());
    if (time.isEmpty()) {
      return Optional.empty();
    }
    Optional<Phrase> why =
        date.flatMap(
            day -> Feasibility.fault(draft, day, time.get(), BookingFlow.service(draft.state())));
    if (why.isPresent()) {
      draft.clear(SlotName.TIME);
      return Optional.of(new Fault(Question.TIME, why.get()));
    }
    if (said.time().isPresent()) {
      fill(draft, new SlotValue.WantedTime(time.get()), Question.TIME);
    }
    return Optional.empty();
  }

  /** Forgets the wish; whom it was for is kept. */
  static void drop(Draft draft) {
    draft.clear(SlotName.PRACTITIONER);
    dropBooked(draft);
  }

  /** Forgets what was booked; one more of the same is with whoever was wished. */
  static void dropBooked(Draft draft) {
    draft.clear(SlotName.SERVICE);
    draft.clear(SlotName.DATE);
    draft.clear(SlotName.TIME);
    draft.clear(SlotName.NOTE);
    draft.clear(SlotName.PREREQUISITE);
  }
}
