package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose insurance pays, for the clinic and for each service; all of it from the catalogue. */
final class Insurance {
  /** Of how many services that not every insurer pays for a general answer speaks. */
  private static final int MOST_EXCEPTIONS = 3;

  private Insurance() {}

  /** What is told of it: of the service that is asked about or wished, or of all. */
  static List<Phrase> about(Draft draft, Understanding said) {
    List<Phrase> told = new ArrayList<>();
    List<String> all = draft.catalogue().insurers();
    if (all.isEmpty()) {
      return List.of(Line.INFO_INSURERS_NONE.say());
    }
    Optional<Service> service =
        said.service()
            .or(() -> BookingFlow.service(draft.state()))
            .flatMap(draft.catalogue()::service);
    List<String> paying = service.map(one -> draft.catalogue().insurersOf(one.id())).orElse(all);
    boolean other = said.topic().equals(Optional.of(Topic.OTHER_INSURER));
    boolean not = said.insurer().filter(named -> !paying.contains(named)).isPresent();
    if (other || (not && !paying.isEmpty())) {
      told.add(Line.INFO_INSURER_NOT.say());
    }
    if (service.isPresent() && isException(draft, service.get())) {
      told.add(of(draft, service.get()));
      return told;
    }
    told.add(Line.INFO_INSURERS.say("insurers", new Argument.OfClinic(ClinicFact.INSURERS)));
    if (service.isEmpty()) {
      draft.catalogue().services().stream()
          .filter(one -> isException(draft, one))
          .limit(MOST_EXCEPTIONS)
          .forEach(one -> told.add(of(draft, one)));
    }
    return told;
  }

  private static boolean isException(Draft draft, Service service) {
    return !draft.catalogue().insurersOf(service.id()).equals(draft.catalogue().insurers());
  }

  private static Phrase of(Draft draft, Service service) {
    Line line =
        draft.catalogue().insurersOf(service.id()).isEmpty()
            ? Line.INFO_INSURED_NONE
            : Line.INFO_INSURED;
    return line.say("service", new Argument.NamedService(service.id()));
  }
}
