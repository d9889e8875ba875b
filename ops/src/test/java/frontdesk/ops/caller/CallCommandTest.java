package frontdesk.ops.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.caller.AnsweringMachine.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
final class CallCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = CallCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void shouldPrintOneLineOfJson(@TempDir Path folder) throws Exception {
    // given
    Path script = Files.writeString(folder.resolve("call.conf"), "steps = [ wait-for-hangup ]");
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300).hangingUp())) {
      // when
      int status = run(machine.uri(), "--script", script.toString(), "--json", "--codec", "pcmu");

      // then
      assertThat(status).as(err.toString()).isZero();
      assertThat(out.toString().lines()).hasSize(1);
      JsonNode json = JsonMapper.builder().build().readTree(out.toString());
      assertThat(json.path("outcome").asText()).isEqualTo("COMPLETED");
      assertThat(json.path("endedBy").asText()).isEqualTo("FAR_END");
      assertThat(json.path("codec").asText()).isEqualTo("PCMU");
      assertThat(json.path("longestOwedSilenceMs").asLong()).isLessThan(1_000);
      assertThat(err.toString()).contains("caller answered");
    }
  }

  @Test
  void shouldFailWithOneLineWhenRefused() {
    try (AnsweringMachine machine = new AnsweringMachine(Plan.refusing(486))) {
      assertThat(run(machine.uri(), "--say", "yes")).isEqualTo(CallCommand.FAILED);
      assertThat(err.toString().strip()).isEqualTo("call: the call was refused: 486 Busy Here");
    }
  }

  @Test
  void shouldRefuseWrongCommandLines() {
    assertThat(run()).isEqualTo(CallCommand.USAGE);
    assertThat(run("sip:x@127.0.0.1")).isEqualTo(CallCommand.USAGE);
    assertThat(run("tel:123", "--say", "yes")).isEqualTo(CallCommand.USAGE);
    assertThat(run("sip:x@clinic.example", "--say", "yes")).isEqualTo(CallCommand.USAGE);
    assertThat(run("sip:x@192.0.2.1", "--say", "yes")).isEqualTo(CallCommand.USAGE);
    assertThat(run("sip:x@127.0.0.1", "--say", "yes", "--codec", "opus"))
        .isEqualTo(CallCommand.USAGE);
    assertThat(err.toString()).contains("--bind ADDRESS").contains("pcma or pcmu");
  }

  @Test
  void shouldRefuseBadScripts(@TempDir Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("bad.conf"), "steps = [ shout, say nothing ]");

    assertThat(run("sip:x@127.0.0.1", "--script", script.toString()))
        .isEqualTo(CallCommand.BAD_SCRIPT);
    assertThat(run("sip:x@127.0.0.1", "--say", "unheard-of")).isEqualTo(CallCommand.BAD_SCRIPT);
    assertThat(err.toString()).contains("line 1: unknown verb 'shout'").contains("unheard-of");
  }
}
