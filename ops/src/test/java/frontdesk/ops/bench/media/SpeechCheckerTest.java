package frontdesk.ops.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.media.G711Law;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeechCheckerTest {
  private static final int PACKET = 160;
  private static final short[] RECORDED = MarkedSpeech.recorded();
  private static final MarkedSpeech SPEECH = MarkedSpeech.of(G711Law.A_LAW, RECORDED);

  private final SpeechChecker checker = new SpeechChecker(SPEECH, 6);

  /** An utterance as packets carry it, then a pause. */
  private static short[] heard(MarkedSpeech speech, int number) {
    short[] heard = new short[MarkedSpeech.UTTERANCE_SAMPLES + MarkedSpeech.PAUSE_SAMPLES];
    byte[] octets = new byte[PACKET];
    for (int at = 0; at < MarkedSpeech.UTTERANCE_SAMPLES; at += PACKET) {
      speech.octets(number, at, octets, PACKET);
      for (int i = 0; i < PACKET; i++) {
        heard[at + i] = speech.law().decode(octets[i]);
      }
    }
    return heard;
  }

  private void hear(short[] heard) {
    short[] frame = new short[PACKET];
    for (int at = 0; at + PACKET <= heard.length; at += PACKET) {
      System.arraycopy(heard, at, frame, 0, PACKET);
      checker.hear(frame, PACKET);
    }
  }

  @Test
  void shouldVerifyEverySampleInBothLaws() {
    for (G711Law law : G711Law.values()) {
      MarkedSpeech speech = MarkedSpeech.of(law, RECORDED);
      SpeechChecker fresh = new SpeechChecker(speech, 1_999);
      short[] heard = heard(speech, 1_999);
      fresh.hear(heard, heard.length);
      fresh.hear(heard, heard.length);
      assertThat(fresh.utterances()).isEqualTo(2);
      assertThat(fresh.verifiedSamples())
          .isEqualTo(2L * (MarkedSpeech.UTTERANCE_SAMPLES - MarkedSpeech.MARK_SAMPLES));
      assertThat(fresh.foreign() + fresh.broken() + fresh.damagedMarks()).isZero();
      assertThat(speech.utterance(1_999))
          .isEqualTo(Arrays.copyOf(heard, MarkedSpeech.UTTERANCE_SAMPLES));
    }
  }

  @Test
  void shouldFindThatCallsWereMixedUp() {
    hear(heard(SPEECH, 7));
    assertThat(checker.foreign()).isEqualTo(1);
    assertThat(checker.utterances() + checker.verifiedSamples()).isZero();
  }

  @Test
  void shouldFindThatCallsWereMixedUpInTheMiddle() {
    short[] heard = heard(SPEECH, 6);
    short[] other = heard(SPEECH, 8);
    System.arraycopy(other, 8_000, heard, 8_000, 16_000);
    hear(heard);
    assertThat(checker.broken()).isPositive();
    assertThat(checker.verifiedSamples()).isLessThan(16_100);
  }

  @Test
  void shouldFindASingleWrongSample() {
    short[] heard = heard(SPEECH, 6);
    heard[20_000] = (short) (heard[20_000] + 8_000);
    hear(heard);
    assertThat(checker.broken()).isEqualTo(1);
    // and goes on behind it
    assertThat(checker.verifiedSamples()).isGreaterThan(MarkedSpeech.UTTERANCE_SAMPLES - 400);
  }

  @Test
  void shouldFindAnUnreadableMark() {
    short[] heard = heard(SPEECH, 6);
    heard[20] = 0;
    hear(heard);
    assertThat(checker.damagedMarks()).isPositive();
    assertThat(checker.verifiedSamples()).isZero();
  }

  @Test
  void shouldGoOnBehindWhatTheJitterBufferLeftOut() {
    short[] heard = heard(SPEECH, 6);
    System.arraycopy(heard, 12_090, heard, 12_000, heard.length - 12_090);
    hear(heard);
    assertThat(checker.broken()).isEqualTo(1);
    assertThat(checker.verifiedSamples()).isGreaterThan(MarkedSpeech.UTTERANCE_SAMPLES - 600);
  }

  @Test
  void shouldGiveEachOfAThousandCallsItsOwnSpeech() {
    Set<Integer> offsets = new HashSet<>();
    for (int number = 0; number < 2_000; number++) {
      offsets.add(SPEECH.offset(number));
    }
    assertThat(offsets).hasSize(2_000);
  }
}
