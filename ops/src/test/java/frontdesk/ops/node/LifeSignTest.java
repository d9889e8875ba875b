package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a node was away, whatever was done to the wall clock meanwhile. */
class LifeSignTest {
  private static final Instant THEN = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final MachineClock BEFORE = new MachineClock(7, 1_000_000);
  private static final MachineClock AFTER = new MachineClock(7, 1_000_000 + OUTAGE.toMillis());

  @TempDir Path directory;

  @Test
  void shouldTellHowLongItWasAwayThoughTheClockWasSetForward() throws IOException {
    sign(Optional.of(BEFORE));
    assertThat(away(THEN.plus(OUTAGE).plus(HOUR), Optional.of(AFTER))).isEqualTo(OUTAGE);
  }

  @Test
  void shouldTellHowLongItWasAwayThoughTheClockWasSetBack() throws IOException {
    sign(Optional.of(BEFORE));
    assertThat(away(THEN.plus(OUTAGE).minus(HOUR), Optional.of(AFTER))).isEqualTo(OUTAGE);
  }

  @Test
  void shouldGoByTheWallClockWhenTheMachineWasStartedAnew() throws IOException {
    sign(Optional.of(BEFORE));
    assertThat(away(THEN.plus(OUTAGE), Optional.of(new MachineClock(8, 5)))).isEqualTo(OUTAGE);
  }

  @Test
  void shouldGoByTheWallClockWhereThatIsAllThereIs() throws IOException {
    sign(Optional.empty());
    assertThat(away(THEN.plus(OUTAGE), Optional.empty())).isEqualTo(OUTAGE);
  }

  @Test
  void shouldReadTheSignOfAnOlderBuildAndNoneThatIsBroken() throws IOException {
    Path file = directory.resolve("node.alive");
    Files.write(file, ByteBuffer.allocate(8).putLong(THEN.toEpochMilli()).array());
    assertThat(away(THEN.plus(OUTAGE), Optional.of(AFTER))).isEqualTo(OUTAGE);
    Files.write(file, new byte[3]);
    assertThat(LifeSign.last(directory, InstantSource.fixed(THEN), Optional::empty)).isEmpty();
  }

  @Test
  void shouldKnowHowLongThisMachineRuns() {
    MachineClock.now()
        .ifPresent(
            first -> {
              MachineClock second = MachineClock.now().orElseThrow();
              assertThat(second.boot()).isEqualTo(first.boot());
              assertThat(second.millis()).isGreaterThanOrEqualTo(first.millis());
            });
  }

  private void sign(Optional<MachineClock> machine) throws IOException {
    LifeSign.begin(directory, InstantSource.fixed(THEN), () -> machine).close();
  }

  private Duration away(Instant now, Optional<MachineClock> machine) {
    Instant last = LifeSign.last(directory, InstantSource.fixed(now), () -> machine).orElseThrow();
    return Duration.between(last, now);
  }
}
