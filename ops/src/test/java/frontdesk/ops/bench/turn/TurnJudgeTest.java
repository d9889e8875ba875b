package frontdesk.ops.bench.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.MeasuredCall.Moments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are milliseconds here, and nanoseconds where they are judged. */
class TurnJudgeTest {
  private static final ClockOffset ONE_CLOCK = new ClockOffset(0, 1_000);

  private final TurnJudge judge = new TurnJudge();

  private static long ns(long millis) {
    return millis * 1_000_000;
  }

  private static MeasuredCall.Turn said(
      String line, long from, long until, @Nullable Long answered) {
    return new MeasuredCall.Turn(
        1,
        "say",
        line,
        false,
        null,
        new Moments(ns(from), ns(until), answered == null ? null : ns(answered)));
  }

  private static MeasuredCall call(List<MeasuredCall.Turn> turns) {
    return new MeasuredCall(
        MeasuredCall.Outcome.COMPLETED,
        200,
        "the script was carried out",
        MeasuredCall.EndedBy.CALLER,
        turns.size(),
        turns.size(),
        10L,
        20L,
        0,
        9_000,
        "PCMA",
        0,
        turns,
        new MeasuredCall.Packets(1, 0, 0, 0, 20, 0),
        new MeasuredCall.Heard(List.of(), 0),
        "call-1",
        null);
  }

  private void judge(MeasuredCall.Turn turn, Long... decided) {
    judge.take(
        call(List.of(turn)), List.of(decided).stream().map(at -> ns(at)).toList(), ONE_CLOCK);
  }

  @Test
  void shouldSplitTheWaitIntoItsParts() {
    // when: said from 1,000 to 2,500; over for the node at 3,220; answered at 3,250
    judge(said("yes", 1_000, 2_500, 3_250L), 3_220L);
    // then
    assertThat(judge.answered())
        .containsExactly(new TurnJudge.Answered("yes", ns(720), ns(30)))
        .extracting(TurnJudge.Answered::mouthToEarNanos)
        .containsExactly(ns(750));
  }

  @Test
  void shouldCountAPlantedCutOffAndReadNoTimeFromIt() {
    // when: over for the node at 2,000, while the caller spoke on until 2,500
    judge(said("pause-700-1.wav", 1_000, 2_500, 2_600L), 2_000L, 3_220L);
    // and its twin, decided 1 ms after the last audible packet
    judge(said("pause-700-2.wav", 1_000, 2_500, 2_600L), 2_501L);
    // then
    assertThat(judge.cutOffs()).containsExactly(new TurnJudge.CutOff("pause-700-1.wav"));
    assertThat(judge.answered())
        .extracting(TurnJudge.Answered::line)
        .containsExactly("pause-700-2.wav");
  }

  @Test
  void shouldNotTakeADecisionOfAnotherSentenceForThisOne() {
    // when: decided before it was said, and after it was answered
    judge(said("yes", 1_000, 2_500, 3_250L), 900L, 3_300L);
    // then
    assertThat(judge.answered()).isEmpty();
    assertThat(judge.of(TurnJudge.Unanswered.class)).hasSize(1);
  }

  @Test
  void shouldLeaveOutWhatWasNeverAnsweredOrSaidIntoTheFarEndsWords() {
    // when
    judge(said("yes", 1_000, 2_500, null), 3_220L);
    MeasuredCall.Turn crossed =
        new MeasuredCall.Turn(
            1, "say", "no", true, 5L, new Moments(ns(1_000), ns(2_500), ns(3_250)));
    judge(crossed, 3_220L);
    // then
    assertThat(judge.answered()).isEmpty();
    assertThat(TurnFigures.of(judge, new TurnJudge(), 1, 0).leftOut()).isEqualTo(2);
  }

  @Test
  void shouldBringTheCallersClockToOurs() {
    // given: a caller whose clock is ten seconds ahead
    TurnJudge other = new TurnJudge();
    // when
    other.take(
        call(List.of(said("yes", 11_000, 12_500, 13_250L))),
        List.of(ns(3_220)),
        new ClockOffset(ns(10_000), 1_000));
    // then
    assertThat(other.answered()).containsExactly(new TurnJudge.Answered("yes", ns(720), ns(30)));
  }

  private static TurnJudge turns(int quick, int late) {
    TurnJudge judged = new TurnJudge();
    List<MeasuredCall.Turn> turns = new ArrayList<>();
    List<Long> decided = new ArrayList<>();
    for (int i = 0; i < quick + late; i++) {
      long start = 10_000L * i;
      turns.add(said("yes", start, start + 1_000, start + 1_700 + (i < quick ? 20 : 400)));
      decided.add(ns(start + 1_700));
    }
    judged.take(call(turns), decided, ONE_CLOCK);
    return judged;
  }

  @Test
  void shouldRaiseTheFigureForPlantedLateAnswers() {
    // given
    TurnFigures quick = TurnFigures.of(turns(100, 0), turns(100, 0), 1, 0);
    TurnFigures late = TurnFigures.of(turns(94, 6), turns(94, 6), 1, 0);
    // then
    assertThat(quick.p95Ms()).isEqualTo(20);
    assertThat(late.p50Ms()).isEqualTo(20);
    assertThat(late.p95Ms()).isEqualTo(400);
    assertThat(quick.mouthToEarP95Ms()).isEqualTo(720);
    assertThat(late.mouthToEarP95Ms()).isEqualTo(1_100);
    assertThat(late.endOfTurnP95Ms()).isEqualTo(700);
    assertThat(late.engineMeetsGoal()).isFalse();
    assertThat(quick.waitMeetsGoal()).isTrue();
  }

  @Test
  void shouldNotMeetAGoalWithoutHavingMeasured() {
    TurnFigures nothing = TurnFigures.of(new TurnJudge(), new TurnJudge(), 1, 0);
    assertThat(nothing.p50Ms()).isEqualTo(-1);
    assertThat(nothing.engineMeetsGoal()).isFalse();
    assertThat(nothing.waitMeetsGoal()).isFalse();
  }

  @Test
  void shouldTellCutOffsByThePauseInTheSentence() throws IOException {
    // given
    judge(said("pause-700-1.wav", 1_000, 2_500, 2_600L), 2_000L);
    judge(said("pause-300-2.wav", 1_000, 2_500, 3_250L), 3_220L);
    // when
    TurnFigures figures = TurnFigures.of(judge, turns(2, 0), 1, 0);
    JsonNode json = JsonMapper.builder().build().readTree(figures.json());
    // then
    assertThat(json.fieldNames())
        .toIterable()
        .startsWith(
            "p50_ms",
            "p95_ms",
            "mouth_to_ear_p50_ms",
            "mouth_to_ear_p95_ms",
            "end_of_turn_p95_ms",
            "cutoffs");
    assertThat(json.get("cutoffs").asInt()).isEqualTo(1);
    assertThat(json.get("hesitations").asInt()).isEqualTo(2);
    assertThat(figures.cutoffsByPauseMs())
        .containsEntry(0, "0 of 2")
        .containsEntry(300, "0 of 1")
        .containsEntry(700, "1 of 1");
  }
}
