package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "One moment": when, how often, and never over an answer. */
class FillerTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final Duration AFTER = CallSettings.DEFAULTS.fillerAfter();
  private static final Duration LATEST = CallSettings.DEFAULTS.fillerLatest();
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int HALF_A_SECOND = 4_000;

  private TestCall call = house.call();

  @BeforeAll
  static void open() {
    house = new CallHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void start() {
    call = house.call();
  }

  private int fillers() {
    return call.holdingsAsked.get();
  }

  private void speechEnds(long utterance, int quietMs) {
    call.tell(new CallMessages.SpeechEnded(utterance, 700, quietMs, new byte[0]));
  }

  /** What is said from now on is not made, or made later. */
  private void voiceStalls(CompletionStage<short[]> made) {
    call.voice.makes(text -> made);
  }

  /** Its line can be heard when it speaks by itself. */
  private static TestCall announcing() {
    TestCall audible = house.call();
    audible.holding = new short[HALF_A_SECOND];
    return audible;
  }

  /** Time passes for the call and for its line. */
  private void waits(Duration wait) {
    Duration step = Duration.ofMillis(200);
    for (Duration over = Duration.ZERO; over.compareTo(wait) < 0; over = over.plus(step)) {
      house.pass(step);
      call.settle();
      house.play(call, step);
    }
  }

  private void shouldComeAfter(int quietMs, Duration wait) {
    call.listening();
    int before = fillers();
    speechEnds(call.speechBegins(), quietMs);
    call.awaitStage(CallStage.PROCESSING);
    house.pass(wait.minus(MOMENT));
    call.settle();
    assertThat(fillers()).isEqualTo(before);
    house.pass(MOMENT);
    house.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
  }

  @Test
  void shouldComeWhenAnAnswerIsThoughtOfForSoLong() {
    shouldComeAfter(0, AFTER);
  }

  @Test
  void shouldComeSoonerWhereTheEndOfTheTurnWasKnownLate() {
    shouldComeAfter(1_200, LATEST.minusMillis(1_200));
  }

  /** By the wall clock it would come at once, or after an hour. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void shouldComeAfterAsLongWhenSomebodySetsTheClock(int hours) {
    call.listening();
    int before = fillers();
    speechEnds(call.speechBegins(), 1_200);
    call.awaitStage(CallStage.PROCESSING);
    house.clock.set(Duration.ofHours(hours));
    call.tell(new CallMessages.SpeechAbandoned(call.speechBegins()));
    call.settle();
    assertThat(fillers()).isEqualTo(before);
    house.pass(LATEST.minusMillis(1_200).minus(MOMENT));
    call.settle();
    assertThat(fillers()).isEqualTo(before);
    house.pass(MOMENT);
    house.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
  }

  @Test
  void shouldComeOnceWhoeverIsWaitedForNext() {
    // given a recognizer that takes its time, then a voice that says nothing
    call.listening();
    voiceStalls(new CompletableFuture<>());
    int before = fillers();
    long utterance = call.speechBegins();
    speechEnds(utterance, 700);
    call.awaitStage(CallStage.PROCESSING);
    house.pass(Duration.ofMillis(600));
    call.transcribed(utterance, "i would like a cleaning");
    call.awaitStage(CallStage.SPEAKING);
    call.settle();
    assertThat(fillers()).isEqualTo(before);
    // when
    house.pass(Duration.ofMillis(400));
    // then 700 + 600 + 400 ms are the longest that nothing is heard
    house.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
    house.pass(AFTER.multipliedBy(3));
    call.settle();
    assertThat(fillers()).isEqualTo(before + 1);
  }

  /** Filler, the line that speaks by itself, and a voice that fails: one of them says it. */
  @Test
  void shouldBeHeardOnceWhenAVoiceTakesLongToBegin() {
    // given
    call = announcing();
    call.listening();
    CompletableFuture<short[]> late = new CompletableFuture<>();
    voiceStalls(late);
    call.says("i would like a cleaning");
    call.awaitStage(CallStage.SPEAKING);
    call.settle();
    int before = fillers();
    // when
    waits(Duration.ofSeconds(6));
    // then
    assertThat(fillers()).isEqualTo(before + 1);
    assertThat(call.line().counts().announced()).isZero();
    // when it fails in the end
    late.complete(new short[0]);
    call.settle();
    assertThat(fillers()).isEqualTo(before + 1);
  }

  /** The twin: a caller who was not told to wait by its call is told so by the line. */
  @Test
  void shouldBeHeardFromTheLineWhereTheCallDoesNotSayIt() {
    // given
    call = announcing();
    call.listening();
    voiceStalls(new CompletableFuture<>());
    call.says("i would like a cleaning");
    call.awaitStage(CallStage.SPEAKING);
    call.settle();
    // when nobody wakes the call's timers
    house.play(call, Duration.ofSeconds(4));
    // then
    assertThat(call.line().counts().announced()).isPositive();
  }

  @Test
  void shouldNotComeOverAnAnswer() {
    // given
    call.listening();
    int before = fillers();
    call.says("i would like a cleaning");
    call.awaitStage(CallStage.SPEAKING);
    house.play(call, Duration.ofMillis(200));
    call.settle();
    // when
    house.pass(AFTER.multipliedBy(2));
    call.settle();
    // then
    assertThat(fillers()).isEqualTo(before);
  }

  @Test
  void shouldComeAgainInTheNextWait() {
    shouldComeAfter(700, Duration.ofSeconds(1));
    house.pass(CallSettings.DEFAULTS.turnDeadline());
    call.awaitStage(CallStage.SPEAKING);
    house.play(call, Duration.ofMillis(200));
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
    int before = fillers();
    speechEnds(call.speechBegins(), 700);
    call.awaitStage(CallStage.PROCESSING);
    house.pass(AFTER);
    house.await(() -> assertThat(call.holdingsAsked).hasValue(before + 1));
  }
}
