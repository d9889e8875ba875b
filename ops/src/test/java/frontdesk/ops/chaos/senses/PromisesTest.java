package frontdesk.ops.chaos.senses;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the scenarios look at can be found broken. */
class PromisesTest {
  private static final ChaosRun RUN =
      new ChaosRun(Path.of("nowhere"), Duration.ofSeconds(2), 1, line -> {});

  private final Verdict verdict = new Verdict("planted");
  private final Promises promises = new Promises(RUN, verdict);

  @Test
  void shouldHoldForACallerWhoHeardAllInTime() {
    promises.heard("the caller", call(2_000, 500, 1_000));
    assertThat(verdict.held()).isTrue();
  }

  @Test
  void shouldRejectSilenceAMillisecondTooLong() {
    promises.heard("the caller", call(2_001, 60, 1_000));
    assertThat(verdict.broken()).hasSize(1);
  }

  @Test
  void shouldRejectSoundThatStopped() {
    promises.heard("the caller", call(100, 501, 1_000));
    assertThat(verdict.broken()).hasSize(1);
  }

  @Test
  void shouldRejectACallWithoutSound() {
    promises.heard("the caller", call(0, 0, 0));
    assertThat(verdict.broken()).hasSize(1);
  }

  private static MeasuredCall call(long silenceMs, long gapMs, long packets) {
    return new MeasuredCall(
        MeasuredCall.Outcome.COMPLETED,
        200,
        "planted",
        MeasuredCall.EndedBy.CALLER,
        1,
        1,
        10L,
        10L,
        silenceMs,
        1_000,
        "PCMA",
        0,
        List.of(),
        new MeasuredCall.Packets(packets, 0, 0, 0, gapMs, 0),
        new MeasuredCall.Heard(List.of(), 0),
        "",
        null);
  }
}
