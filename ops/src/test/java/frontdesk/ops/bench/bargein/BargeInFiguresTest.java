package frontdesk.ops.bench.bargein;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goals: 300 ms at p95, 5 % missed, 2 % false. */
class BargeInFiguresTest {
  private static final TrialReport.Outcome STOPPED = TrialReport.Outcome.STOPPED;
  private static final TrialReport.Outcome MISSED = TrialReport.Outcome.MISSED;
  private static final TrialReport.Outcome FALSE = TrialReport.Outcome.FALSE;
  private static final TrialReport.Outcome UNDISTURBED = TrialReport.Outcome.UNDISTURBED;

  private static TrialReport report(
      Trial.Kind kind, TrialReport.Outcome outcome, long stoppedAfterMs) {
    return new TrialReport(
        -20,
        60,
        1,
        new Trial(kind, kind == Trial.Kind.CALLER ? "yes-slt" : "", -18, 1_500, 7),
        outcome,
        stoppedAfterMs * 1_000_000);
  }

  private static TrialReport caller(TrialReport.Outcome outcome, long stoppedAfterMs) {
    return report(Trial.Kind.CALLER, outcome, stoppedAfterMs);
  }

  private static BargeInFigures figures(List<TrialReport> reports) {
    return new BargeInFigures(reports, reports.size(), 42);
  }

  @Test
  void shouldMeetTheGoalsWhereEveryCallerIsHeardInTime() {
    // given
    List<TrialReport> reports = new ArrayList<>(Collections.nCopies(20, caller(STOPPED, 200)));
    reports.addAll(Collections.nCopies(20, report(Trial.Kind.ECHO, UNDISTURBED, -1)));

    // when
    BargeInFigures figures = figures(reports);

    // then
    assertThat(figures.all().p95()).isEqualTo(200);
    assertThat(figures.all().missedPercent()).isZero();
    assertThat(figures.all().falsePercent()).isZero();
    assertThat(figures.meetsGoals()).isTrue();
  }

  @Test
  void shouldMissTheGoalsWhereCallersWaitTooLong() {
    // given
    List<TrialReport> reports = Collections.nCopies(20, caller(STOPPED, 301));

    // when, then
    assertThat(figures(reports).meetsGoals()).isFalse();
  }

  @Test
  void shouldCountCallersWhoWereNotHeardAmongThoseWhoSpoke() {
    // given one of ten callers, and prompts in which nobody spoke
    List<TrialReport> reports = new ArrayList<>(Collections.nCopies(9, caller(STOPPED, 100)));
    reports.add(caller(MISSED, -1));
    reports.addAll(Collections.nCopies(90, report(Trial.Kind.NOISE, UNDISTURBED, -1)));

    // when
    BargeInFigures figures = figures(reports);

    // then
    assertThat(figures.all().missedPercent()).isEqualTo(10);
    assertThat(figures.meetsGoals()).isFalse();
  }

  @Test
  void shouldCountFalseStopsAmongAllPrompts() {
    // given three of a hundred, one of them before its caller could speak
    List<TrialReport> reports = new ArrayList<>(Collections.nCopies(50, caller(STOPPED, 100)));
    reports.add(caller(FALSE, -1));
    reports.addAll(Collections.nCopies(2, report(Trial.Kind.COUGH, FALSE, -1)));
    reports.addAll(Collections.nCopies(47, report(Trial.Kind.COUGH, UNDISTURBED, -1)));

    // when
    BargeInFigures figures = figures(reports);

    // then
    assertThat(figures.all().falsePercent()).isEqualTo(3);
    assertThat(figures.all().spoken()).isEqualTo(50);
    assertThat(figures.meetsGoals()).isFalse();
    assertThat(figures.wrong()).hasSize(3);
  }

  @Test
  void shouldNotMeetTheGoalsWhereNobodyWasHeard() {
    // given
    List<TrialReport> reports = Collections.nCopies(20, report(Trial.Kind.ECHO, UNDISTURBED, -1));

    // when, then
    assertThat(figures(reports).meetsGoals()).isFalse();
  }

  @Test
  void shouldSayInItsLastLineWhatWasLeftOut() throws Exception {
    // given
    List<TrialReport> reports = List.of(caller(STOPPED, 123), caller(MISSED, -1));

    // when
    JsonNode last = JsonMapper.builder().build().readTree(new BargeInFigures(reports, 5, 9).json());

    // then
    assertThat(last.get("p95_ms").asDouble()).isEqualTo(123);
    assertThat(last.get("missed").asDouble()).isEqualTo(50);
    assertThat(last.get("false").asDouble()).isZero();
    assertThat(last.get("left_out").asInt()).isEqualTo(3);
    assertThat(last.get("seed").asLong()).isEqualTo(9);
    assertThat(last.get("met").asBoolean()).isFalse();
  }
}
