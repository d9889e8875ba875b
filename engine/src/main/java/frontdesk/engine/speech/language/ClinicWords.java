package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import java.util.Optional;

/** What every text may say of the clinic itself. */
final class ClinicWords {
  private ClinicWords() {}

  /** The words for a placeholder, if it is one of the clinic's. */
  static Optional<String> of(String placeholder, Catalogue catalogue, EnglishSpeech speech) {
    return switch (placeholder) {
      case "clinic" -> Optional.of(catalogue.spokenName());
      case "address" -> Optional.of(catalogue.address());
      case "human" -> Optional.of(speech.digits(catalogue.humanNumber()));
      case "emergency" -> Optional.of(catalogue.emergencyNumber());
      case "services" ->
          Optional.of(
              EnglishSpeech.list(catalogue.services().stream().map(Service::name).toList()));
      case "practitioners" ->
          Optional.of(
              EnglishSpeech.list(
                  catalogue.practitioners().stream().map(Practitioner::spokenName).toList()));
      case "insurers" -> Optional.of(EnglishSpeech.list(catalogue.insurers()));
      default -> Optional.empty();
    };
  }
}
