package frontdesk.ops.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SoundLogTest {
  private static final long MS = 1_000_000;
  private static final int SPEECH = 2_000;
  private static final int NOISE = 12;

  @Test
  void shouldLogPausesAndAudibleSound() {
    // given
    SoundLog log = new SoundLog();

    // when: speech for 100 ms, noise for 200 ms, nothing for 900 ms, then noise and speech
    packets(log, 1_000, 1_100, SPEECH);
    packets(log, 1_100, 1_300, NOISE);
    packets(log, 2_200, 2_300, NOISE);
    packets(log, 2_300, 2_400, SPEECH);

    // then
    SoundLog.Heard heard = log.heard();
    assertThat(heard.pauses()).containsExactly(new SoundLog.Span(1_280 * MS, 2_200 * MS));
    assertThat(heard.audible())
        .containsExactly(
            new SoundLog.Span(1_000 * MS, 1_080 * MS), new SoundLog.Span(2_300 * MS, 2_380 * MS));
    assertThat(Outage.ofDeath(heard, 1_270 * MS)).isEqualTo(OptionalLong.of(930 * MS));
    assertThat(Outage.untilAudible(heard, 1_270 * MS)).isEqualTo(OptionalLong.of(1_030 * MS));
    assertThat(Outage.longestPause(heard, 1_290 * MS, 5_000 * MS)).isEqualTo(920 * MS);
  }

  @Test
  void shouldTellNoOutageFromAnEndlessOne() {
    SoundLog log = new SoundLog();
    packets(log, 1_000, 2_000, SPEECH);

    assertThat(Outage.ofDeath(log.heard(), 1_500 * MS)).isEqualTo(OptionalLong.of(0));
    assertThat(Outage.ofDeath(log.heard(), 1_980 * MS)).isEmpty();
    assertThat(Outage.ofDeath(new SoundLog.Heard(0, 0, 0, List.of(), List.of()), 5)).isEmpty();
  }

  private static void packets(SoundLog log, long fromMs, long toMs, int level) {
    for (long at = fromMs; at < toMs; at += 20) {
      log.onPacket(at * MS, 0, 0, 160, level);
    }
  }
}
