package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The two clinics that ship, and a caller's situation in them. */
final class SampleClinics {
  /** A dental clinic in Bucharest: Monday to Friday 8 to 18, Saturday 9 to 14. */
  static final Catalogue DENTAL = load("bright-smile");

  /** A family practice in London: closed at lunchtime and at weekends. */
  static final Catalogue FAMILY = load("harbour-view");

  static final List<Catalogue> BOTH = List.of(DENTAL, FAMILY);

  /** The dental clinic with what Romanians call its services. */
  static final Catalogue ROMANIAN = inRomanian(DENTAL);

  private SampleClinics() {}

  private static Catalogue inRomanian(Catalogue clinic) {
    Map<String, List<String>> names =
        Map.of(
            "teeth_cleaning", List.of("detartraj", "curățare", "igienizare", "curățare dentară"),
            "dental_checkup", List.of("control", "consultație", "control stomatologic"),
            "filling", List.of("plombă", "obturație"),
            "root_canal", List.of("tratament de canal", "canal"),
            "tooth_extraction", List.of("extracție", "scos o măsea", "scos un dinte"),
            "teeth_whitening", List.of("albire", "albire dentară", "albirea dinților"),
            "whitening_consultation", List.of("consultație pentru albire"),
            "braces_consultation", List.of("aparat dentar", "aparat"));
    List<Service> services =
        clinic.services().stream()
            .map(
                service ->
                    new Service(
                        service.id(),
                        service.name(),
                        Stream.concat(
                                service.alsoCalled().stream(),
                                names.getOrDefault(service.id().value(), List.of()).stream())
                            .toList(),
                        service.description(),
                        service.duration(),
                        service.price(),
                        service.askNote()))
            .toList();
    return new Catalogue(
        clinic.id(),
        clinic.name(),
        clinic.spokenName(),
        "ro",
        clinic.zone(),
        clinic.calledNumbers(),
        clinic.address(),
        clinic.humanNumber(),
        clinic.emergencyNumber(),
        clinic.currency(),
        services,
        clinic.practitioners(),
        clinic.openingHours(),
        clinic.holidays(),
        clinic.insurers(),
        clinic.booking(),
        clinic.texts());
  }

  private static Catalogue load(String name) {
    CatalogueLoader.Outcome outcome =
        CatalogueLoader.loadResource("frontdesk/clinics/" + name + ".conf");
    if (outcome instanceof CatalogueLoader.Loaded loaded) {
      return loaded.catalogue();
    }
    throw new AssertionError(outcome.toString());
  }

  static Expectation asked(Question question) {
    return new Expectation(question, List.of(), Map.of(), "en");
  }

  static Expectation offered(List<Slot> offers) {
    return new Expectation(Question.OFFER, offers, Map.of(), "en");
  }

  /** The keys of a question about services: 1 for the first and so on. */
  static Expectation servicesByKey(Catalogue catalogue) {
    return new Expectation(
        Question.SERVICE,
        List.of(),
        Map.of(
            '1',
            new KeyMeaning.Means(
                Understanding.NOTHING.withService(catalogue.services().get(0).id())),
            '2',
            new KeyMeaning.Means(
                Understanding.NOTHING.withService(catalogue.services().get(1).id())),
            '8',
            new KeyMeaning.MoreChoices(),
            '9',
            new KeyMeaning.Repeat()),
        "en");
  }

  /** Nine keys that all mean the same service. */
  static Map<Character, KeyMeaning> nineKeys(ServiceId service) {
    KeyMeaning meaning = new KeyMeaning.Means(Understanding.NOTHING.withService(service));
    return IntStream.rangeClosed('1', '9')
        .boxed()
        .collect(Collectors.toMap(key -> (char) (int) key, key -> meaning));
  }

  static Slot slot(Catalogue catalogue, String practitioner, LocalDateTime start) {
    return new Slot(
        new ServiceId("teeth_cleaning"),
        new PractitionerId(practitioner),
        start.atZone(catalogue.zone()).toInstant(),
        Duration.ofMinutes(45));
  }

  /** Not sealed at all: the text can be read back by {@link #opened}. */
  static Sealed openly(String text) {
    return new Sealed(new KeyId("test"), text.getBytes(StandardCharsets.UTF_8));
  }

  static String opened(Sealed sealed) {
    return new String(sealed.bytes(), StandardCharsets.UTF_8);
  }
}
