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
  private static final double SLOWER_MS = 500;

  /** Every answer at the same pace, so that few of them tell it. */
  private static final Paces STEADY =
      new Paces(Pace.of(50, 50), Pace.of(80, 80), Pace.of(30, 30), 0);

  @TempDir private Path directory;

  private PassFigures pass(Paces paces) throws IOException {
    ProvidersPlan plan = new ProvidersPlan(paces, 1, 0, 2, 2, 2);
    return new ProvidersBench(directory, line -> {}).pass(plan, Start.LATE);
  }

  @Test
  void shouldTellWhoseTimeACallersWaitIsAndSeeASlowerVendor() throws IOException {
    // when
    PassFigures prompt = pass(STEADY);
    PassFigures slow = pass(STEADY.withModel(STEADY.model().later(SLOWER_MS)));
    // then
    assertThat(prompt.turns()).as("left out: %d", prompt.leftOut()).isPositive();
    assertThat(slow.turns()).as("left out: %d", slow.leftOut()).isPositive();
    double shares =
        Stream.of(
                prompt.endOfTurn(),
                prompt.recognizer(),
                prompt.model(),
                prompt.voice(),
                prompt.engine())
            .mapToDouble(PassFigures.Times::meanMs)
            .sum();
    assertThat(shares).isBetween(prompt.total().meanMs() - 1, prompt.total().meanMs() + 1);
    assertThat(prompt.recognizer().p50Ms()).isGreaterThanOrEqualTo(50);
    assertThat(prompt.voice().p50Ms()).isGreaterThanOrEqualTo(30);
    // A machine may be late, and never too early.
    assertThat(prompt.model().p50Ms()).isBetween(80.0, 80 + SLOWER_MS);
    assertThat(slow.model().p50Ms()).isGreaterThanOrEqualTo(80 + SLOWER_MS);
    assertThat(slow.total().p50Ms() - slow.endOfTurn().p50Ms())
        .isGreaterThanOrEqualTo(80 + SLOWER_MS);
    assertThat(slow.engine().p50Ms()).isLessThan(SLOWER_MS);
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
            .readTree(ProvidersFigures.of(none, none, plan, 1_000_000).json());
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
