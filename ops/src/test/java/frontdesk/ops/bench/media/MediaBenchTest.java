package frontdesk.ops.bench.media;

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

class MediaBenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = Frontdesk.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void shouldEndWithOneLineOfJsonWhoseCallsWereAllVerified() throws IOException {
    // when
    int status = execute("bench", "media", "--calls", "6", "--seconds", "5", "--warm-up", "1");
    // then
    assertThat(status).as(err.toString()).isEqualTo(Exit.OK);
    List<String> lines = out.toString().lines().toList();
    JsonNode json = JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    assertThat(json.fieldNames())
        .toIterable()
        .startsWith(
            "cores_used",
            "mb_per_call",
            "kernel_drops",
            "pacing_std_ms",
            "late_gaps",
            "alloc_bytes_per_packet");
    assertThat(json.get("calls").asInt()).isEqualTo(6);
    assertThat(json.get("gaps").asLong()).isGreaterThan(6 * 150);
    assertThat(json.get("mixed_up").asLong()).isZero();
    assertThat(json.get("not_as_said").asLong()).isZero();
    assertThat(json.get("verified_out_percent").asDouble()).isPositive();
    assertThat(json.get("verified_in_percent").asDouble()).isPositive();
    assertThat(json.get("noticed_percent").asDouble()).isPositive();
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThat(execute("bench", "media", "--calls", "0")).isEqualTo(Exit.USAGE);
    assertThat(execute("bench", "media", "--calls", "5", "--threads", "99")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("calls");
  }

  @Test
  void shouldMeasureHowEvenGapsAre() {
    Pacing pacing = new Pacing();
    pacing.add(20_000_000);
    pacing.add(23_000_000);
    pacing.add(17_000_000);
    pacing.add(20_000_000);
    assertThat(pacing.stdMs()).isBetween(2.12, 2.13);
    assertThat(pacing.late()).isEqualTo(2);
    assertThat(pacing.gaps()).isEqualTo(4);
    assertThat(pacing.longestMs()).isEqualTo(23);
  }
}
