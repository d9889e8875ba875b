package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Attempts.Standing;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard of models that fail in every way at every moment. */
class FallbackModelTest extends ModelCase {
  @Test
  void shouldHearTheFirstAsLongAsItWorks() {
    // given
    FakeModel two = good("two");

    // when
    over(good("one"), two).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).containsExactly("one", "!", "done at 500");
    assertThat(two.asked).isZero();
    assertThat(bench.told.lines).containsExactly("one PREFERRED", "one first 300", "one done 500");
    assertThat(bench.told.amounts)
        .containsExactly(
            new Amount.Thought(13, 4, java.util.Optional.of(new LanguageModel.Usage(10, 0, 2))));
    assertThat(time.waiting()).as("timers left behind").isZero();
  }

  /** Fault of the first model before anything was heard; the second one answers in 300 ms. */
  @ParameterizedTest
  @CsvSource({
    "REFUSED, 401, 50, 550, SHUT",
    "REFUSED, 400, 50, 550, PASSING",
    "LIMITED, 429, 50, 550, SHUT",
    "BROKEN, 503, 50, 550, PASSING",
    "BUSY, '', 0, 500, PASSING",
    "WITHHELD, HARD_LIMIT, 0, 500, PASSING",
    "LATE, '', 700, 1200, PASSING",
  })
  void shouldAskTheNextOneAtOnceWhereTheFirstFails(
      Failure.Kind kind, String code, long after, long doneAt, Standing standing) {
    // given
    FakeModel one = FakeModel.failing(time, "one", after, Failure.of(kind, code));
    List<Candidate<LanguageModel>> candidates =
        List.of(bench.cloud(Port.MODEL, "one", one), bench.cloud(Port.MODEL, "two", good("two")));

    // when
    over(candidates).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).containsExactly("two", "!", "done at " + doneAt);
    assertThat(one.asked).isEqualTo(1);
    assertThat(bench.told.lines).contains("one > two " + Failure.of(kind, code));
    assertThat(candidates.get(0).gate().standing()).isIn(standing, Standing.PROBING);
  }

  @Test
  void shouldAskASecondOneBesideASlowOneAndHearWhoeverIsFirst() {
    // given
    FakeModel slow = FakeModel.saying(time, "slow", 1_900, "slow");

    // when
    over(slow, good("two")).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).containsExactly("two", "!", "done at 1700");
    assertThat(slow.cancelled).isEqualTo(1);
    assertThat(bench.told.lines)
        .containsExactly(
            "slow PREFERRED", "two HEDGE", "two first 300", "slow cancelled", "two done 500");
  }

  @Test
  void shouldHearTheSlowOneWhereItIsFirstAllTheSame() {
    // given
    FakeModel two = FakeModel.saying(time, "two", 900, "two");

    // when
    over(FakeModel.saying(time, "slow", 1_900, "slow"), two).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).containsExactly("slow", "done at 2000");
    assertThat(two.cancelled).isEqualTo(1);
  }

  /** Else every answer would wait for the hedge before a model that hangs. */
  @Test
  void shouldLeaveAModelAloneThatWasOvertakenFiveTimes() {
    // given
    FakeModel mute = FakeModel.mute("mute");
    FallbackModel model = over(mute, good("two"));

    // when
    for (int i = 0; i < 6; i++) {
      model.ask(PROMPT, listener);
      time.passMillis(2_000);
    }

    // then
    assertThat(mute.asked).isEqualTo(5);
    assertThat(bench.told.lines).containsOnlyOnce("mute SHUT");
  }

  @Test
  void shouldReturnToAModelThatWorksAgain() {
    // given
    FakeModel one =
        new FakeModel(
            "one",
            (listener, self) -> {
              if (self.asked <= 5) {
                listener.onFailed(Failure.BROKEN);
              } else {
                listener.onText("one again");
                listener.onDone(new LanguageModel.Usage(1, 0, 1));
              }
            });
    FallbackModel model = over(one, good("two"));
    for (int i = 0; i < 7; i++) {
      model.ask(PROMPT, listener);
      time.passMillis(1_000);
    }
    assertThat(one.asked).as("none of them while it is shut").isEqualTo(5);

    // when
    time.passMillis(30_000);
    model.ask(PROMPT, listener);
    model.ask(PROMPT, listener);
    time.passMillis(1_000);

    // then
    assertThat(one.asked).isEqualTo(7);
    assertThat(heard).endsWith("one again", "done at 37000", "one again", "done at 37000");
  }

  @Test
  void shouldTryALoneModelThreeTimesWithPausesBetween() {
    // given
    FakeModel one = FakeModel.failing(time, "one", 10, Failure.BROKEN);

    // when
    over(one).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(one.asked).isEqualTo(3);
    assertThat(heard).singleElement().asString().startsWith("BROKEN at ");
    assertThat(millisOf(heard.get(0))).isBetween(30L + 50 + 100, 30L + 100 + 200);
  }

  private static long millisOf(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, 401", "REFUSED, 400", "LIMITED, 429"})
  void shouldNeverAskAgainWhoRefused(Failure.Kind kind, String code) {
    // given
    FakeModel one = FakeModel.failing(time, "one", 10, Failure.of(kind, code));

    // when
    over(one).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(one.asked).isEqualTo(1);
    assertThat(heard).containsExactly(kind + " " + code + " at 10");
  }

  /** Once something was heard nobody is asked again: what was said cannot be taken back. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldTellOfAFailureAfterTheFirstPieceAndNotHideIt(boolean stalls) {
    // given
    FakeModel one =
        new FakeModel(
            "one",
            (listener, self) -> {
              listener.onText("You are");
              if (!stalls) {
                listener.onFailed(Failure.BROKEN);
              }
            });
    FakeModel two = good("two");

    // when
    over(one, two).ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).containsExactly("You are", stalls ? "LATE at 1000" : "BROKEN at 0");
    assertThat(two.asked).isZero();
    assertThat(one.cancelled).isEqualTo(1);
  }

  @Test
  void shouldStopAModelThatNeverStops() {
    // given
    FakeModel endless = FakeModel.saying(time, "endless", 0, "word ".repeat(400).split(" "));

    // when
    over(endless).ask(PROMPT, listener);
    time.passMillis(60_000);

    // then
    assertThat(heard).hasSize(201).endsWith("LATE at 20000");
    assertThat(endless.cancelled).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 0", "350, 1", "1300, 0"})
  void shouldReportNothingAfterItWasCancelled(long after, int pieces) {
    // given
    FakeModel one = FakeModel.saying(time, "one", pieces == 0 ? 1_500 : 300, "one", "!");

    // when
    LanguageModel.Answer answer = over(one, FakeModel.mute("two")).ask(PROMPT, listener);
    time.passMillis(after);
    answer.cancel();
    time.passMillis(10_000);

    // then
    assertThat(heard).hasSize(pieces);
    assertThat(one.cancelled).isEqualTo(1);
    assertThat(bench.told.lines).last().asString().endsWith("cancelled");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void shouldTakeAModelThatThrowsForABrokenOne() {
    FakeModel thrower =
        new FakeModel(
            "thrower",
            (listener, self) -> {
              throw new IllegalStateException("what the caller said");
            });

    over(thrower, good("two")).ask(PROMPT, listener);
    time.passMillis(10_000);

    assertThat(heard).containsExactly("two", "!", "done at 500");
    assertThat(bench.told.lines.toString()).doesNotContain("what the caller said");
  }

  /** BUSY is the twin: there may be room in a moment. */
  @ParameterizedTest
  @CsvSource({"WITHHELD, 1, WITHHELD HARD_LIMIT at 0", "BUSY, 3, BUSY HARD_LIMIT at "})
  void shouldNotAskAgainWhatTheCallGoesWithout(Failure.Kind kind, int asked, String end) {
    FakeModel dear = FakeModel.failing(time, "dear", 0, Failure.of(kind, "HARD_LIMIT"));

    over(dear).ask(PROMPT, listener);
    time.passMillis(10_000);

    assertThat(dear.asked).isEqualTo(asked);
    assertThat(heard).hasSize(1).last().asString().startsWith(end);
    assertThat(time.waiting()).isZero();
  }

  /** What was not tried is no try: those that are paid for have all of theirs. */
  @ParameterizedTest
  @CsvSource({"WITHHELD, true", "BUSY, false"})
  void shouldNotCountWhatTheCallGoesWithoutAsATry(Failure.Kind kind, boolean answered) {
    Failure without = Failure.of(kind, "SAVING");
    FakeModel last = good("last");

    over(
            FakeModel.failing(time, "one", 0, without),
            FakeModel.failing(time, "two", 0, without),
            FakeModel.failing(time, "three", 0, without),
            last)
        .ask(PROMPT, listener);
    time.passMillis(10_000);

    assertThat(last.asked).isEqualTo(answered ? 1 : 0);
    assertThat(bench.told.lines.contains("last PREFERRED")).isEqualTo(answered);
  }
}
