package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import frontdesk.config.check.Problem;
import frontdesk.protocol.id.ClinicId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CataloguesTest {
  private static final String DENTAL = CatalogueProblemsTest.text(Catalogues.SAMPLES.get(0));
  private static final String FAMILY = CatalogueProblemsTest.text(Catalogues.SAMPLES.get(1));

  @Test
  void shouldRefuseTwoClinicsWithOneNumberOrOneId() {
    // when
    Catalogues.Outcome outcome =
        read(
            DENTAL,
            FAMILY
                .replace("\"harbour\"", "zambet")
                .replace("id = harbour-view", "id = bright-smile"));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Catalogues.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::path, Problem::found)
                    .containsExactly(
                        tuple("id", "bright-smile"), tuple("called-numbers", "zambet")));
  }

  @Test
  void shouldNameTheProblemsOfAllClinics() {
    // when
    Catalogues.Outcome outcome =
        read(DENTAL.replace("RON", "LEI"), FAMILY.replace("Europe/London", "Europe/Londinium"));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Catalogues.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::file, Problem::path)
                    .containsExactly(tuple("0.conf", "currency"), tuple("1.conf", "zone")));
  }

  @Test
  void shouldNotGuessByANationalNumberOfTwoCountries() {
    // given
    Catalogues catalogues =
        ((Catalogues.Loaded)
                read(
                    DENTAL.replace("+40215550100", "+40215550100"),
                    FAMILY.replace("\"+442079460100\"", "\"+39061234567\", \"+37361234567\"")))
            .catalogues();

    // then
    assertThat(catalogues.byCalledNumber("0215550100").map(Catalogue::id))
        .contains(new ClinicId("bright-smile"));
    assertThat(catalogues.byCalledNumber("+37361234567").map(Catalogue::id))
        .contains(new ClinicId("harbour-view"));
    assertThat(catalogues.byCalledNumber("61234567")).isEqualTo(Optional.empty());
  }

  @Test
  void shouldFindByIdAndHashInTheOrderOfTheFiles() {
    // given
    Catalogues catalogues = ((Catalogues.Loaded) read(FAMILY, DENTAL)).catalogues();

    // then
    assertThat(catalogues.all())
        .extracting(loaded -> loaded.catalogue().id().value())
        .containsExactly("harbour-view", "bright-smile");
    for (CatalogueLoader.Loaded loaded : catalogues.all()) {
      assertThat(catalogues.byHash(loaded.hash())).contains(loaded);
      assertThat(catalogues.loaded(loaded.catalogue().id())).contains(loaded);
    }
    assertThat(catalogues.byId(new ClinicId("nobody"))).isEmpty();
  }

  @Test
  void shouldHashWhatIsSaidAndNotHowItIsWritten() {
    // given
    CatalogueLoader.Loaded plain = (CatalogueLoader.Loaded) CatalogueLoader.parse(DENTAL, "a");

    // when
    CatalogueLoader.Loaded rewritten =
        (CatalogueLoader.Loaded)
            CatalogueLoader.parse(
                "# another comment\n"
                    + DENTAL.replace("duration = 60m", "duration = 1h").replace("= 200", "= 200.0"),
                "b");
    CatalogueLoader.Loaded dearer =
        (CatalogueLoader.Loaded) CatalogueLoader.parse(DENTAL.replace("= 200", "= 201"), "c");

    // then
    assertThat(rewritten).isEqualTo(plain);
    assertThat(dearer.hash()).isNotEqualTo(plain.hash());
  }

  private static Catalogues.Outcome read(String... texts) {
    Map<String, String> files = Map.of("0.conf", texts[0], "1.conf", texts[1]);
    return Catalogues.readAll(
        List.of("0.conf", "1.conf"),
        file -> CatalogueLoader.parse(Objects.requireNonNull(files.get(file)), file));
  }
}
