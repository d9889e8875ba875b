package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void shouldStartWithTheSampleClinics() {
    assertThat(Configuration.load(Optional.empty(), Map.of()))
        .isInstanceOfSatisfying(
            Configuration.Loaded.class,
            loaded -> {
              assertThat(loaded.settings()).isEqualTo(SettingsLoader.defaults());
              assertThat(loaded.catalogues().all()).hasSize(2);
              assertThat(loaded.libraries().isEmpty()).isTrue();
            });
  }

  @Test
  void shouldNameProblemsOfSettingsAndCataloguesInOneList() throws IOException {
    // given
    Path clinic = Files.writeString(directory.resolve("clinic.conf"), "id = empty");
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            "frontdesk { call.slots = 0, clinics = [\"" + clinic + "\", \"missing.conf\"] }");

    // when
    Configuration.Outcome outcome = Configuration.load(Optional.of(file), Map.of());

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Configuration.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::file)
                    .contains(file.toString(), clinic.toString())
                    .anyMatch(name -> name.endsWith("missing.conf")));
  }
}
