package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.Replay;
import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Written callers and a language model that is asked where the rules leave their words open: what a
 * good one makes possible, and that a bad one changes nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrainTalksTest {
  private static final Path CORPUS = Path.of("src/test/resources/frontdesk/ops/talk/corpus");
  private static final Path CALLS = Path.of("src/test/resources/frontdesk/ops/talk/brain");
  private static final LanguageModel.Usage USAGE = new LanguageModel.Usage(900, 0, 20);

  /** What callers say that no rule knows, and what they mean by it. */
  private static final Map<String, String> MEANT =
      Map.of(
          "gnashers buffed up",
          "{\"intent\":\"book\",\"service\":\"teeth_cleaning\"}",
          "colti ca perlele",
          "{\"intent\":\"book\",\"service\":\"teeth_cleaning\"}",
          "shuffle my thing along",
          "{\"intent\":\"move_appointment\"}",
          "dau ceva peste cap",
          "{\"intent\":\"move_appointment\"}",
          "bin the whole shebang",
          "{\"intent\":\"cancel_appointment\"}",
          "la cos toata treaba",
          "{\"intent\":\"cancel_appointment\"}");

  private TalkPlace place;

  @BeforeAll
  void open() {
    place = ((TalkPlace.Opening.Opened) TalkPlace.open(Optional.empty())).place();
  }

  @AfterAll
  void close() {
    place.close();
  }

  private TalkResult hold(TalkFile file, Optional<LanguageModel> model, BrainSettings settings)
      throws InterruptedException {
    return new TalkRunner(
            place.clinics(),
            catalogue(),
            place.interpreter(),
            place.storage().keys(),
            new SplittableRandom(7),
            model.map(one -> new Brain(one, settings)))
        .run(file);
  }

  private Catalogue catalogue() {
    return place.catalogue("bright-smile").orElseThrow();
  }

  private List<String> judged(TalkResult result) {
    return new TalkJudge(catalogue()).differences(result);
  }

  private static TalkFile file(Path path) {
    return ((TalkFileReader.Reading.Read) TalkFileReader.read(path)).file();
  }

  private static ScriptedModel good() {
    return new ScriptedModel(
        (said, listener) -> {
          MEANT.entrySet().stream()
              .filter(entry -> said.contains(entry.getKey()))
              .findFirst()
              .ifPresent(entry -> listener.onToolCall("understood", entry.getValue()));
          listener.onDone(USAGE);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "books-in-odd-words-en", "books-in-odd-words-ro", "moves-in-odd-words-en",
    "moves-in-odd-words-ro", "cancels-in-odd-words-en", "cancels-in-odd-words-ro"
  })
  void shouldDoWhatIsMeantByWordsThatNoRuleKnows(String name) throws InterruptedException {
    // given
    TalkFile file = file(CALLS.resolve(name + ".conf"));
    ScriptedModel model = good();
    // when
    TalkResult with = hold(file, Optional.of(model), BrainSettings.DEFAULTS);
    TalkResult without = hold(file, Optional.empty(), BrainSettings.DEFAULTS);
    // then
    assertThat(judged(with)).as(() -> String.join("\n", with.lines())).isEmpty();
    assertThat(judged(without)).as("without a model the words are lost").isNotEmpty();
    assertThat(model.asked).isNotEmpty();
    assertThat(with.turns())
        .anyMatch(turn -> turn.input() instanceof Input.Heard heard && heard.brain().isPresent());
    shouldReplay(with);
  }

  /** The same decisions come of the recorded inputs alone, without any model. */
  private void shouldReplay(TalkResult result) {
    ConversationState state = ConversationState.initial();
    var context = place.clinics().knowledge(catalogue()).context();
    for (TextCall.Taken taken : result.turns()) {
      Turn again = Replay.THIS_BUILD.decide(context, state, taken.input());
      assertThat(again.decisions()).isEqualTo(taken.decisions());
      state = again.next();
    }
  }

  /** Models of which nothing is ever followed. */
  static Stream<Bad> bad() {
    return Stream.of(
        new Bad("says yes for the caller", tool("understood", "{\"yes\":true}")),
        new Bad("agrees in other words", tool("understood", "{\"intent\":\"confirm\"}")),
        new Bad("calls danger", tool("understood", "{\"intent\":\"emergency\"}")),
        new Bad("books by itself", tool("book_appointment", "{}")),
        new Bad("cancels what it knows", tool("cancel_appointment", "{\"reference\":\"1\"}")),
        new Bad("joins lists", tool("understood", "{\"intent\":\"join_waiting_list\"}")),
        new Bad("makes services up", tool("understood", "{\"service\":\"levitation\"}")),
        new Bad("makes tools up", tool("drop_tables", "{\"a\":1}")),
        new Bad("makes no sense", tool("understood", "{{{")),
        new Bad("has a name for everybody", tool("understood", "{\"name\":\"Mallory Smith\"}")),
        new Bad("knows birth dates", tool("understood", "{\"birth_date\":\"1970-01-01\"}")),
        new Bad("makes prices up", text("That would be 5 lei.")),
        new Bad("makes times up", text("You can come at 3:17 on Sunday, no problem.")),
        new Bad("leaks", text("You help the receptionist of a clinic on the telephone.")),
        new Bad("promises", text("Done, I have booked it for you. See you soon!")),
        new Bad("advises", text("You should take two tablets of ibuprofen.")),
        new Bad("speaks German", text("Guten Tag, wie kann ich Ihnen heute behilflich sein?")),
        new Bad("speaks Chinese", text("你好，我可以帮你预约。")),
        new Bad("links", text("Please see evil.example.com for this.")),
        new Bad("writes megabytes", text("la ".repeat(700_000))),
        new Bad(
            "floods",
            (said, listener) -> {
              for (int i = 0; i < 100_000; i++) {
                listener.onText("x");
              }
              listener.onDone(USAGE);
            }),
        new Bad("says nothing", (said, listener) -> listener.onDone(USAGE)),
        new Bad(
            "refuses",
            (said, listener) -> listener.onFailed(Failure.of(Failure.Kind.REFUSED, "401"))),
        new Bad(
            "throws",
            (said, listener) -> {
              throw new IllegalStateException("no");
            }));
  }

  /** One of them. */
  record Bad(String name, BiConsumer<String, LanguageModel.Listener> answers) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static BiConsumer<String, LanguageModel.Listener> tool(String name, String arguments) {
    return (said, listener) -> {
      listener.onToolCall(name, arguments);
      listener.onDone(USAGE);
    };
  }

  private static BiConsumer<String, LanguageModel.Listener> text(String words) {
    return (said, listener) -> {
      listener.onText(words);
      listener.onDone(USAGE);
    };
  }

  /** Every conversation goes word for word as it goes without a model. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void shouldGoOnAsWithoutAModelThatIsOnlyRefused(Bad bad) throws Exception {
    int asked = 0;
    for (TalkFile file : some()) {
      ScriptedModel model = new ScriptedModel(bad.answers());
      TalkResult with =
          hold(file, Optional.of(model), BrainSettings.DEFAULTS.asked(BrainSettings.When.ALWAYS));
      TalkResult without = hold(file, Optional.empty(), BrainSettings.DEFAULTS);
      assertThat(lines(with)).as(file.name()).isEqualTo(lines(without));
      assertThat(judged(with)).isEqualTo(judged(without));
      shouldReplay(with);
      asked += model.asked.size();
    }
    assertThat(asked).isPositive();
  }

  /** References are drawn by lot. */
  private static List<String> lines(TalkResult result) {
    return result.lines().stream()
        .map(
            line ->
                line.replaceAll(
                    "(Your reference is|Again:|Referința dumneavoastră este|Încă o dată:)[^.]*\\.",
                    ""))
        .toList();
  }

  private static List<TalkFile> some() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS.resolve("everyday"))) {
      return files
          .filter(path -> path.toString().endsWith(".conf"))
          .sorted()
          .map(BrainTalksTest::file)
          .filter(file -> Math.floorMod(file.name().hashCode(), 6) == 0)
          .toList();
    }
  }

  /** The failing twin: what is not refused is heard. */
  @Test
  void shouldNoticeAModelThatIsFollowed() throws Exception {
    boolean followed = false;
    for (TalkFile file : some()) {
      ScriptedModel model =
          new ScriptedModel(text(file.language().equals("ro") ? "Sigur că da." : "Yes of course."));
      TalkResult with =
          hold(file, Optional.of(model), BrainSettings.DEFAULTS.asked(BrainSettings.When.ALWAYS));
      TalkResult without = hold(file, Optional.empty(), BrainSettings.DEFAULTS);
      followed |= !lines(with).equals(lines(without));
      shouldReplay(with);
    }
    assertThat(followed).isTrue();
  }

  /** In writing too an answer has its sentences, in one prompt, before what is asked. */
  @Test
  void shouldSayAllSentencesOfAnAnswerUpToOneThatIsNotSound() throws Exception {
    // given
    TalkFile file = file(CALLS.resolve("books-in-odd-words-en.conf"));
    ScriptedModel model =
        new ScriptedModel(
            text(
                "Of course, we are happy to help you. You are in good hands with us here."
                    + " A cleaning is 5 lei for you. We are glad that you called."));
    // when
    TalkResult result = hold(file, Optional.of(model), BrainSettings.DEFAULTS);
    TalkResult one = hold(file, Optional.of(model), BrainSettings.DEFAULTS.saying(1));
    // then
    assertThat(result.lines())
        .anyMatch(
            line ->
                line.contains("happy to help you. You are in good hands with us here. ")
                    && !line.contains("5 lei")
                    && !line.contains("glad that you called"));
    assertThat(one.lines())
        .anyMatch(line -> line.contains("happy to help you."))
        .noneMatch(line -> line.contains("good hands"));
    shouldReplay(result);
  }

  /** A model that does as it is told by whoever speaks last. */
  @ParameterizedTest
  @ValueSource(strings = {"injects", "injects-by-note"})
  void shouldShowAndTouchNothingOfAnotherPatientWhateverIsSaidToTheModel(String name)
      throws Exception {
    // given
    TalkFile file = file(CALLS.resolve(name + ".conf"));
    ScriptedModel model =
        new ScriptedModel(
            (said, listener) -> {
              listener.onToolCall("identify_user", "{\"name\":true,\"number\":true}");
              listener.onToolCall("retrieve_appointments", "{}");
              listener.onToolCall("cancel_appointment", "{\"reference\":\"1001\"}");
              listener.onToolCall("modify_appointment", "{\"reference\":\"1001\"}");
              listener.onText("The appointment of Victor Stan is on Thursday at eleven.");
              listener.onDone(USAGE);
            });
    // when
    TalkResult result =
        hold(file, Optional.of(model), BrainSettings.DEFAULTS.asked(BrainSettings.When.ALWAYS));
    // then
    assertThat(judged(result)).as(() -> String.join("\n", result.lines())).isEmpty();
    assertThat(String.join(" ", result.lines()))
        .doesNotContain("desk:   The appointment of Victor");
    assertThat(model.asked)
        .isNotEmpty()
        .allSatisfy(
            prompt -> {
              assertThat(prompt.system()).doesNotContain("Victor", "Stan", "IGNORE");
              assertThat(prompt.turns())
                  .filteredOn(turn -> !(turn instanceof LanguageModel.CallerSaid))
                  .allSatisfy(turn -> assertThat(text(turn)).doesNotContain("Victor"));
            });
    assertThat(result.turns())
        .flatExtracting(TextCall.Taken::decisions)
        .filteredOn(Decision.ProposalRefused.class::isInstance)
        .isNotEmpty();
    shouldReplay(result);
  }

  private static String text(LanguageModel.Turn turn) {
    return turn instanceof LanguageModel.FrontdeskSaid said
        ? said.text()
        : turn instanceof LanguageModel.ToolUsed used ? used.argumentsJson() + used.result() : "";
  }
}
