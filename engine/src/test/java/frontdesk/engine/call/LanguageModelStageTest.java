package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanguageModelStageTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  private static final LanguageModel.Prompt PROMPT =
      new LanguageModel.Prompt("book", List.of(), List.of(), 100);

  private final FakeModel model = new FakeModel();
  private final TestProbe<LanguageModelStage.Report> reports =
      kit.createTestProbe(LanguageModelStage.Report.class);

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<LanguageModelStage.Command> stage(Duration firstPiece, Duration between) {
    return stage(firstPiece, between, Duration.ZERO);
  }

  private ActorRef<LanguageModelStage.Command> stage(
      Duration firstPiece, Duration between, Duration usage) {
    return kit.spawn(
        LanguageModelStage.create(
            model, new LanguageModelStage.Bounds(firstPiece, between, usage, 4, 1_000)));
  }

  private LanguageModel.Listener asked() {
    reports.awaitAssert(() -> assertThat(model.listener.get()).isNotNull());
    return Objects.requireNonNull(model.listener.get());
  }

  @Test
  void shouldReportPiecesInOrderThenDone() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5));
    stage.tell(new LanguageModelStage.Ask(1, PROMPT, reports.getRef()));
    // when
    asked().onText("Good");
    asked().onToolCall("fetch_slots", "{}");
    asked().onDone(new LanguageModel.Usage(10, 0, 2));
    // then
    reports.expectMessage(new LanguageModelStage.Text(1, "Good"));
    reports.expectMessage(new LanguageModelStage.ToolProposed(1, "fetch_slots", "{}"));
    reports.expectMessage(new LanguageModelStage.Done(1));
    assertThat(model.cancelled).hasValue(0);
  }

  @Test
  void shouldGiveUpAModelThatSaysNothing() {
    // given
    var stage = stage(Duration.ofMillis(100), Duration.ofSeconds(5));
    // when
    stage.tell(new LanguageModelStage.Ask(2, PROMPT, reports.getRef()));
    // then
    reports.expectMessage(new LanguageModelStage.Failed(2, Failure.LATE));
    assertThat(model.cancelled).hasValue(1);
  }

  @Test
  void shouldGiveUpAModelThatStallsInTheMiddle() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofMillis(200));
    stage.tell(new LanguageModelStage.Ask(3, PROMPT, reports.getRef()));
    // when
    asked().onText("Good");
    // then
    reports.expectMessage(new LanguageModelStage.Text(3, "Good"));
    reports.expectMessage(new LanguageModelStage.Failed(3, Failure.LATE));
  }

  @Test
  void shouldTellAVendorsFailureAsWhatItIs() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5));
    stage.tell(new LanguageModelStage.Ask(4, PROMPT, reports.getRef()));
    // when
    asked().onFailed(Failure.of(Failure.Kind.REFUSED));
    // then
    reports.expectMessage(new LanguageModelStage.Failed(4, Failure.of(Failure.Kind.REFUSED)));
  }

  @Test
  void shouldLetAnAnswerEndForWhatItCost() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));
    stage.tell(new LanguageModelStage.Ask(6, PROMPT, reports.getRef()));
    asked().onToolCall("understood", "{}");
    reports.expectMessage(new LanguageModelStage.ToolProposed(6, "understood", "{}"));
    // when
    stage.tell(new LanguageModelStage.LetEnd());
    asked().onDone(new LanguageModel.Usage(10, 0, 2));
    // then
    reports.expectMessage(new LanguageModelStage.Done(6));
    assertThat(model.cancelled).hasValue(0);
  }

  @Test
  void shouldGiveUpAnAnswerThatDoesNotEnd() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100));
    stage.tell(new LanguageModelStage.Ask(7, PROMPT, reports.getRef()));
    asked();
    // when
    stage.tell(new LanguageModelStage.LetEnd());
    // then
    reports.awaitAssert(() -> assertThat(model.cancelled).hasValue(1));
  }

  @Test
  void shouldGiveUpAtOnceWhereNoCountIsWaitedFor() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5));
    stage.tell(new LanguageModelStage.Ask(8, PROMPT, reports.getRef()));
    asked();
    // when
    stage.tell(new LanguageModelStage.LetEnd());
    // then
    reports.awaitAssert(() -> assertThat(model.cancelled).hasValue(1));
  }

  @Test
  void shouldNotWaitForACountWhereAnotherAnswerIsWanted() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));
    stage.tell(new LanguageModelStage.Ask(9, PROMPT, reports.getRef()));
    asked();
    // when
    stage.tell(new LanguageModelStage.LetEnd());
    stage.tell(new LanguageModelStage.Ask(10, PROMPT, reports.getRef()));
    // then
    reports.awaitAssert(() -> assertThat(model.cancelled).hasValue(1));
  }

  @Test
  void shouldCancelBeforeTheFirstPieceWhenTheActorStops() {
    // given
    var stage = stage(Duration.ofSeconds(5), Duration.ofSeconds(5));
    stage.tell(new LanguageModelStage.Ask(5, PROMPT, reports.getRef()));
    asked();
    // when
    kit.stop(stage);
    // then
    reports.awaitAssert(() -> assertThat(model.cancelled).hasValue(1));
    reports.expectNoMessage();
  }
}
