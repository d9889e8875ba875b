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
