package frontdesk.engine.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.clips.Clips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Loss is concealed without clicks, on tones and on speech, through the whole jitter buffer. */
class ConcealmentTest {
  private static final int FRAME = 160;
  private static final int DELAY = 320;

  private static short[] tone(double hertz, int seconds) {
    short[] tone = new short[seconds * 8_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (9_000 * Math.sin(2 * Math.PI * hertz * i / 8_000));
    }
    return tone;
  }

  /** Sentences of several voices, one after the other. */
  private static List<short[]> speech() {
    List<short[]> sentences = new ArrayList<>();
    for (int i = 0; i < Clips.all().size(); i += 5) {
      sentences.add(Clips.all().get(i).samples());
    }
    return sentences;
  }

  /** Bursts of one to four packets. */
  private static boolean[] losses(int packets, long seed) {
    Random random = new Random(seed);
    boolean[] lost = new boolean[packets];
    for (int at = 10; at < packets; at += 8 + random.nextInt(12)) {
      int burst = 1 + random.nextInt(4);
      Arrays.fill(lost, at, Math.min(packets, at + burst), true);
    }
    return lost;
  }

  /** What is heard of it, moved back by the delay so that places agree with the original. */
  private static short[] heard(short[] original, boolean[] lost) {
    // A window longer than the test: the delay stays as it is.
    JitterBuffer buffer =
        new JitterBuffer(
            new JitterSettings(
                JitterSettings.DEFAULTS.initialDelay(),
                JitterSettings.DEFAULTS.initialDelay(),
                JitterSettings.DEFAULTS.maxDelay(),
                JitterSettings.DEFAULTS.window()));
    short[] heard = new short[lost.length * FRAME];
    short[] frame = new short[FRAME];
    for (int tick = 0; tick < lost.length + 2; tick++) {
      if (tick < lost.length && !lost[tick]) {
        buffer.put(
            tick * FRAME, Arrays.copyOfRange(original, tick * FRAME, (tick + 1) * FRAME), FRAME);
      }
      buffer.read(frame, FRAME);
      int at = tick * FRAME - DELAY;
      if (at >= 0) {
        System.arraycopy(frame, 0, heard, at, FRAME);
      }
    }
    return heard;
  }

  /** The failing twin: what a buffer would give that puts zeros where nothing came. */
  private static short[] zeroFilled(short[] original, boolean[] lost) {
    short[] filled = Arrays.copyOf(original, lost.length * FRAME);
    for (int packet = 0; packet < lost.length; packet++) {
      if (lost[packet]) {
        Arrays.fill(filled, packet * FRAME, (packet + 1) * FRAME, (short) 0);
      }
    }
    return filled;
  }

  /** Another one: the last packet again, as it is. */
  private static short[] repeated(short[] original, boolean[] lost) {
    short[] filled = Arrays.copyOf(original, lost.length * FRAME);
    for (int packet = 1; packet < lost.length; packet++) {
      if (lost[packet]) {
        System.arraycopy(filled, (packet - 1) * FRAME, filled, packet * FRAME, FRAME);
      }
    }
    return filled;
  }

  private static double worst(short[] original, short[] heard) {
    // From the first loss on: the start is silence, and is faded in.
    return ClickMeter.worst(original, heard, 9 * FRAME, heard.length);
  }

  @Test
  void shouldNotClickOnTones() {
    for (double hertz = 80; hertz < 1_000; hertz *= 1.3) {
      short[] tone = tone(hertz, 4);
      boolean[] lost = losses(tone.length / FRAME, 11);
      assertThat(worst(tone, heard(tone, lost))).as("%.0f Hz", hertz).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void shouldNotClickOnSpeech() {
    int sentence = 0;
    for (short[] spoken : speech()) {
      for (long seed = 1; seed <= 5; seed++) {
        boolean[] lost = losses(spoken.length / FRAME, seed);
        assertThat(worst(spoken, heard(spoken, lost)))
            .as("sentence %d, seed %d", sentence, seed)
            .isLessThanOrEqualTo(1);
      }
      sentence++;
    }
    assertThat(sentence).isGreaterThan(5);
  }

  /** How filled gaps join with what is around them, on average over sentences and losses. */
  private static double joins(BiFunction<short[], boolean[], short[]> filler) {
    double sum = 0;
    int runs = 0;
    for (short[] spoken : speech()) {
      for (long seed = 1; seed <= 5; seed++) {
        boolean[] lost = losses(spoken.length / FRAME, seed);
        sum += ClickMeter.atBorders(spoken, filler.apply(spoken, lost), lost, FRAME);
        runs++;
      }
    }
    return sum / runs;
  }

  @Test
  void shouldJoinAsSmoothlyAsTheSpeechItself() {
    assertThat(joins((spoken, lost) -> spoken)).isBetween(0.8, 1.1);
    assertThat(joins(ConcealmentTest::heard)).isLessThan(1.1);
  }

  /** The failing twins: zeros, or the last packet again, are found to click. */
  @Test
  void shouldHearTheClicksOfWhoeverFillsWithZerosOrRepeatsPackets() {
    short[] tone = tone(233, 4);
    boolean[] lost = losses(tone.length / FRAME, 11);
    assertThat(worst(tone, zeroFilled(tone, lost))).isGreaterThan(1);
    assertThat(worst(tone, repeated(tone, lost))).isGreaterThan(1);
    assertThat(joins(ConcealmentTest::zeroFilled)).isGreaterThan(2);
    assertThat(joins(ConcealmentTest::repeated)).isGreaterThan(2);
  }

  @Test
  void shouldNotChangeAnythingWhereNothingIsLost() {
    for (short[] spoken : speech()) {
      boolean[] nothing = new boolean[spoken.length / FRAME];
      short[] heard = heard(spoken, nothing);
      assertThat(Arrays.mismatch(heard, 80, heard.length, spoken, 80, heard.length)).isEqualTo(-1);
    }
  }
}
