package frontdesk.ops.chaos.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnnouncementHeardTest {
  private static final int RATE = 8_000;
  private static final short[] OWN = sound(1, RATE);
  private static final short[] OTHER = sound(2, RATE);

  private final AnnouncementHeard announcement = new AnnouncementHeard(OWN);

  @Test
  void shouldFindEveryRoundOfTheAnnouncement() {
    // given
    short[] heard = joined(pause(), OWN, pause(), OWN, pause());

    // when, then
    assertThat(announcement.heardMs(heard)).isBetween(1_900L, 2_000L);
    assertThat(announcement.foreign(heard)).isEmpty();
  }

  @Test
  void shouldFindAnAnnouncementThatBreaksOff() {
    // given
    short[] heard = joined(pause(), Arrays.copyOf(OWN, RATE / 2), pause());

    // when, then
    assertThat(announcement.heardMs(heard)).isBetween(450L, 500L);
  }

  @Test
  void shouldNotTakeOtherWordsForIt() {
    // given
    short[] heard = joined(pause(), OTHER, pause());

    // when, then
    assertThat(announcement.heardMs(heard)).isZero();
    assertThat(announcement.foreign(heard)).hasSize(1).first().asString().contains("after 500 ms");
  }

  @Test
  void shouldFindNothingInSilence() {
    // when, then
    assertThat(announcement.heardMs(pause())).isZero();
    assertThat(announcement.foreign(pause())).isEmpty();
  }

  private static short[] pause() {
    return new short[RATE / 2];
  }

  /** Loud noise, no two alike. */
  private static short[] sound(long seed, int length) {
    Random random = new Random(seed);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextInt(8_000) - 4_000);
    }
    return samples;
  }

  private static short[] joined(short[]... parts) {
    short[] all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
