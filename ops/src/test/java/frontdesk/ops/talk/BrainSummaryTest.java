package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.summary.Outcome;
import frontdesk.engine.call.summary.Transcript;
import frontdesk.ops.talk.SummedUpTalks.Held;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.provider.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a language model added to a call stands in its summary, and the words that it answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrainSummaryTest {
  private static final Path ODD_BOOKING =
      Path.of("src/test/resources/frontdesk/ops/talk/brain/books-in-odd-words-en.conf");
  private static final LanguageModel.Usage USAGE = new LanguageModel.Usage(900, 0, 20);
  private static final String CHATS =
      """
      about = "Somebody chats"
      language = en
      caller-number = "+442079460701"
      now = "2026-11-18T10:00"
      says = ["flibber the wobbly whatsits, thank you"]
      answers { }
      expect { outcome = nothing }
      """;

  @TempDir private Path folder = Path.of("");
  private SummedUpTalks talks;

  @BeforeAll
  void open() {
    talks = SummedUpTalks.open();
  }

  @AfterAll
  void close() {
    talks.close();
  }

  private Held hold(Path file, String odd, Consumer<LanguageModel.Listener> answer)
      throws InterruptedException {
    ScriptedModel model =
        new ScriptedModel(
            (said, listener) -> {
              if (said.contains(odd)) {
                answer.accept(listener);
              }
              listener.onDone(USAGE);
            });
    return talks.hold(file, Optional.of(new Brain(model, BrainSettings.DEFAULTS)));
  }

  private static List<String> callers(List<Transcript.Line> lines) {
    return lines.stream()
        .filter(line -> line.who() == Transcript.Speaker.CALLER)
        .map(line -> line.detail() + " | " + line.words().orElse(""))
        .toList();
  }

  @Test
  void shouldShowWhatTheModelMadeOfTheWords() throws InterruptedException {
    // when
    Held held =
        hold(
            ODD_BOOKING,
            "gnashers",
            to ->
                to.onToolCall(
                    "understood", "{\"intent\":\"book\",\"service\":\"teeth_cleaning\"}"));
    // then
    assertThat(held.summary().outcome()).isEqualTo(Outcome.BOOKED);
    assertThat(callers(Transcript.of(held.events(), Optional.empty())).get(0))
        .contains("language model: BOOK, service teeth_cleaning")
        .doesNotContain("gnashers");
  }

  @Test
  void shouldCountWhatTheModelTookForAQuestion() throws IOException, InterruptedException {
    // when
    Held held =
        hold(
            Files.writeString(folder.resolve("asks.conf"), CHATS),
            "wobbly",
            to -> to.onToolCall("understood", "{\"intent\":\"information\",\"topic\":\"hours\"}"));
    // then
    assertThat(held.summary().topics()).containsExactly(Topic.HOURS);
  }

  @Test
  void shouldShowTheWordsThatASentenceOfTheModelAnswers() throws IOException, InterruptedException {
    // when
    Held held =
        hold(
            Files.writeString(folder.resolve("chats.conf"), CHATS),
            "wobbly",
            to -> to.onText("That sounds lovely."));
    List<Transcript.Line> opened = Transcript.of(held.events(), Optional.of(talks.words(held)));
    List<Transcript.Line> shut = Transcript.of(held.events(), Optional.empty());
    // then
    assertThat(callers(opened)).anyMatch(line -> line.contains("flibber the wobbly whatsits"));
    assertThat(shut.toString()).doesNotContain("flibber", "lovely").contains("SAY_WORDS");
    assertThat(talks.report(held, Optional.of(talks.words(held))).satisfaction().thankful())
        .isPositive();
  }
}
