package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Written callers, and a judge that has to find every planted difference. */
class TalkCommandTest {
  private static final String BOOKS =
      """
      about = "Somebody books a checkup"
      language = en
      now = "2026-11-23T09:12"
      caller-number = "+40722000111"
      says = ["a dental checkup with doctor mihai on thursday at eleven please"]
      answers {
        name = "Maria Dumitru"
        number = "yes"
        confirm = "yes"
        choose = "the first one"
        more = "no, thank you, goodbye"
      }
      expect {
        appointments = [
          { patient-name = "Maria Dumitru", service = dental_checkup, practitioner = mihai_ionescu,
            start = "2026-11-26T11:00" }
        ]
        patients = ["Maria Dumitru"]
        facts = [{ price = dental_checkup }]
        never = [{ address = true }]
        outcome = booked
      }
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int talk(String... conversations) throws IOException {
    CommandLine command = Frontdesk.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> files = new java.util.ArrayList<>(List.of("talk"));
    for (String conversation : conversations) {
      Path file = folder.resolve("talk-" + files.size() + ".conf");
      Files.writeString(file, conversation);
      files.add(file.toString());
    }
    return command.execute(files.toArray(String[]::new));
  }

  @Test
  void shouldCountWhatEndedAsExpected() throws IOException {
    // when
    int status = talk(BOOKS);
    // then
    assertThat(status).as(out + "\n" + err).isEqualTo(Exit.OK);
    List<String> lines = out.toString().lines().toList();
    JsonNode json = JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    assertThat(json.get("total").asInt()).isEqualTo(1);
    assertThat(json.get("passed").asInt()).isEqualTo(1);
  }

  /** Words that no rule knows are understood by the model of the settings, which is named. */
  @Test
  void shouldThinkByTheConfiguredModel() throws IOException {
    // given
    Path odd = Path.of("src/test/resources/frontdesk/ops/talk/brain/books-in-odd-words-en.conf");
    try (OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI)) {
      mind.answersBy(
          asked ->
              asked.last().text().contains("gnashers")
                  ? ModelAnswer.call(
                      "understood", "{\"intent\":\"book\",\"service\":\"teeth_cleaning\"}")
                  : ModelAnswer.nothing());
      Path settings =
          Files.writeString(
              folder.resolve("own.conf"),
              "frontdesk.providers.models = [{ name = mind, kind = openai, key = fake-key,"
                  + " model = fake-model, url = \""
                  + mind.base()
                  + "\" }]");
      CommandLine command = Frontdesk.commandLine();
      command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      // when
      int with = command.execute("talk", "-c", settings.toString(), odd.toString());
      String told = out.toString();
      int without = command.execute("talk", odd.toString());
      // then
      assertThat(with).as(told + "\n" + err).isEqualTo(Exit.OK);
      assertThat(told.lines().findFirst()).contains("language model: mind");
      assertThat(told).doesNotContain("fake-key", mind.base().toString());
      assertThat(mind.asked()).isNotEmpty();
      assertThat(without).isEqualTo(Exit.NO);
      assertThat(out.toString().substring(told.length())).doesNotContain("language model");
    }
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of(
            "start = \"2026-11-26T11:00\"", "start = \"2026-11-26T12:00\"", "no appointment is"),
        Arguments.of(
            "patients = [\"Maria Dumitru\"]", "patients = [\"Mara Dumitru\"]", "no patient is"),
        Arguments.of(
            "facts = [{ price = dental_checkup }]",
            "facts = [{ price = filling }]",
            "was not told price filling"),
        Arguments.of(
            "never = [{ address = true }]",
            "never = [{ price = dental_checkup }]",
            "was told price dental_checkup"),
        Arguments.of(
            "appointments = [",
            "appointments = [{ service = filling },",
            "no appointment is filling"),
        Arguments.of(
            "outcome = booked", "outcome = nothing", "outcome BOOKED in place of NOTHING"));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void shouldFindAPlantedDifference(String right, String wrong, String difference)
      throws IOException {
    // when
    assertThat(BOOKS).contains(right);
    int status = talk(BOOKS.replace(right, wrong));
    // then
    assertThat(status).isEqualTo(Exit.NO);
    assertThat(out.toString()).contains(difference);
  }

  @Test
  void shouldNameAFileThatCannotBeRead() throws IOException {
    // when
    int status = talk("about = ");
    // then
    assertThat(status).isEqualTo(Exit.NO_INPUT);
    assertThat(err.toString()).contains("talk-1.conf").doesNotContain("Exception");
  }
}
