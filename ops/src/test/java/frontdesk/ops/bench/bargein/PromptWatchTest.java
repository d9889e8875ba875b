package frontdesk.ops.bench.bargein;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Times are numbers of packets. */
class PromptWatchTest {
  private static final int PACKET = 160;
  private static final int LENGTH = 50;
  private static final double LOUD = 1_000;
  private static final double QUIET = 5;

  private final PromptWatch watch = new PromptWatch(clip());

  private static short[] clip() {
    short[] clip = new short[LENGTH * PACKET];
    Arrays.fill(clip, (short) LOUD);
    return clip;
  }

  private PromptWatch.News takes(int packets, double level) {
    PromptWatch.News last = PromptWatch.News.NONE;
    for (int i = 0; i < packets && last == PromptWatch.News.NONE; i++) {
      last = watch.take(level, now++);
    }
    return last;
  }

  private long now;

  @Test
  void shouldSayWhenAPromptBegins() {
    // when, then
    assertThat(takes(10, QUIET)).isEqualTo(PromptWatch.News.NONE);
    assertThat(takes(1, LOUD)).isEqualTo(PromptWatch.News.BEGAN);
  }

  @Test
  void shouldSayThatItStoppedWhereItIsLoudAndNothingComes() {
    // given
    takes(1, LOUD);
    takes(20, LOUD);

    // when
    PromptWatch.News news = takes(5, QUIET);

    // then
    assertThat(news).isEqualTo(PromptWatch.News.STOPPED);
    assertThat(watch.lastVoicedNanos()).isEqualTo(20);
  }

  @Test
  void shouldNotTakeItsEndForAStop() {
    // given
    takes(1, LOUD);
    takes(LENGTH - 1, LOUD);

    // when, then
    assertThat(takes(5, QUIET)).isEqualTo(PromptWatch.News.ENDED);
  }

  @Test
  void shouldNotTakeALostPacketForAStop() {
    // given
    takes(1, LOUD);
    takes(20, LOUD);

    // when
    watch.lost(3);

    // then
    assertThat(takes(LENGTH - 24, LOUD)).isEqualTo(PromptWatch.News.NONE);
    assertThat(takes(5, QUIET)).isEqualTo(PromptWatch.News.ENDED);
  }
}
