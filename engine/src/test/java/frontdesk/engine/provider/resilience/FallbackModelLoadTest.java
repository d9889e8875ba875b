package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much models are asked, and by whom. */
class FallbackModelLoadTest extends ModelCase {
  @Test
  void shouldWaitForRoomAndGoElsewhereWhereThereIsNone() {
    // given
    FakeModel one = FakeModel.saying(time, "one", 1_000, "one");
    FallbackModel model = over(one, FakeModel.saying(time, "two", 200, "two"));

    // when
    for (int i = 0; i < 7; i++) {
      model.ask(PROMPT, listener);
    }

    // then
    assertThat(one.asked).as("as much as there is room for; two wait").isEqualTo(4);
    time.passMillis(500);
    assertThat(heard).containsExactly("two", "done at 300");
    time.passMillis(10_000);
    assertThat(heard.stream().filter(line -> line.startsWith("done"))).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"10, 200, 211", "1000000, 600, 600"})
  void shouldNotMultiplyTheLoadOfAProviderInTrouble(int saved, int least, int most) {
    // given
    FakeModel one = FakeModel.failing(time, "one", 10, Failure.BROKEN);
    GateSettings neverShut =
        new GateSettings(
            1_000_000,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            1_000,
            0);
    Gate gate = new Gate(Port.MODEL, "one", neverShut, bench.timing, bench.told);
    FallbackModel model =
        new FallbackModel(
            List.of(new Candidate<>("one", one, gate, false)),
            new Retries(3, bench.retries.backoff(), new RetryBudget(saved == 10 ? 0 : 1, saved)),
            new FallbackModel.Deadlines(
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofMillis(1_200),
                Duration.ofSeconds(20)),
            bench.timing,
            bench.told);

    // when
    for (int i = 0; i < 200; i++) {
      model.ask(PROMPT, listener);
    }
    time.passMillis(10_000);

    // then
    assertThat(one.asked).isBetween(least, most);
    assertThat(heard).hasSize(200);
  }

  @Test
  void shouldAskThoseThatAClinicNamesInItsOrder() {
    // given
    FakeModel one = good("one");
    FallbackModel model = over(one, good("two"), good("three")).ordered(List.of("three", "two"));

    // when
    model.ask(PROMPT, listener);
    time.passMillis(10_000);

    // then
    assertThat(heard).startsWith("three");
    assertThat(model.name()).isEqualTo("three > two");
    assertThat(one.asked).isZero();
  }

  @Test
  void shouldPutACallsMeterAroundEachOfThem() {
    List<String> metered = new ArrayList<>();
    FakeModel one = FakeModel.failing(time, "one", 10, Failure.BROKEN);

    over(one, good("two"))
        .around(
            (name, port) -> {
              metered.add(name);
              return port.name().equals("one") ? good("meter") : port;
            })
        .ask(PROMPT, listener);
    time.passMillis(10_000);

    assertThat(metered).containsExactly("one", "two");
    assertThat(heard).startsWith("meter");
    assertThat(bench.told.lines).startsWith("one PREFERRED");
  }

  @Test
  void shouldTellACallsOwnListenerToo() {
    Told call = new Told();

    over(good("one")).toldTo(call).ask(PROMPT, listener);
    time.passMillis(10_000);

    assertThat(call.lines).isEqualTo(bench.told.lines).isNotEmpty();
  }
}
