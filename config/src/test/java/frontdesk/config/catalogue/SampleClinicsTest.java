package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SampleClinicsTest {
  static final List<String> SAMPLES = Catalogues.SAMPLES;

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void shouldLoadWithoutProblems(String resource) {
    // when
    CatalogueLoader.Outcome outcome = CatalogueLoader.loadResource(resource);

    // then
    assertThat(outcome).isInstanceOf(CatalogueLoader.Loaded.class);
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void shouldReadItsCanonicalTextBack(String resource) {
    // given
    CatalogueLoader.Loaded loaded = (CatalogueLoader.Loaded) CatalogueLoader.loadResource(resource);

    // when
    CatalogueLoader.Outcome again = CatalogueLoader.parseCanonical(loaded.canonicalText());

    // then
    assertThat(again).isEqualTo(loaded);
    assertThat(loaded.canonicalText()).doesNotContain("\n", "#");
    assertThat(loaded.hash()).isEqualTo(CatalogueText.hash(loaded.canonicalText()));
  }

  @Test
  void shouldHoldTheDentalClinicsFacts() {
    // given
    Catalogue clinic = samples().byId(new ClinicId("bright-smile")).orElseThrow();

    // then
    assertThat(clinic.name()).isEqualTo("Clinica Dentară Zâmbet Strălucitor");
    assertThat(clinic.spokenName()).isEqualTo("Bright Smile Dental Clinic");
    assertThat(clinic.currency()).isEqualTo("RON");
    assertThat(clinic.insurers()).contains("Regina Maria", "Medicover");
    assertThat(clinic.openingHours().on(DayOfWeek.MONDAY))
        .extracting(HoursReader::text)
        .containsExactly("08:00-18:00");
    assertThat(clinic.openingHours().on(DayOfWeek.SUNDAY)).isEmpty();
    Service cleaning = clinic.service(new ServiceId("teeth_cleaning")).orElseThrow();
    assertThat(cleaning.duration()).isEqualTo(Duration.ofMinutes(45));
    assertThat(cleaning.price()).isEqualTo(new BigDecimal("200.00"));
    Practitioner ana = clinic.practitioner(new PractitionerId("ana_popescu")).orElseThrow();
    assertThat(ana.specialty()).isEqualTo("general dentistry");
    assertThat(ana.experienceYears()).isEqualTo(15);
  }

  @Test
  void shouldHoldTheDentalClinicsFactsInRomanian() {
    // given
    Catalogue clinic = samples().byId(new ClinicId("bright-smile")).orElseThrow();
    Service cleaning = clinic.service(new ServiceId("teeth_cleaning")).orElseThrow();
    Service whitening = clinic.service(new ServiceId("teeth_whitening")).orElseThrow();
    Practitioner ana = clinic.practitioner(new PractitionerId("ana_popescu")).orElseThrow();

    // then
    assertThat(clinic.languages()).containsExactly("en", "ro");
    assertThat(clinic.speaks("ro-MD")).isTrue();
    assertThat(clinic.speaks("de")).isFalse();
    assertThat(clinic.spokenName("ro")).isEqualTo("Clinica Dentară Zâmbet Strălucitor");
    assertThat(clinic.spokenName("en")).isEqualTo(clinic.spokenName());
    assertThat(clinic.address("ro")).contains("București");
    assertThat(clinic.emergencyNumber("ro")).isEqualTo("unu unu doi");
    assertThat(clinic.texts("ro")).containsOnlyKeys("greeting", "emergency");
    assertThat(clinic.texts("en-GB")).isEqualTo(clinic.texts());
    assertThat(clinic.texts("de")).isEmpty();
    assertThat(cleaning.name("ro")).isEqualTo("detartraj");
    assertThat(cleaning.name("de")).isEqualTo("teeth cleaning");
    assertThat(cleaning.alsoCalled("ro")).contains("curățarea dinților");
    assertThat(ana.spokenName("ro")).isEqualTo("Doamna doctor Ana Popescu");
    assertThat(ana.specialty("ro")).isEqualTo("stomatologie generală");
    assertThat(whitening.preparation("ro").orElseThrow()).contains("cafea");
    assertThat(whitening.rules().prerequisite())
        .contains(
            new ServiceRules.Prerequisite(new ServiceId("teeth_cleaning"), Duration.ofDays(180)));
    assertThat(clinic.insurersOf(whitening.id())).isEmpty();
    assertThat(clinic.insurersOf(cleaning.id())).isEqualTo(clinic.insurers());
    for (Service service : clinic.services()) {
      assertThat(service.words()).as(service.name()).containsOnlyKeys("ro");
      assertThat(service.preparation("ro").isPresent())
          .isEqualTo(service.rules().preparation().isPresent());
    }
  }

  /** Calls name a catalogue by its hash: what it need not say, it must not begin to say. */
  @Test
  void shouldKeepTheHashOfACatalogueThatSaysNothingNew() {
    assertThat(samples().loaded(new ClinicId("harbour-view")).orElseThrow().hash().value())
        .isEqualTo("934f60a6607745b947fffc2ca4e5fb93b847aa8caad18fd6fc4edde22cce3a99");
  }

  @ParameterizedTest
  @CsvSource({
    "+40215550100, bright-smile",
    "0040215550100, bright-smile",
    "40215550100, bright-smile",
    "0215550100, bright-smile",
    "021-555-0100, bright-smile",
    "zambet, bright-smile",
    "ZAMBET, bright-smile",
    "+442079460100, harbour-view",
    "+44 (20) 7946-0100, harbour-view",
    "+442079460100;phone-context=example.org, harbour-view",
    "02079460100, harbour-view",
    "harbour, harbour-view",
  })
  void shouldFindTheClinicByCalledNumber(String called, String clinic) {
    assertThat(samples().byCalledNumber(called).map(Catalogue::id)).contains(new ClinicId(clinic));
  }

  @ParameterizedTest
  @CsvSource({"+40215550101", "5550100", "nobody", "''", "+", ";", "00"})
  void shouldFindNoClinicByAnotherNumber(String called) {
    assertThat(samples().byCalledNumber(called)).isEqualTo(Optional.empty());
  }

  static Catalogues samples() {
    return ((Catalogues.Loaded) Catalogues.loadSamples()).catalogues();
  }
}
