package frontdesk.config.catalogue;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import frontdesk.config.check.Spans;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
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
    root.put("booking", booking(catalogue.booking()));
    root.put("texts", texts(catalogue));
    if (!catalogue.rooms().isEmpty()) {
      root.put("rooms", values(catalogue.rooms()));
    }
    SpokenText.put(root, catalogue.speech());
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

  private static Map<String, Object> booking(Catalogue.BookingRules rules) {
    Map<String, Object> booking = new TreeMap<>();
    booking.put("slot-step", Spans.text(rules.slotStep()));
    booking.put("lead-time", Spans.text(rules.leadTime()));
    booking.put("horizon", Spans.text(rules.horizon()));
    putSpan(booking, "cancellation-notice", rules.cancellationNotice());
    putReminders(booking, rules.reminders());
    return booking;
  }

  private static void putReminders(Map<String, Object> booking, ClinicReminders rules) {
    Map<String, Object> reminders = new TreeMap<>();
    rules
        .before()
        .ifPresent(before -> reminders.put("before", before.stream().map(Spans::text).toList()));
    rules
        .quiet()
        .ifPresent(
            quiet -> {
              reminders.put("quiet-from", quiet.from().toString());
              reminders.put("quiet-until", quiet.until().toString());
            });
    if (!reminders.isEmpty()) {
      booking.put("reminders", reminders);
    }
  }

  private static Map<String, Object> texts(Catalogue catalogue) {
    Map<String, Object> texts = new TreeMap<>(catalogue.texts());
    catalogue
        .speech()
        .words()
        .forEach(
            (tag, words) -> {
              if (!words.texts().isEmpty()) {
                texts.put(tag, words.texts());
              }
            });
    return texts;
  }

  private static Map<String, Object> service(Service service) {
    Map<String, Object> map = new TreeMap<>();
    map.put("id", service.id().value());
    map.put("name", service.name());
    map.put("also-called", service.alsoCalled());
    map.put("description", service.description());
    map.put("duration", Spans.text(service.duration()));
    map.put("price", service.price().toPlainString());
    map.put("ask-note", service.askNote());
    putRules(map, service.rules());
    SpokenText.putNames(map, service.words(), SpokenText::service);
    return map;
  }

  private static void putRules(Map<String, Object> map, ServiceRules rules) {
    rules.preparation().ifPresent(text -> map.put("preparation", text));
    rules
        .prerequisite()
        .ifPresent(
            first ->
                map.put(
                    "prerequisite",
                    Map.of(
                        "service", first.service().value(), "within", Spans.text(first.within()))));
    rules
        .followUp()
        .ifPresent(
            next ->
                map.put(
                    "follow-up",
                    Map.of("service", next.service().value(), "after", Spans.text(next.after()))));
    putSpan(map, "minimum-gap", rules.minimumGap());
    putSpan(map, "buffer-before", rules.bufferBefore());
    putSpan(map, "buffer-after", rules.bufferAfter());
    if (!rules.rooms().isEmpty()) {
      map.put("rooms", values(rules.rooms()));
    }
    rules.insurers().ifPresent(insurers -> map.put("insurers", insurers));
  }

  private static Map<String, Object> practitioner(Practitioner practitioner) {
    Map<String, Object> map = new TreeMap<>();
    map.put("id", practitioner.id().value());
    map.put("name", practitioner.name());
    map.put("spoken-name", practitioner.spokenName());
    map.put("also-called", practitioner.alsoCalled());
    map.put("specialty", practitioner.specialty());
    map.put("experience-years", practitioner.experienceYears());
    map.put("services", practitioner.services().stream().map(ServiceId::value).toList());
    map.put("hours", hours(practitioner.hours()));
    if (!practitioner.breaks().periods().isEmpty()) {
      map.put("breaks", hours(practitioner.breaks()));
    }
    if (!practitioner.leave().isEmpty()) {
      map.put(
          "leave",
          practitioner.leave().stream().map(days -> days.from() + ".." + days.to()).toList());
    }
    SpokenText.putNames(map, practitioner.words(), SpokenText::practitioner);
    return map;
  }

  private static List<String> values(List<ResourceId> resources) {
    return resources.stream().map(ResourceId::value).toList();
  }

  /** What asks for nothing is not written: so catalogues that never said it keep their hash. */
  private static void putSpan(Map<String, Object> map, String key, Duration span) {
    if (!span.isZero()) {
      map.put(key, Spans.text(span));
    }
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
