package frontdesk.ops.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What counts as a turn and as silence, without sockets: time is written into the packets. */
final class CallerEarTest {
  private static final long MS = 1_000_000;
  private static final int HISS = 12;
  private static final int SPEECH = 2_000;

  private final CallerEar ear = new CallerEar(CallerSettings.DEFAULTS);
  private long nowMs;
  private int sequence;

  private void hears(int level, int forMs) {
    for (int heard = 0; heard < forMs; heard += 20) {
      nowMs += 20;
      ear.onPacket(nowMs * MS, sequence++ & 0xFFFF, 0, 160, level);
    }
  }

  private boolean isMyTurn() {
    return ear.isMyTurn(nowMs * MS);
  }

  @Test
  void shouldTakeItsTurnAfterSevenTenthsOfQuiet() {
    ear.answered(0);
    hears(HISS, 3_000);
    assertThat(isMyTurn()).as("nothing was said yet").isFalse();
    hears(SPEECH, 2_000);
    hears(HISS, 600);
    assertThat(isMyTurn()).isFalse();
    hears(HISS, 100);
    assertThat(isMyTurn()).isTrue();
  }

  @Test
  void shouldWaitLongerAfterAShortSentence() {
    // given "one moment, please"
    ear.answered(0);
    hears(SPEECH, 900);
    hears(HISS, 1_900);
    assertThat(isMyTurn()).isFalse();

    // when the answer follows
    hears(SPEECH, 1_500);
    hears(HISS, 700);

    // then the silence between counts, and the turn is the caller's
    assertThat(isMyTurn()).isTrue();
    assertThat(ear.longestOwedNanos() / MS).isBetween(1_900L, 1_940L);
  }

  @Test
  void shouldRememberWhatWasAudibleAndWhen() {
    ear.answered(0);
    hears(HISS, 1_000);
    hears(SPEECH, 500);
    // between syllables
    hears(HISS, 80);
    hears(SPEECH, 500);
    hears(HISS, 200);
    hears(SPEECH, 100);

    assertThat(ear.heard())
        .containsExactly(
            new MeasuredCall.Sound(1_020 * MS, 2_100 * MS),
            new MeasuredCall.Sound(2_300 * MS, 2_400 * MS));
  }

  @Test
  void shouldTakeComfortNoiseForSilence() {
    ear.answered(0);
    hears(HISS, 2_500);
    ear.over(nowMs * MS);

    assertThat(ear.longestOwedNanos() / MS).isEqualTo(2_500);
    assertThat(ear.firstAudioNanos()).isNegative();
  }

  @Test
  void shouldNotCountSilenceAfterTheLastWord() {
    ear.answered(0);
    hears(SPEECH, 2_000);
    hears(HISS, 5_000);
    ear.over(nowMs * MS);

    assertThat(ear.longestOwedNanos() / MS).isLessThan(100);
  }

  @Test
  void shouldNotBeOwedAnAnswerToNoise() {
    // given
    ear.answered(0);
    hears(SPEECH, 2_000);
    hears(HISS, 700);

    // when
    ear.takesTurn();
    ear.madeNoise(nowMs * MS);
    hears(HISS, 5_000);
    hears(SPEECH, 2_000);
    hears(HISS, 700);

    // then it is its turn all the same
    assertThat(isMyTurn()).isTrue();
    assertThat(ear.gapNanos() / MS).isGreaterThanOrEqualTo(5_000);
    assertThat(ear.longestOwedNanos() / MS).isLessThan(100);

    // but what is said is owed one
    ear.takesTurn();
    ear.saidLine(nowMs * MS);
    hears(HISS, 5_000);
    hears(SPEECH, 100);
    assertThat(ear.longestOwedNanos() / MS).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void shouldMeasureTheGapAfterAnInterruptionFromTheNewPrompt() {
    // given speech that goes on for 100 ms after the caller's last word
    ear.answered(0);
    hears(SPEECH, 1_000);
    ear.takesTurn();
    hears(SPEECH, 300);
    short[] said = new short[160];
    Arrays.fill(said, (short) 3_000);
    ear.onSaid(said, said.length, nowMs * MS);
    ear.saidLine(nowMs * MS);
    hears(SPEECH, 100);

    // when
    hears(HISS, 500);
    hears(SPEECH, 20);

    // then
    assertThat(ear.gapNanos() / MS).isEqualTo(620);
  }

  @Test
  void shouldCountLossAcrossTheWrapAndNewStreams() {
    PacketTally tally = new PacketTally();
    for (int number : new int[] {65_533, 65_534, 0, 2, 1, 3}) {
      tally.count(number, number);
    }
    tally.count(0, 30_000);
    tally.count(0, 30_002);

    PacketTally.Counts counts = tally.counts();
    assertThat(counts.received()).isEqualTo(8);
    assertThat(counts.lost()).as("65535 and 30001").isEqualTo(2);
    assertThat(counts.reordered()).isEqualTo(1);
  }
}
