package frontdesk.config.catalogue;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import frontdesk.config.check.Spans;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.ServiceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical text of a catalogue: JSON in one line with sorted keys.
 *
 * <p>It depends on what the catalogue says only, not on how its file says it, so comments and
 * substitutions change no hash; it has the shape of the file, so that the loader reads it back.
 */
final class CatalogueText {
  private CatalogueText() {}

  static String render(Catalogue catalogue) {
    Map<String, Object> root = new TreeMap<>();
    root.put("id", catalogue.id().value());
    root.put("name", catalogue.name());
    root.put("spoken-name", catalogue.spokenName());
    root.put("language", catalogue.language());
    root.put("zone", catalogue.zone().getId());
    root.put("called-numbers", catalogue.calledNumbers());
    root.put("address", catalogue.address());
    root.put("human-number", catalogue.humanNumber());
    root.put("emergency-number", catalogue.emergencyNumber());
    root.put("currency", catalogue.currency());
    root.put("services", catalogue.services().stream().map(CatalogueText::service).toList());
    root.put(
        "practitioners",
        catalogue.practitioners().stream().map(CatalogueText::practitioner).toList());
    root.put("opening-hours", hours(catalogue.openingHours()));
    root.put("holidays", catalogue.holidays().stream().map(LocalDate::toString).toList());
    root.put("insurers", catalogue.insurers());
    root.put(
        "booking",
        Map.of(
            "slot-step", Spans.text(catalogue.booking().slotStep()),
            "lead-time", Spans.text(catalogue.booking().leadTime()),
            "horizon", Spans.text(catalogue.booking().horizon())));
    root.put("texts", ConfigValueFactory.fromMap(catalogue.texts()));
    return ConfigValueFactory.fromMap(root).render(ConfigRenderOptions.concise());
  }

  static ContentHash hash(String canonicalText) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonicalText.getBytes(StandardCharsets.UTF_8));
      return new ContentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static Map<String, Object> service(Service service) {
    return Map.of(
        "id", service.id().value(),
        "name", service.name(),
        "also-called", service.alsoCalled(),
        "description", service.description(),
        "duration", Spans.text(service.duration()),
        "price", service.price().toPlainString(),
        "ask-note", service.askNote());
  }

  private static Map<String, Object> practitioner(Practitioner practitioner) {
    return Map.of(
        "id", practitioner.id().value(),
        "name", practitioner.name(),
        "spoken-name", practitioner.spokenName(),
        "also-called", practitioner.alsoCalled(),
        "specialty", practitioner.specialty(),
        "experience-years", practitioner.experienceYears(),
        "services", practitioner.services().stream().map(ServiceId::value).toList(),
        "hours", hours(practitioner.hours()));
  }

  private static Map<String, List<String>> hours(WeeklyHours hours) {
    Map<String, List<String>> week = new TreeMap<>();
    hours
        .periods()
        .forEach(
            (day, periods) ->
                week.put(HoursReader.keyOf(day), periods.stream().map(HoursReader::text).toList()));
    return week;
  }
}
