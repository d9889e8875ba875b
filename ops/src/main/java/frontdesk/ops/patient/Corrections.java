package frontdesk.ops.patient;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.EmailAddress;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be corrected of a patient, by name; values are personal data and never logged. */
final class Corrections {
  static final String NAME = "name";
  static final String NUMBER = "number";
  static final String BIRTH_DATE = "birthDate";
  static final String EMAIL = "email";
  static final String INSURER = "insurer";
  static final String LANGUAGE = "language";

  private static final Set<String> ALL = Set.of(NAME, NUMBER, BIRTH_DATE, EMAIL, INSURER, LANGUAGE);
  private static final int LONGEST = 254;
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  private Corrections() {}

  /** The name of the first value that is none; {@code nothing} where there is no value at all. */
  static Optional<String> wrong(
      Map<String, String> values, Optional<Catalogue> catalogue, LocalDate today) {
    if (values.isEmpty()) {
      return Optional.of("nothing");
    }
    return values.entrySet().stream()
        .filter(value -> !isSound(value.getKey(), value.getValue(), catalogue, today))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean isSound(
      String name, String value, Optional<Catalogue> catalogue, LocalDate today) {
    if (!ALL.contains(name) || value.isBlank() || value.length() > LONGEST) {
      return false;
    }
    return switch (name) {
      case NUMBER -> E164.matcher(value).matches();
      case BIRTH_DATE -> isDay(value, today);
      case EMAIL -> EmailAddress.of(value).isPresent();
      case INSURER -> catalogue.filter(clinic -> clinic.insurers().contains(value)).isPresent();
      case LANGUAGE -> Locale.forLanguageTag(value).toLanguageTag().equals(value);
      default -> true;
    };
  }

  private static boolean isDay(String value, LocalDate today) {
    try {
      return !LocalDate.parse(value).isAfter(today);
    } catch (DateTimeException noSuchDay) {
      return false; // the caller says what it expected
    }
  }

  static PatientData sealed(Map<String, String> values, PatientId patient, Sealing key) {
    return new PatientData(
        sealed(values, NAME, patient, key),
        Optional.empty(),
        sealed(values, NUMBER, patient, key),
        sealed(values, BIRTH_DATE, patient, key),
        sealed(values, EMAIL, patient, key),
        sealed(values, INSURER, patient, key),
        sealed(values, LANGUAGE, patient, key));
  }

  private static Optional<Sealed> sealed(
      Map<String, String> values, String name, PatientId patient, Sealing key) {
    return Optional.ofNullable(values.get(name))
        .map(value -> key.seal(value, PatientEvent.place(patient, name)));
  }
}
