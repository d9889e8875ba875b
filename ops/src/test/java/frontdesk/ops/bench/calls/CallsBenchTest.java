package frontdesk.ops.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CallsBenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = Frontdesk.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void shouldSetUpAndEndEveryCallAndEndWithOneLineOfJson() throws IOException {
    // when
    int status =
        execute(
            "bench",
            "calls",
            "--rate",
            "8",
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--hold-ms",
            "100");
    // then
    assertThat(status).as(err.toString()).isEqualTo(Exit.OK);
    List<String> lines = out.toString().lines().toList();
    JsonNode json = JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    assertThat(json.fieldNames()).toIterable().startsWith("setups_per_s", "p99_ms");
    JsonNode seen = json.get("steps").get(0).get("callers");
    assertThat(seen.get("offered").asInt()).isEqualTo(8);
    assertThat(seen.get("completed").asInt()).isEqualTo(8);
    assertThat(seen.get("failed").asInt()).isZero();
    assertThat(seen.get("rtp_packets").asLong()).isPositive();
    assertThat(json.get("p99_ms").asDouble()).isPositive();
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThat(execute("bench", "calls", "--rate", "0")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "turn", "--turns", "0")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("calls a second").contains("turns");
  }
}
