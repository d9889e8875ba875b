package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.Configuration;
import frontdesk.config.ProviderAccount;
import frontdesk.config.ProvidersSettings;
import frontdesk.protocol.provider.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure has a sentence that names the host and what to check. */
class DiagnosisTest {
  @TempDir Path directory;

  private ProvidersSettings settings(String more) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("own.conf"),
            "frontdesk.providers { models = [{ name = a, kind = openai, key = very-secret,"
                + " model = m7, url = \"https://models.example.org/v1\" }]\n"
                + more
                + "\n}");
    return ((Configuration.Loaded) Configuration.load(Optional.of(file), Map.of()))
        .settings()
        .providers();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, 401, check key",
    "REFUSED, 403, check key",
    "REFUSED, invalid_api_key, check key",
    "REFUSED, insufficient_quota, no funds",
    "REFUSED, 404, check model (m7)",
    "REFUSED, model_not_found, check model (m7)",
    "REFUSED, 400, check that kind",
    "LIMITED, 429, plan may be too small",
    "LATE, connect, check network",
    "LATE, first-byte, too slow",
    "BROKEN, connect, check network",
    "BROKEN, address, check url",
    "BROKEN, certificate, trust store",
    "BROKEN, hostname, check url",
    "BROKEN, expired, clock",
    "BROKEN, tls, check the port",
    "BROKEN, proxy-407, user name",
    "BROKEN, proxy-403, check its rules",
    "BROKEN, reset, firewall and proxy",
    "BROKEN, garbage, check kind and url",
  })
  void shouldNameTheHostAndWhatToCheck(Failure.Kind kind, String code, String said)
      throws IOException {
    ProvidersSettings settings = settings("");
    ProviderAccount account = settings.models().get(0).account();

    String sentence = Diagnosis.of(Failure.of(kind, code), account, settings);

    assertThat(sentence)
        .contains(code.equals("proxy-407") ? "The proxy" : "models.example.org", said)
        .endsWith(".")
        .doesNotContain("very-secret");
  }

  @Test
  void shouldHaveASentenceOfItsOwnForEveryKind() throws IOException {
    ProvidersSettings settings = settings("");
    ProviderAccount account = settings.models().get(0).account();
    Set<String> sentences = new HashSet<>();
    for (Failure.Kind kind : Failure.Kind.values()) {
      sentences.add(Diagnosis.of(Failure.of(kind), account, settings));
    }

    assertThat(sentences).hasSize(Failure.Kind.values().length - 1); // BUSY and CLOSED are one
  }

  @Test
  void shouldSuspectTheProxyWhereThereIsOne() throws IOException {
    ProvidersSettings settings = settings("wire.proxy = \"proxy.example.org:3128\"");

    assertThat(
            Diagnosis.of(
                Failure.of(Failure.Kind.BROKEN, "connect"),
                settings.models().get(0).account(),
                settings))
        .contains("through the proxy proxy.example.org:3128");
  }
}
