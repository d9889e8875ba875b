package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import java.util.Optional;

/** What every text may say of the clinic itself. */
final class ClinicWords {
  private ClinicWords() {}

  /** The words for a fact. */
  static String of(ClinicFact fact, Catalogue catalogue, Speech speech) {
    return switch (fact) {
      case NAME -> catalogue.spokenName(speech.tag());
      case ADDRESS -> catalogue.address(speech.tag());
      case HUMAN_NUMBER -> PhoneDigits.said(catalogue.humanNumber(), speech);
      case EMERGENCY_NUMBER -> catalogue.emergencyNumber(speech.tag());
      case OPENING_HOURS -> OpeningHoursWords.of(catalogue.openingHours(), speech);
      case SERVICES ->
          speech.listed(catalogue.services().stream().map(s -> s.name(speech.tag())).toList());
      case PRACTITIONERS ->
          speech.listed(
              catalogue.practitioners().stream().map(p -> p.spokenName(speech.tag())).toList());
      case INSURERS -> speech.listed(catalogue.insurers());
    };
  }

  /** The words for a placeholder, if it is one of the clinic's. */
  static Optional<String> of(String placeholder, Catalogue catalogue, Speech speech) {
    return switch (placeholder) {
      case "clinic" -> Optional.of(of(ClinicFact.NAME, catalogue, speech));
      case "address" -> Optional.of(of(ClinicFact.ADDRESS, catalogue, speech));
      case "human" -> Optional.of(of(ClinicFact.HUMAN_NUMBER, catalogue, speech));
      case "emergency" -> Optional.of(of(ClinicFact.EMERGENCY_NUMBER, catalogue, speech));
      case "services" -> Optional.of(of(ClinicFact.SERVICES, catalogue, speech));
      case "practitioners" -> Optional.of(of(ClinicFact.PRACTITIONERS, catalogue, speech));
      case "currency" -> Optional.of(speech.currency(catalogue.currency()));
      case "insurers" -> Optional.of(of(ClinicFact.INSURERS, catalogue, speech));
      default -> Optional.empty();
    };
  }
}
