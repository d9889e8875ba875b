package frontdesk.ops.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LedgerBenchTest {
  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void shouldEndWithOneLineOfJson(String database) throws IOException {
    // given
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Frontdesk.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    // when
    int status =
        line.execute(
            "bench",
            "ledger",
            "--seconds",
            "1",
            "--events",
            "50",
            "--appointments",
            "20",
            "--database",
            database);
    // then
    assertThat(status).as(err.toString()).isEqualTo(Exit.OK);
    List<String> lines = out.toString().lines().toList();
    JsonNode json = JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    assertThat(json.fieldNames())
        .toIterable()
        .startsWith("commands_per_s", "p99_ms", "recovery_ms");
    assertThat(json.get("database").asText()).isEqualTo(database);
    assertThat(json.get("commands_per_s").asDouble()).isPositive();
    assertThat(json.get("refused").asLong()).isZero();
    assertThat(json.get("year").get("appointments").asInt()).isEqualTo(20);
    assertThat(json.get("year").get("practitioners").asInt()).isEqualTo(20);
    assertThat(json.get("year").get("fetch_slots_p99_ms").asDouble()).isPositive();
    assertThat(json.get("events").asLong()).isGreaterThanOrEqualTo(50);
  }
}
