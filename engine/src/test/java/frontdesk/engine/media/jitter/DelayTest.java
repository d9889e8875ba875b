package frontdesk.engine.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.media.jitter.JitterBuffer.Put;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each packet and how the delay grows and shrinks, to the sample. */
class DelayTest {
  private static final int FRAME = 160;
  private static final int MAX_DELAY = 1_600;

  private final short[] frame = new short[FRAME];

  /** A buffer with 10 ms of safety and at most 200 ms of delay, watched for 2 s. */
  private static JitterBuffer delayedMs(int initialMs) {
    return new JitterBuffer(settings(initialMs, 10, 200, 2_000));
  }

  private static JitterSettings settings(int initialMs, int safetyMs, int maxMs, int windowMs) {
    return new JitterSettings(
        Duration.ofMillis(initialMs),
        Duration.ofMillis(safetyMs),
        Duration.ofMillis(maxMs),
        Duration.ofMillis(windowMs));
  }

  /** A sound whose pitch is this period, and that rises by one each sample. */
  private static short sound(int period, int at) {
    return (short) (new Random(at % period).nextInt(12_000) - 6_000 + at % 4_000);
  }

  private static Put put(JitterBuffer buffer, int timestamp) {
    short[] samples = new short[FRAME];
    for (int i = 0; i < FRAME; i++) {
      samples[i] = (short) (timestamp + i + 1);
    }
    return buffer.put(timestamp, samples, FRAME);
  }

  private void hear(JitterBuffer buffer, int frames) {
    for (int i = 0; i < frames; i++) {
      buffer.read(frame, FRAME);
    }
  }

  /** Eight packets without any delay, each heard at once: the reader stands at 1,280. */
  private JitterBuffer afterEight(JitterBuffer buffer) {
    for (int i = 0; i < 8; i++) {
      put(buffer, i * FRAME);
      hear(buffer, 1);
    }
    return buffer;
  }

  @Test
  void shouldBeSilentUntilTheFirstPacketAndAfterARestart() {
    JitterBuffer buffer = delayedMs(0);
    hear(buffer, 1);
    assertThat(frame).containsOnly(0);
    assertThat(buffer.concealed()).isTrue();
    assertThat(buffer.depthSamples()).isZero();
    assertThat(put(buffer, 0)).isEqualTo(Put.RESTARTED);
    hear(buffer, 1);
    assertThat(buffer.concealed()).isFalse();
    // when
    buffer.restart();
    hear(buffer, 1);
    // then
    assertThat(buffer.concealed()).isTrue();
    assertThat(buffer.counts().concealedSamples()).isEqualTo(2 * FRAME);
    assertThat(put(buffer, FRAME)).isEqualTo(Put.RESTARTED);
    assertThat(buffer.counts().restarts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, false", "11, true", "20, true"})
  void shouldCallAFrameMadeUpWhenMostOfItIs(int missingMs, boolean concealed) {
    JitterBuffer buffer = delayedMs(missingMs);
    put(buffer, 0);
    assertThat(buffer.depthSamples()).isEqualTo(FRAME + missingMs * 8);
    hear(buffer, 1);
    assertThat(buffer.concealed()).isEqualTo(concealed);
    assertThat(buffer.counts().concealedSamples()).isEqualTo(missingMs * 8L);
    assertThat(buffer.depthSamples()).isEqualTo(missingMs * 8);
  }

  @ParameterizedTest
  @CsvSource({
    // the reader stands 320 before the first packet, which ends at 160
    "0, DUPLICATE",
    "160, STORED",
    "1760, STORED",
    "1761, RESTARTED",
    "-320, STORED",
    "-479, STORED",
    "-480, LATE",
    "-16704, LATE",
    "-16705, RESTARTED"
  })
  void shouldTellWhatBecameOfASecondPacket(int timestamp, Put expected) {
    JitterBuffer buffer = delayedMs(40);
    put(buffer, 0);
    assertThat(put(buffer, timestamp)).isEqualTo(expected);
    JitterCounts counts = buffer.counts();
    assertThat(counts.restarts()).isEqualTo(expected == Put.RESTARTED ? 2 : 1);
    assertThat(counts.stored())
        .isEqualTo(expected == Put.STORED || expected == Put.RESTARTED ? 2 : 1);
    assertThat(counts.late()).isEqualTo(expected == Put.LATE ? 1 : 0);
    assertThat(counts.duplicates()).isEqualTo(expected == Put.DUPLICATE ? 1 : 0);
  }

  @Test
  void shouldHearTheRestOfAPacketWhoseStartIsLate() {
    JitterBuffer buffer = delayedMs(0);
    put(buffer, 0);
    hear(buffer, 1);
    assertThat(put(buffer, 120)).isEqualTo(Put.STORED);
    assertThat(buffer.depthSamples()).isEqualTo(120);
    // when
    hear(buffer, 1);
    // then
    for (int i = 0; i < 120; i++) {
      assertThat(frame[i]).as("sample %d", i).isEqualTo((short) (161 + i));
    }
    assertThat(buffer.concealed()).isFalse();
    assertThat(buffer.counts().concealedSamples()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"160, 160", "240, 160", "320, 160", "400, 240"})
  void shouldWaitForALatePacketButCatchUpWithTheTimeOfALostOne(int next, int depth) {
    // given: one frame in which nothing came
    JitterBuffer buffer = delayedMs(0);
    put(buffer, 0);
    hear(buffer, 2);
    // when
    put(buffer, next);
    // then
    assertThat(buffer.depthSamples()).isEqualTo(depth);
    assertThat(buffer.counts().restarts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"10, STORED", "11, RESTARTED"})
  void shouldStartAnewAfterAStopLongerThanTheGreatestDelay(int framesWithout, Put expected) {
    JitterBuffer buffer = delayedMs(0);
    put(buffer, 0);
    hear(buffer, 1 + framesWithout);
    assertThat(put(buffer, FRAME)).isEqualTo(expected);
    hear(buffer, 1);
    assertThat(put(buffer, 2 * FRAME)).as("the stop is over").isEqualTo(Put.STORED);
  }

  @Test
  void shouldStartAnewAtTheTenthLatePacketInARow() {
    JitterBuffer buffer = afterEight(delayedMs(0));
    for (int i = 0; i < 9; i++) {
      assertThat(put(buffer, 0)).as("late %d", i).isEqualTo(Put.LATE);
    }
    assertThat(put(buffer, 1_280)).isEqualTo(Put.STORED);
    for (int i = 0; i < 9; i++) {
      assertThat(put(buffer, 0)).as("late again %d", i).isEqualTo(Put.LATE);
    }
    assertThat(put(buffer, 0)).isEqualTo(Put.RESTARTED);
    assertThat(put(buffer, -FRAME)).as("counted anew").isEqualTo(Put.LATE);
    // and the pause that the late ones asked for is forgotten
    hear(buffer, 1);
    assertThat(buffer.concealed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"200, 320", "60, 160", "40, 0"})
  void shouldPauseByTheLatenessOfTheSecondLatePacketWithinTheGreatestDelay(int maxMs, int pause) {
    // given: two packets wait, 40 ms
    JitterBuffer buffer = afterEight(new JitterBuffer(settings(0, 10, maxMs, 2_000)));
    put(buffer, 1_280);
    put(buffer, 1_440);
    // when
    put(buffer, 1_120);
    put(buffer, 960);
    put(buffer, 480);
    // then
    for (int waited = 0; waited < pause; waited += FRAME) {
      hear(buffer, 1);
      assertThat(buffer.concealed()).isTrue();
      assertThat(buffer.depthSamples()).isEqualTo(320);
    }
    hear(buffer, 1);
    assertThat(buffer.concealed()).isFalse();
    assertThat(buffer.depthSamples()).isEqualTo(160);
  }

  @Test
  void shouldNotPauseForOneLatePacketInAHalfWindow() {
    // given: a window of 100 ms, two frames and a half a half
    JitterBuffer buffer = new JitterBuffer(settings(0, 10, 200, 100));
    for (int i = 0; i < 20; i++) {
      put(buffer, i * FRAME);
      if (i % 5 == 4) {
        put(buffer, (i - 3) * FRAME - 1);
        assertThat(buffer.counts().late()).isEqualTo(i / 5 + 1);
      }
      hear(buffer, 1);
      assertThat(buffer.concealed()).as("frame %d", i).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 0", "12, 160", "20, 1440"})
  void shouldPassOverWhatLiesFurtherBehindThanTheGreatestDelay(int packets, int passedOver) {
    JitterBuffer buffer = delayedMs(0);
    for (int i = 0; i < packets; i++) {
      put(buffer, i * FRAME);
    }
    // when
    hear(buffer, 1);
    // then
    assertThat(buffer.counts().droppedSamples()).isEqualTo(passedOver);
    assertThat(buffer.depthSamples()).isEqualTo(packets * FRAME - passedOver - FRAME);
    assertThat(buffer.depthSamples()).isLessThanOrEqualTo(MAX_DELAY);
    assertThat(frame[40]).isEqualTo((short) (passedOver + 41));
    assertThat(frame[0]).as("faded in").isEqualTo((short) (passedOver == 0 ? 1 : 0));
  }

  @Test
  void shouldNotHearAnythingOfTheStreamBefore() {
    JitterBuffer buffer = delayedMs(40);
    for (int i = 0; i < 4; i++) {
      put(buffer, i * FRAME);
    }
    buffer.restart();
    put(buffer, 480);
    hear(buffer, 2);
    assertThat(buffer.counts().concealedSamples()).isEqualTo(320);
    hear(buffer, 1);
    assertThat(frame[100]).isEqualTo((short) 581);
  }

  /** What was left out after each frame of a sound of this pitch that comes without jitter. */
  private List<Long> leftOut(int initialMs, int period, short[] heard) {
    JitterBuffer buffer = new JitterBuffer(settings(initialMs, 10, 200, 100));
    List<Long> leftOut = new ArrayList<>();
    for (int tick = 0; tick * FRAME < heard.length; tick++) {
      short[] samples = new short[FRAME];
      for (int i = 0; i < FRAME; i++) {
        samples[i] = sound(period, tick * FRAME + i);
      }
      buffer.put(tick * FRAME, samples, FRAME);
      buffer.read(frame, FRAME);
      System.arraycopy(frame, 0, heard, tick * FRAME, FRAME);
      leftOut.add(buffer.counts().droppedSamples());
    }
    return leftOut;
  }

  @ParameterizedTest
  @CsvSource({
    // slack ends at 160, the safety and half a frame; a longer pitch stays where it would go below
    "100, 64, 640",
    "99, 120, 600",
    "100, 120, 720",
    "20, 64, 0"
  })
  void shouldLeaveOutOnePitchInThreeFramesUntilTheSlackIsSafe(
      int initialMs, int period, int expected) {
    List<Long> leftOut = leftOut(initialMs, period, new short[100 * FRAME]);
    assertThat(leftOut.get(leftOut.size() - 1)).isEqualTo(expected);
    int lastDrop = -3;
    for (int tick = 1; tick < leftOut.size(); tick++) {
      long now = leftOut.get(tick) - leftOut.get(tick - 1);
      if (now > 0) {
        assertThat(now).as("tick %d", tick).isEqualTo(period);
        assertThat(tick - lastDrop).as("tick %d", tick).isGreaterThanOrEqualTo(3);
        lastDrop = tick;
      }
    }
  }

  @Test
  void shouldLeadOverWithin5MsWhereAPitchIsLeftOut() {
    // given
    short[] heard = new short[40 * FRAME];
    List<Long> leftOut = leftOut(100, 64, heard);
    int tick = 1;
    // the first one is at the very start, which is led into as well
    while (leftOut.get(tick) != 2 * 64) {
      tick++;
    }
    // then
    assertThat(leftOut.get(tick - 1)).isEqualTo(64);
    int place = tick * FRAME - 800 + 64;
    assertThat(place).isPositive();
    for (int i = 0; i < FRAME; i++) {
      int before = sound(64, place + i);
      int after = sound(64, place + 64 + i);
      int mixed = i < 40 ? (before * (40 - i) + after * i) / 40 : after;
      assertThat(heard[tick * FRAME + i]).as("sample %d", i).isEqualTo((short) mixed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 100, true",
    "200, 200, 200, 100, true",
    "1000, 0, 1000, 100, true",
    "-1, 10, 200, 100, false",
    "201, 10, 200, 100, false",
    "40, -1, 200, 100, false",
    "40, 201, 200, 100, false",
    "40, 10, 1001, 100, false",
    "40, 10, 200, 99, false"
  })
  void shouldRefuseSettingsOutOfRange(int initial, int safety, int max, int window, boolean good) {
    if (good) {
      assertThat(settings(initial, safety, max, window).maxDelay()).hasMillis(max);
    } else {
      assertThatThrownBy(() -> settings(initial, safety, max, window))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void shouldKeepWhatWasPutWhenTheCallersArrayChanges() {
    JitterBuffer buffer = delayedMs(0);
    short[] samples = new short[FRAME];
    Arrays.fill(samples, (short) 7);
    buffer.put(0, samples, FRAME);
    Arrays.fill(samples, (short) 9);
    hear(buffer, 1);
    assertThat(frame).containsOnly(7);
  }
}
