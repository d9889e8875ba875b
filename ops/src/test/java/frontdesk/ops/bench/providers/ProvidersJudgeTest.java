package frontdesk.ops.bench.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.ops.bench.node.ClockOffset;
import frontdesk.ops.bench.providers.ProvidersJudge.Engine;
import frontdesk.ops.bench.providers.ProvidersJudge.Wait;
import frontdesk.ops.bench.providers.Served.Step;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvidersJudgeTest {
  private static final int MARK = 1_234;
  private static final CallId CALL = new CallId("bench-1." + "0123456789abcdef".repeat(2));
  private static final ClockOffset SAME_CLOCK = new ClockOffset(0, 0);

  /** What was said, recognized within a quarter of a second. */
  private static final Served HEARD = served(Step.RECOGNIZER, 2_455, 2_705);

  private final AtomicLong now = new AtomicLong();
  private final ProvidersWatch watch = new ProvidersWatch(now::get);
  private final ProvidersJudge judge = new ProvidersJudge();

  private static long ms(long ms) {
    return ms * 1_000_000;
  }

  private static Served served(Step step, long asked, long given) {
    return new Served(step, MARK, ms(asked), ms(given));
  }

  /** A sentence from 1,000 to 2,000, taken to be over at 2,450, answered at a time. */
  private void call(long saidAt, long answered, boolean interrupted) {
    now.set(ms(2_450));
    watch.onTurnDecided(CALL);
    now.set(ms(saidAt));
    watch.onOwnWords(CALL, "We can see " + Mark.said(MARK) + ", thank you. Hello?");
    MeasuredCall.Moments moments = new MeasuredCall.Moments(ms(1_000), ms(2_000), ms(answered));
    judge.take(
        new MeasuredCall(
            MeasuredCall.Outcome.COMPLETED,
            200,
            "",
            MeasuredCall.EndedBy.CALLER,
            1,
            1,
            10L,
            10L,
            0,
            10_000,
            "PCMU",
            0,
            List.of(new MeasuredCall.Turn(1, "say", "yes", interrupted, 0L, moments)),
            new MeasuredCall.Packets(0, 0, 0, 0, 0, 0),
            new MeasuredCall.Heard(List.of(), ms(10_000)),
            CALL.value(),
            null));
  }

  private List<Wait> waits(Served... served) {
    return judge.waits(watch, List.of(served), SAME_CLOCK);
  }

  @Test
  void shouldTakeApartAWaitSoThatItsSharesAddUp() {
    // given
    call(3_070, 3_200, false);
    // when
    List<Wait> waits =
        waits(served(Step.VOICE, 3_080, 3_180), HEARD, served(Step.MODEL, 2_710, 3_060));
    // then
    assertThat(waits)
        .containsExactly(
            new Wait(
                ms(1_200),
                ms(450),
                Map.of(Step.RECOGNIZER, ms(250), Step.MODEL, ms(350), Step.VOICE, ms(100)),
                new Engine(ms(10), ms(10), ms(10), ms(20))));
    assertThat(judge.leftOut()).isZero();
  }

  @Test
  void shouldCountNoneOfAModelsTimeTwiceThatBeganBeforeTheTurnWasOver() {
    // given
    call(2_720, 2_850, false);
    // when
    List<Wait> waits =
        waits(HEARD, served(Step.MODEL, 2_250, 2_715), served(Step.VOICE, 2_730, 2_830));
    // then
    assertThat(waits.get(0).of(Step.MODEL)).isEqualTo(ms(10));
    assertThat(waits.get(0).engine().total()).isEqualTo(ms(850 - 450 - 250 - 10 - 100));
  }

  @Test
  void shouldSeeASlowerVendorAsThatVendorsShareAndNobodyElses() {
    // given: the first wait above, with a model half a second slower
    call(3_570, 3_700, false);
    // when
    List<Wait> waits =
        waits(HEARD, served(Step.MODEL, 2_710, 3_560), served(Step.VOICE, 3_580, 3_680));
    // then
    assertThat(waits)
        .containsExactly(
            new Wait(
                ms(1_700),
                ms(450),
                Map.of(Step.RECOGNIZER, ms(250), Step.MODEL, ms(850), Step.VOICE, ms(100)),
                new Engine(ms(10), ms(10), ms(10), ms(20))));
  }

  @Test
  void shouldCallWhatNoVendorTookTheEngines() {
    // given: the same vendors, and an answer that lay about for half a second
    call(3_070, 3_700, false);
    // when
    List<Wait> waits =
        waits(HEARD, served(Step.MODEL, 2_710, 3_060), served(Step.VOICE, 3_080, 3_180));
    // then
    assertThat(waits.get(0).engine().total()).isEqualTo(ms(550));
  }

  @Test
  void shouldLeaveOutWhatNotAllVendorsAnswered() {
    // given
    call(3_070, 3_200, false);
    // when
    List<Wait> waits = waits(HEARD);
    // then
    assertThat(waits).isEmpty();
    assertThat(judge.leftOut()).isEqualTo(1);
    PassFigures figures = PassFigures.of(waits, judge.leftOut(), Map.of(BrainNews.FAILED, 1));
    assertThat(figures.total().p50Ms()).isEqualTo(-1);
    assertThat(figures.engine().meanMs()).isEqualTo(-1);
  }

  @Test
  void shouldLeaveOutWhatWasSaidIntoTheFarEndsWords() {
    // given
    call(3_070, 3_200, true);
    // when
    List<Wait> waits =
        waits(HEARD, served(Step.MODEL, 2_710, 3_060), served(Step.VOICE, 3_080, 3_180));
    // then
    assertThat(waits).isEmpty();
    assertThat(judge.leftOut()).isEqualTo(1);
  }

  @Test
  void shouldKnowEverySentenceByItsMark() {
    List<Integer> found = new ArrayList<>();
    Mark.allSaid().forEach(said -> found.add(Mark.in("So, " + said + ".").orElse(-1)));
    assertThat(found).isEqualTo(IntStream.range(0, Mark.ALL).boxed().toList());
    assertThat(Mark.in("a calm green")).isEmpty();
    assertThat(Mark.in("a calm green river, a calm green garden")).hasValue(1);
  }

  @Test
  void shouldDrawTimesWithThePublishedQuantiles() {
    // given
    Random random = new Random(3);
    // when
    List<Double> drawn =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Paces.PUBLISHED.model().draw(random).toNanos() / 1e6)
            .sorted()
            .toList();
    // then
    assertThat(drawn.get(10_000)).isBetween(343.0, 357.0);
    assertThat(drawn.get(19_000)).isBetween(680.0, 720.0);
    assertThat(Pace.of(90, 200).later(500).draw(random)).isGreaterThan(Duration.ofMillis(500));
  }
}
