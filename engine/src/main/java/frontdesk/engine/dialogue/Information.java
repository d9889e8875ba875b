package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What anybody may know of the clinic; all of it stands in the catalogue. */
final class Information {
  /** How the keys of all that informs begin. */
  private static final String INFO = "info.";

  /** Where it is asked who is calling, at the first attempt or after trouble. */
  private static final Set<FlowNode> OF_APPOINTMENTS =
      EnumSet.of(FlowNode.MANAGEMENT, FlowNode.ERROR);

  /** Of how many days the hours are told one by one. */
  private static final int MOST_DAYS = 4;

  private Information() {}

  /** Whether saying this tells a caller something that they wanted to know. */
  static boolean informs(Phrase phrase) {
    return phrase.key().startsWith(INFO)
        || phrase.key().equals(Line.PAYMENT.say().key())
        || phrase.key().equals(Line.APPOINTMENT_ONE.say().key())
        || phrase.key().equals(Line.APPOINTMENT_NONE.say().key());
  }

  /** "And which doctor?", while who is calling is not known: that is of the appointment. */
  static boolean isOfTheAppointment(ConversationState state, Understanding said) {
    boolean who = said.topic().equals(Optional.of(Topic.PRACTITIONERS)) && said.service().isEmpty();
    return who
        && state.aim().isPresent()
        && state.dealings().identified().isEmpty()
        && OF_APPOINTMENTS.contains(Flow.of(state));
  }

  /** What was asked beside a wish is told before what is asked next. */
  static List<Phrase> aside(Draft draft) {
    return draft
        .state()
        .aside()
        .map(asked -> all(draft, asked, said -> !isToldWithThePrerequisite(draft, said)))
        .orElse(List.of());
  }

  /** What has to come before the service that is wished is told with the prices of both. */
  private static boolean isToldWithThePrerequisite(Draft draft, Understanding said) {
    return said.service()
        .filter(one -> Prerequisites.has(draft, one))
        .filter(one -> BookingFlow.service(draft.state()).equals(Optional.of(one)))
        .isPresent();
  }

  /** What answers the questions, each fact once. */
  private static List<Phrase> all(
      Draft draft, Understanding asked, Predicate<Understanding> meant) {
    return Further.questions(asked).stream()
        .filter(meant)
        .flatMap(said -> about(draft, said).stream())
        .distinct()
        .toList();
  }

  /** Tells it, and goes back to the question that waits. */
  static void tell(Draft draft, Understanding said) {
    all(draft, said, every -> true).forEach(draft::lead);
    Question question = draft.state().question();
    if (question == Question.INTENT || question == Question.MORE) {
      Answers.leaveTrouble(draft);
      boolean advice = said.topic().equals(Optional.of(Topic.ADVICE));
      draft.ask(advice ? Question.INTENT : Question.MORE);
    } else {
      Prompts.again(draft);
    }
  }

  private static List<Phrase> about(Draft draft, Understanding said) {
    Optional<Service> service = said.service().flatMap(draft.catalogue()::service);
    Optional<Practitioner> practitioner =
        said.practitioner().flatMap(draft.catalogue()::practitioner);
    if (Further.asksSlower(said)) {
      return List.of(Line.SLOWER.say());
    }
    if (Further.isOnlyEmail(said)) {
      return List.of(email(draft.state()));
    }
    if (said.topic().isEmpty()) {
      return service.map(one -> List.of(about(one))).orElseGet(() -> List.of(clinic()));
    }
    return switch (said.topic().get()) {
      case SERVICES -> services(service, practitioner);
      case OTHER_SERVICE -> List.of(fact(Line.INFO_OTHER_SERVICE, "services", ClinicFact.SERVICES));
      case DURATION ->
          service
              .or(() -> BookingFlow.service(draft.state()).flatMap(draft.catalogue()::service))
              .map(one -> List.of(about(one)))
              .orElseGet(() -> services(service, practitioner));
      case PRICES ->
          service
              .or(() -> BookingFlow.service(draft.state()).flatMap(draft.catalogue()::service))
              .map(one -> List.of(about(one)))
              .orElseGet(
                  () -> draft.catalogue().services().stream().map(Information::price).toList());
      case PRACTITIONERS -> practitioners(draft, service, practitioner);
      case HOURS ->
          practitioner
              .map(someone -> Working.hours(draft, someone, said.date()))
              .orElseGet(() -> hours(draft, said));
      case INSURANCE, OTHER_INSURER -> Insurance.about(draft, said);
      // A clinic that says how one pays has a sentence of its own for this; else nobody here knows.
      case PAYMENT -> List.of(Endings.humanLine(Line.PAYMENT));
      case ADVICE -> List.of(Line.SORRY_NO_ADVICE.say());
      case PREPARATION ->
          service
              .or(() -> BookingFlow.service(draft.state()).flatMap(draft.catalogue()::service))
              .or(() -> booked(draft))
              .map(one -> preparation(draft, one))
              .orElseGet(() -> List.of(clinic()));
      case ADDRESS -> List.of(fact(Line.INFO_ADDRESS, "address", ClinicFact.ADDRESS));
    };
  }

  /** It is kept with whoever becomes a patient here; of whom there is already, by a person. */
  private static Phrase email(ConversationState state) {
    boolean known = state.dealings().identified().isPresent() || state.patient().isPresent();
    return known ? Endings.humanLine(Line.EMAIL_BY_PERSON) : Line.EMAIL_NOTED.say();
  }

  private static Phrase fact(Line line, String placeholder, ClinicFact fact) {
    return line.say(placeholder, new Argument.OfClinic(fact));
  }

  private static Phrase clinic() {
    return Line.INFO_CLINIC.say(
        Map.of(
            "address", new Argument.OfClinic(ClinicFact.ADDRESS),
            "hours", new Argument.OfClinic(ClinicFact.OPENING_HOURS)));
  }

  static Phrase about(Service service) {
    return Line.INFO_SERVICE.say(
        Map.of(
            "service", new Argument.NamedService(service.id()),
            "minutes", new Argument.Count((int) service.duration().toMinutes()),
            "price", new Argument.Money(service.price())));
  }

  static Phrase price(Service service) {
    return Line.INFO_PRICE.say(
        Map.of(
            "service", new Argument.NamedService(service.id()),
            "price", new Argument.Money(service.price())));
  }

  private static List<Phrase> services(
      Optional<Service> service, Optional<Practitioner> practitioner) {
    return service
        .map(one -> List.of(about(one)))
        .or(() -> practitioner.map(Information::servicesOf))
        .orElseGet(() -> List.of(fact(Line.INFO_SERVICES, "services", ClinicFact.SERVICES)));
  }

  private static List<Phrase> servicesOf(Practitioner practitioner) {
    return practitioner.services().stream()
        .map(
            service ->
                Line.INFO_DOES.say(
                    Map.of(
                        "practitioner", new Argument.NamedPractitioner(practitioner.id()),
                        "service", new Argument.NamedService(service))))
        .toList();
  }

  private static List<Phrase> practitioners(
      Draft draft, Optional<Service> service, Optional<Practitioner> practitioner) {
    if (service.isEmpty()) {
      return practitioner
          .map(Information::servicesOf)
          .orElseGet(
              () ->
                  List.of(
                      fact(Line.INFO_PRACTITIONERS, "practitioners", ClinicFact.PRACTITIONERS)));
    }
    return draft.catalogue().practitionersFor(service.get().id()).stream()
        .map(
            someone ->
                Line.INFO_DOES.say(
                    Map.of(
                        "practitioner", new Argument.NamedPractitioner(someone.id()),
                        "service", new Argument.NamedService(service.get().id()))))
        .toList();
  }

  /** What was booked last, or what is spoken of. */
  private static Optional<Service> booked(Draft draft) {
    return draft
        .state()
        .selected()
        .or(() -> Situation.of(draft.state()).booked())
        .flatMap(one -> draft.catalogue().service(one.slot().service()));
  }

  /** What has to come before a service, and what the patient has to do before they come. */
  private static List<Phrase> preparation(Draft draft, Service service) {
    List<Phrase> told = new ArrayList<>();
    if (Prerequisites.has(draft, service.id())) {
      told.addAll(Prerequisites.needed(draft, service));
    }
    Line line =
        service.rules().preparation().isPresent()
            ? Line.INFO_PREPARATION
            : Line.INFO_PREPARATION_NONE;
    if (told.isEmpty() || line == Line.INFO_PREPARATION) {
      told.add(line.say("service", new Argument.NamedService(service.id())));
    }
    return told;
  }

  /** The hours of the week, of a day, or of several. */
  private static List<Phrase> hours(Draft draft, Understanding said) {
    if (said.from().isPresent() && said.until().isPresent()) {
      return hours(draft, said.from().get(), said.until().get());
    }
    return said.date()
        .map(date -> hours(draft, date))
        .orElseGet(() -> List.of(fact(Line.INFO_HOURS, "hours", ClinicFact.OPENING_HOURS)));
  }

  /** The hours of each of a few days; of more, those of the week, and which days are holidays. */
  private static List<Phrase> hours(Draft draft, LocalDate from, LocalDate until) {
    LocalDate end = until.plusDays(1);
    if (from.plusDays(MOST_DAYS).isAfter(until)) {
      return from.datesUntil(end).flatMap(date -> hours(draft, date).stream()).toList();
    }
    Stream<Phrase> week = Stream.of(fact(Line.INFO_HOURS, "hours", ClinicFact.OPENING_HOURS));
    Stream<Phrase> holidays =
        draft.catalogue().holidays().subSet(from, end).stream()
            .flatMap(date -> hours(draft, date).stream());
    return Stream.concat(week, holidays).toList();
  }

  /** The hours of one day, or why there are none. */
  private static List<Phrase> hours(Draft draft, LocalDate date) {
    Argument day = new Argument.Day(date);
    if (draft.catalogue().holidays().contains(date)) {
      return List.of(Line.INFO_HOLIDAY.say("date", day));
    }
    List<WeeklyHours.Period> open = draft.catalogue().openingHours().on(date.getDayOfWeek());
    Stream<Phrase> phrases =
        open.stream()
            .map(
                period ->
                    Line.INFO_HOURS_DAY.say(
                        Map.of(
                            "date", day,
                            "opens", new Argument.TimeOfDay(period.from()),
                            "closes", new Argument.TimeOfDay(period.to()))));
    return open.isEmpty() ? List.of(Line.INFO_CLOSED.say("date", day)) : phrases.toList();
  }
}
