package frontdesk.ops.bench.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.bench.providers.ProvidersBench.Start;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProvidersBenchTest {
  private static final double MODEL_MS = 80;
  private static final double SLOWER_MS = 300;

  /**
   * So slow that a caller waits for it though it is asked while they pause, and not so slow that
   * they are told to wait.
   */
  private static final double RECOGNIZER_MS = 600;

  /** Every answer at the same pace, so that few of them tell it; the model has a bad day. */
  private static final Paces PACES =
      new Paces(
          Pace.of(RECOGNIZER_MS, RECOGNIZER_MS),
          Pace.of(MODEL_MS, MODEL_MS).later(SLOWER_MS),
          Pace.of(30, 30),
          0);

  @TempDir private Path directory;

  @Test
  void shouldTellWhoseTimeACallersWaitIsAndSeeWhichVendorIsSlow() throws IOException {
    // given
    ProvidersPlan plan = new ProvidersPlan(PACES, 1, 0, 1, 1, 2);
    // when
    PassFigures pass = new ProvidersBench(directory, line -> {}).pass(plan, Start.LATE);
    // then
    assertThat(pass.turns()).as("left out: %d", pass.leftOut()).isPositive();
    double shares =
        Stream.of(pass.endOfTurn(), pass.recognizer(), pass.model(), pass.voice(), pass.engine())
            .mapToDouble(PassFigures.Times::meanMs)
            .sum();
    assertThat(shares).isBetween(pass.total().meanMs() - 1, pass.total().meanMs() + 1);
    // A machine may be late, and never too early.
    assertThat(pass.model().p50Ms()).isGreaterThanOrEqualTo(MODEL_MS + SLOWER_MS);
    assertThat(pass.recognizer().p50Ms()).isBetween(50.0, RECOGNIZER_MS - 100);
    // The voice may be asked while the model still notes that it has answered.
    assertThat(pass.voice().p50Ms()).isBetween(1.0, 500.0);
  }

  @Test
  void shouldEndWithOneLineOfJsonThatBeginsWithTheFiguresAskedFor() throws IOException {
    // given
    PassFigures none = PassFigures.of(List.of(), 0, Map.of());
    ProvidersPlan plan = new ProvidersPlan(Paces.PUBLISHED, 7, 0, 1, 1, 1);
    // when
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(ProvidersFigures.of(none, none, none, plan, 1_000_000).json());
    // then
    assertThat(json.fieldNames()).toIterable().startsWith("p50_ms", "p95_ms", "engine_p95_ms");
    assertThat(json.path("early").path("end_of_turn").path("p95_ms").asDouble()).isEqualTo(-1);
    assertThat(json.path("seed").asLong()).isEqualTo(7);
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    StringWriter err = new StringWriter();
    CommandLine line = Frontdesk.commandLine();
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("bench", "providers", "--calls", "0")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("calls at a time");
  }
}
