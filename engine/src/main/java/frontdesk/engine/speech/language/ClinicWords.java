package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import java.util.Optional;

/** What every text may say of the clinic itself. */
final class ClinicWords {
  private ClinicWords() {}

  /** The words for a fact. */
  static String of(ClinicFact fact, Catalogue catalogue, Speech speech) {
    return switch (fact) {
      case NAME -> catalogue.spokenName();
      case ADDRESS -> catalogue.address();
      case HUMAN_NUMBER -> speech.digits(catalogue.humanNumber());
      case EMERGENCY_NUMBER -> catalogue.emergencyNumber();
      case OPENING_HOURS -> OpeningHoursWords.of(catalogue.openingHours(), speech);
    };
  }

  /** The words for a placeholder, if it is one of the clinic's. */
  static Optional<String> of(String placeholder, Catalogue catalogue, Speech speech) {
    return switch (placeholder) {
      case "clinic" -> Optional.of(of(ClinicFact.NAME, catalogue, speech));
      case "address" -> Optional.of(of(ClinicFact.ADDRESS, catalogue, speech));
      case "human" -> Optional.of(of(ClinicFact.HUMAN_NUMBER, catalogue, speech));
      case "emergency" -> Optional.of(of(ClinicFact.EMERGENCY_NUMBER, catalogue, speech));
      case "services" ->
          Optional.of(
              speech.listed(catalogue.services().stream().map(Service::name).toList()));
      case "practitioners" ->
          Optional.of(
              speech.listed(
                  catalogue.practitioners().stream().map(Practitioner::spokenName).toList()));
      case "currency" -> Optional.of(speech.currency(catalogue.currency()));
      case "insurers" -> Optional.of(speech.listed(catalogue.insurers()));
      default -> Optional.empty();
    };
  }
}
