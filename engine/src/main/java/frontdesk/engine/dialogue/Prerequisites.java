package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules.Prerequisite;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that another one has to come before: explained with both prices as soon as it is
 * wished, and the first is offered first. Who says that they had it goes on; the ledger knows what
 * the patient had, and refuses.
 */
final class Prerequisites {
  private Prerequisites() {}

  /** Asks for what comes first, once for a service; says whether it did. */
  static boolean asked(Draft draft) {
    Optional<Service> service = wished(draft);
    Optional<Prerequisite> first = service.flatMap(Prerequisites::of);
    if (first.isEmpty() || isHad(draft, service.get()) || isMade(draft, first.get())) {
      return false;
    }
    explain(draft);
    draft.ask(Question.PREREQUISITE);
    return true;
  }

  /** Whether something has to come before this service, which is said with both prices. */
  static boolean has(Draft draft, ServiceId service) {
    return draft.catalogue().service(service).flatMap(Prerequisites::of).isPresent();
  }

  private static boolean isHad(Draft draft, Service service) {
    return draft
        .state()
        .slot(SlotName.PREREQUISITE, SlotValue.PrerequisiteHad.class)
        .map(SlotValue.PrerequisiteHad::service)
        .filter(service.id()::equals)
        .isPresent();
  }

  /** Whether it was booked in this very call. */
  private static boolean isMade(Draft draft, Prerequisite first) {
    return draft.state().dealings().made().stream()
        .anyMatch(one -> one.slot().service().equals(first.service()));
  }

  /** Whether what comes first is only asked about, and the ledger has not refused yet. */
  static boolean isOpen(Draft draft) {
    return wished(draft).filter(service -> !isHad(draft, service)).isPresent();
  }

  /** "I have had it": then what was wished is looked for, and it is said that this is checked. */
  static boolean had(Draft draft) {
    draft.forgetTroubles(Question.PREREQUISITE);
    draft.lead(Line.PREREQUISITE_CHECKED.say());
    wished(draft)
        .ifPresent(
            service ->
                Answers.fill(
                    draft, new SlotValue.PrerequisiteHad(service.id()), Question.PREREQUISITE));
    return true;
  }

  /** The ledger refused: the patient has not had what comes first. */
  static void missing(Draft draft) {
    Optional<Prerequisite> first = wished(draft).flatMap(Prerequisites::of);
    draft.releaseHold();
    if (first.isEmpty()) {
      Fallback.begin(draft);
      return;
    }
    Answers.leaveTrouble(draft);
    explain(draft);
    if (draft.state().aim().isPresent()) {
      Done.nothing(draft); // the appointment stays what it is
    } else {
      draft.ask(Question.PREREQUISITE);
    }
  }

  private static void explain(Draft draft) {
    wished(draft).ifPresent(service -> needed(draft, service).forEach(draft::lead));
  }

  /** What has to come before a service, with both prices; what it is, where nothing has to. */
  static List<Phrase> needed(Draft draft, Service service) {
    Optional<Prerequisite> first = of(service);
    if (first.isEmpty()) {
      return List.of(Information.about(service));
    }
    List<Phrase> phrases = new ArrayList<>();
    phrases.add(
        Line.PREREQUISITE_NEEDED.say(
            Map.of(
                "service", new Argument.NamedService(service.id()),
                "first", new Argument.NamedService(first.get().service()),
                "days", new Argument.Count((int) first.get().within().toDays()))));
    draft
        .catalogue()
        .service(first.get().service())
        .ifPresent(earlier -> phrases.add(Information.price(earlier)));
    phrases.add(Information.price(service));
    return phrases;
  }

  private static Optional<Service> wished(Draft draft) {
    return BookingFlow.service(draft.state()).flatMap(draft.catalogue()::service);
  }

  private static Optional<Prerequisite> of(Service service) {
    return service.rules().prerequisite();
  }

  /** What comes first, in the question whether to book it. */
  static Map<String, Argument> arguments(Draft draft) {
    return wished(draft)
        .flatMap(Prerequisites::of)
        .map(
            first ->
                Map.<String, Argument>of("service", new Argument.NamedService(first.service())))
        .orElse(Map.of());
  }

  /** "Just the cleaning, then": what comes first, by its name; says whether it was named. */
  static boolean take(Draft draft, Understanding said) {
    boolean named =
        wished(draft)
            .flatMap(Prerequisites::of)
            .map(Prerequisite::service)
            .filter(first -> said.service().equals(Optional.of(first)))
            .isPresent();
    boolean no = said.yes().equals(Optional.of(false));
    boolean more = said.date().isPresent() || said.time().isPresent();
    return named && !more && answered(draft, !no);
  }

  /** The first service is booked first, or nothing is. */
  static boolean answered(Draft draft, boolean yes) {
    draft.forgetTroubles(Question.PREREQUISITE);
    Optional<Prerequisite> first = wished(draft).flatMap(Prerequisites::of);
    if (yes && first.isPresent()) {
      draft.clear(SlotName.PRACTITIONER);
      draft.clear(SlotName.DATE);
      draft.clear(SlotName.TIME);
      Answers.fill(draft, new SlotValue.WantedService(first.get().service()), Question.SERVICE);
    } else {
      Done.nothing(draft);
    }
    return true;
  }
}
