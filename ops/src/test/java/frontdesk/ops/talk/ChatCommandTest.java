package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a conversation at a terminal refuses before it begins. */
class ChatCommandTest {
  @ParameterizedTest
  @CsvSource({
    "bright-smile, de, 'does not speak de; it speaks: en, ro'",
    "harbour-view, ro, does not speak ro; it speaks: en-GB"
  })
  void shouldRefuseALanguageThatTheClinicDoesNotSpeak(String clinic, String language, String line) {
    // given
    StringWriter err = new StringWriter();
    CommandLine command = Frontdesk.commandLine();
    command.setErr(new PrintWriter(err));

    // when
    int status = command.execute("chat", "--clinic", clinic, "--lang", language);

    // then
    assertThat(status).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("frontdesk chat: " + clinic).contains(line);
  }
}
