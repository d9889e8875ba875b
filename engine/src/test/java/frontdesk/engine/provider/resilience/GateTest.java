package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.Attempts.Standing;
import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a provider may be asked. */
class GateTest {
  private final Bench bench = new Bench();
  private final Gate gate = bench.gate(Port.MODEL, "one");

  private void fail(Failure failure, int times) {
    for (int i = 0; i < times; i++) {
      gate.enter().ifPresent(pass -> pass.failed(failure));
    }
  }

  @Test
  void shouldBeShutAfterFiveFailuresInARowForThirtySeconds() {
    fail(Failure.LATE, 4);
    assertThat(gate.standing()).isEqualTo(Standing.PASSING);

    fail(Failure.BROKEN, 1);

    assertThat(gate.enter()).isEmpty();
    bench.time.passMillis(29_999);
    assertThat(gate.standing()).isEqualTo(Standing.SHUT);
    bench.time.passMillis(1);
    assertThat(gate.standing()).isEqualTo(Standing.PROBING);
  }

  @Test
  void shouldCountOnlyFailuresInARow() {
    fail(Failure.LATE, 4);
    gate.enter().orElseThrow().succeeded();
    fail(Failure.LATE, 4);

    assertThat(gate.standing()).isEqualTo(Standing.PASSING);
  }

  @Test
  void shouldLetOneFindOutAndOpenByItself() {
    // given
    fail(Failure.LATE, 5);
    bench.time.passMillis(30_000);

    // when
    Gate.Pass probe = gate.enter().orElseThrow();

    // then
    assertThat(gate.enter()).isEmpty();
    probe.succeeded();
    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isPresent();
    assertThat(bench.told.lines).containsExactly("one SHUT", "one PASSING");
  }

  @Test
  void shouldBeShutAsLongAgainWhenTheProbeFails() {
    fail(Failure.LATE, 5);
    bench.time.passMillis(30_000);

    fail(Failure.LATE, 1);

    bench.time.passMillis(29_999);
    assertThat(gate.enter()).isEmpty();
    bench.time.passMillis(1);
    assertThat(gate.enter()).isPresent();
  }

  /** A caller who hangs up must not keep the gate shut, nor open it. */
  @Test
  void shouldLetTheNextOneFindOutWhenTheProbeIsGivenUp() {
    fail(Failure.LATE, 5);
    bench.time.passMillis(30_000);

    gate.enter().orElseThrow().abandoned();

    assertThat(gate.standing()).isEqualTo(Standing.PROBING);
    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isEmpty();
  }

  @Test
  void shouldNotHearOfTheTimeBeforeItWasShut() {
    // given
    Gate.Pass early = gate.enter().orElseThrow();
    fail(Failure.LATE, 5);
    bench.time.passMillis(30_000);

    // when
    early.failed(Failure.LATE);

    // then
    assertThat(gate.standing()).isEqualTo(Standing.PROBING);
  }

  @ParameterizedTest
  @CsvSource({
    "LIMITED, 429, 7s, 7000",
    "LIMITED, 429, , 2000",
    "LIMITED, 429, 2h, 600000",
    "REFUSED, 401, , 300000",
    "REFUSED, 402, , 300000",
    "REFUSED, insufficient_quota, , 300000",
    "REFUSED, model_not_found, , 300000",
    "REFUSED, API_KEY_INVALID, , 300000",
    "REFUSED, DeploymentNotFound, , 300000",
    "BROKEN, 503, 4s, 4000",
  })
  void shouldBeLeftAloneAsLongAsItAsks(Failure.Kind kind, String code, String asked, long millis) {
    // given
    Failure failure = Failure.of(kind, code);

    // when
    fail(
        Optional.ofNullable(asked)
            .map(text -> failure.until(Duration.parse("PT" + text)))
            .orElse(failure),
        1);

    // then
    assertThat(gate.enter()).isEmpty();
    bench.time.passMillis(millis - 1);
    assertThat(gate.enter()).isEmpty();
    bench.time.passMillis(1);
    assertThat(gate.enter()).isPresent();
    assertThat(bench.told.lines).containsExactly("one SHUT");
  }

  /** One caller's words must not take the provider from all the others. */
  @ParameterizedTest
  @CsvSource({"400", "413", "422", "content_filter", "SAFETY", "too-long", "''"})
  void shouldNotBeShutByOneRequestThatIsWrong(String code) {
    fail(Failure.of(Failure.Kind.REFUSED, code), 4);

    assertThat(gate.standing()).isEqualTo(Standing.PASSING);
  }

  @Test
  void shouldNotBlameTheProviderForThisSide() {
    fail(Failure.BUSY, 50);
    fail(Failure.of(Failure.Kind.WITHHELD, "SAVING"), 50);
    fail(Failure.CLOSED, 50);

    assertThat(gate.standing()).isEqualTo(Standing.PASSING);
  }

  @Test
  void shouldTakeNoMoreAtATimeThanThereIsRoomFor() {
    // given
    List<Gate.Pass> passes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      passes.add(gate.enter().orElseThrow());
    }

    // then
    assertThat(gate.enter()).isEmpty();
    passes.get(0).succeeded();
    passes.get(0).succeeded();
    assertThat(gate.enter()).isPresent();
    assertThat(gate.enter()).isEmpty();
  }

  @Test
  void shouldKeepRoomForAsLongAsAConnectionLasts() {
    List<Runnable> rooms = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rooms.add(gate.room().orElseThrow());
    }

    assertThat(gate.room()).isEmpty();
    assertThat(gate.enterWithRoom()).isPresent();
    rooms.get(0).run();
    rooms.get(0).run();
    assertThat(gate.room()).isPresent();
    assertThat(gate.room()).isEmpty();
  }

  @Test
  void shouldLetThoseWhoWaitInInOrderAndNoMoreThanMayWait() {
    // given
    List<Gate.Pass> inside = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      inside.add(gate.enter().orElseThrow());
    }
    List<String> answers = new ArrayList<>();

    // when
    for (String name : List.of("a", "b", "c")) {
      gate.enter(Duration.ofSeconds(2), let -> answers.add(name + " " + let.isPresent()));
    }
    inside.get(0).succeeded();

    // then
    assertThat(answers).containsExactly("c false", "a true");
    bench.time.passMillis(2_000);
    assertThat(answers).containsExactly("c false", "a true", "b false");
    inside.get(1).succeeded();
    assertThat(gate.enter()).as("b took no room").isPresent();
  }

  @Test
  void shouldSendOnWhoWaitsWhenItIsShut() {
    // given
    List<Gate.Pass> inside = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      inside.add(gate.enter().orElseThrow());
    }
    List<Boolean> answers = new ArrayList<>();
    gate.enter(Duration.ofSeconds(2), let -> answers.add(let.isPresent()));

    // when
    inside.get(0).failed(Failure.of(Failure.Kind.REFUSED, "401"));

    // then
    assertThat(answers).containsExactly(false);
    assertThat(bench.time.waiting()).as("its timer finds nobody").isLessThanOrEqualTo(1);
  }

  @Test
  void shouldForgetWhoGaveUpWaiting() {
    // given
    List<Gate.Pass> inside = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      inside.add(gate.enter().orElseThrow());
    }
    List<Boolean> answers = new ArrayList<>();
    var waiting = gate.enter(Duration.ofSeconds(2), let -> answers.add(let.isPresent()));

    // when
    waiting.cancel();
    inside.get(0).succeeded();
    bench.time.passMillis(5_000);

    // then
    assertThat(answers).isEmpty();
    assertThat(gate.enter()).isPresent();
  }
}
