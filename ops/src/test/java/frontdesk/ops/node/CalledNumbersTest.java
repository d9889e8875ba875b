package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.TrunkSettings;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.CallRouter;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose call it is, by what trunks write where the called number should stand. */
class CalledNumbersTest {
  private static final ClinicId HARBOUR = new ClinicId("harbour-view");
  private static final ClinicId BRIGHT = new ClinicId("bright-smile");

  private static TrunkSettings trunk(String name, String account, ClinicId clinic) {
    return new TrunkSettings(
        name,
        "sip.example.net",
        5060,
        TrunkSettings.Transport.UDP,
        "sip.example.net",
        account,
        account,
        new Secret("open sesame"),
        Optional.of(clinic),
        name.equals("city") ? List.of("+442079460777") : List.of(),
        Duration.ofHours(1),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<ClinicId> clinic(List<TrunkSettings> trunks, String... candidates) {
    return new CalledNumbers(CalledNumbersTest::samples, trunks)
        .called(List.of(candidates))
        .map(CallRouter.Called::clinic);
  }

  private static Catalogues samples() {
    if (Catalogues.loadSamples() instanceof Catalogues.Loaded loaded) {
      return loaded.catalogues();
    }
    throw new AssertionError("the samples are sound");
  }

  @ParameterizedTest
  @CsvSource({
    "city, bright-smile",
    "100234, harbour-view",
    "+442079460001, bright-smile",
    "00442079460001, bright-smile",
    "442079460777, bright-smile",
    "100235, ''",
    "somebody, ''"
  })
  void shouldKnowATrunksCallByItsNumberItsNameOrItsAccount(String candidate, String clinic) {
    List<TrunkSettings> trunks =
        List.of(trunk("city", "+442079460001", BRIGHT), trunk("provider", "100234", HARBOUR));
    assertThat(clinic(trunks, candidate).map(ClinicId::value).orElse("")).isEqualTo(clinic);
  }

  /** What is written nearer to the number decides. */
  @Test
  void shouldLookAtNumbersBeforeAccounts() {
    List<TrunkSettings> trunks =
        List.of(trunk("city", "100233", BRIGHT), trunk("provider", "100234", HARBOUR));
    assertThat(clinic(trunks, "100234", "+442079460777")).contains(BRIGHT);
  }

  @Test
  void shouldNotChooseBetweenTrunksOfOneAccount() {
    List<TrunkSettings> trunks =
        List.of(trunk("city", "100234", BRIGHT), trunk("provider", "100234", HARBOUR));
    assertThat(clinic(trunks, "100234")).isEmpty();
    assertThat(clinic(trunks, "100234", "provider")).contains(HARBOUR);
  }
}
