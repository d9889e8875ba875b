package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.Used;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits hold, and the books are right, whatever order things happen in: calls on several nodes,
 * lost and late questions and answers, crashes. After every step of the world it is asserted that
 * no hard limit is passed by what is settled and open, and that vendors counted no more than that.
 */
class SpendLimitsHoldTest {
  private static final int STEPS = 4_000;

  /** Shortly before a midnight of the clinic, at the end of a month. */
  private static final Instant BEGIN = Instant.parse("2026-03-31T20:40:00Z");

  private static final SpendLimits TIGHT =
      new SpendLimits(Prices.hard("0.09"), Prices.hard("0.8"), Prices.hard("1.1"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldCountToTheCentWhenNothingCrashes(long seed) {
    assertCounts(seed, SpendLimits.NONE);
    assertCounts(seed, TIGHT);
  }

  @Test
  void shouldCountToTheCentByAnySeed() {
    assertCounts(anySeed(), TIGHT);
  }

  private static void assertCounts(long seed, SpendLimits limits) {
    // given
    SpendWorld world = new SpendWorld(seed, limits, BEGIN, SpendWorld.Fault.NONE);

    // when
    run(world, false, seed);
    world.end();

    // then
    assertThat(world.settled()).as("seed %d", seed).isEqualTo(world.vendors());
    assertThat(world.estimated()).isEqualTo(Money.ZERO);
    assertThat(world.state().open()).isEqualTo(Money.ZERO);
    assertThat(world.replayed()).isEqualTo(world.state());
    assertThat(world.begun).isGreaterThan(100);
    assertThat(world.refused > 0).as("refusals").isEqualTo(!limits.equals(SpendLimits.NONE));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void shouldCoverWhatVendorsCountedWhenCallsAreLost(long seed) {
    assertCovers(seed, SpendLimits.NONE);
    assertCovers(seed, TIGHT);
  }

  @Test
  void shouldCoverWhatVendorsCountedByAnySeed() {
    assertCovers(anySeed(), TIGHT);
  }

  private static void assertCovers(long seed, SpendLimits limits) {
    // given
    SpendWorld world = new SpendWorld(seed, limits, BEGIN, SpendWorld.Fault.NONE);

    // when
    run(world, true, seed);
    world.end();
    world.expire();

    // then
    assertThat(world.crashes).as("seed %d", seed).isGreaterThan(3);
    assertThat(world.state().open()).isEqualTo(Money.ZERO);
    assertThat(world.estimated().isPositive()).isTrue();
    assertThat(world.vendors()).isLessThanOrEqualTo(world.settled());
    assertThat(world.replayed()).isEqualTo(world.state());
    assertThat(world.events().stream().map(SpendEvent::getClass).distinct())
        .contains(SpendEvent.SpendEstimated.class, SpendEvent.SpendReserved.class);
  }

  /** The world would tell: a vendor that counts more than it was granted. */
  @Test
  void shouldFindAVendorThatCountsMore() {
    SpendWorld.Fault greedy =
        new SpendWorld.Fault() {
          @Override
          public UnaryOperator<Used> counted() {
            return used ->
                new Used(
                    used.millis() * 9,
                    used.inputTokens() * 9,
                    used.cachedTokens(),
                    used.outputTokens() * 9,
                    used.characters() * 9);
          }
        };
    SpendWorld world = new SpendWorld(1, SpendLimits.NONE, BEGIN, greedy);
    assertThatThrownBy(() -> run(world, false, 1)).hasStackTraceContaining("vendors' count");
  }

  /** The world would tell: an account that forgets what is open. */
  @Test
  void shouldFindAnAccountThatForgetsWhatIsOpen() {
    SpendWorld.Fault forgetful =
        new SpendWorld.Fault() {
          @Override
          public SpendState seen(SpendState state) {
            return new SpendState(
                state.account(),
                state.today(),
                state.month(),
                Money.ZERO,
                Map.of(),
                state.reached(),
                state.alerts(),
                state.lastAlert(),
                state.lastDigest());
          }
        };
    SpendWorld world = new SpendWorld(1, TIGHT, BEGIN, forgetful);
    assertThatThrownBy(() -> run(world, false, 1)).isInstanceOf(AssertionError.class);
  }

  private static void run(SpendWorld world, boolean mayCrash, long seed) {
    for (int i = 0; i < STEPS; i++) {
      int step = i;
      try {
        world.happen(mayCrash);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ", step " + step, broken);
      }
    }
  }

  private static long anySeed() {
    return new Random().nextLong();
  }
}
