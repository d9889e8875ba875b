package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.LineVoice.Sounded;
import frontdesk.engine.call.SynthesizerStage.Taken;
import frontdesk.engine.media.playout.AudioStream;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of which sentence was heard, however it comes and wherever it ends. */
class LineVoiceTest {
  private static final List<Segment> SENTENCES =
      List.of(
          new Segment.Words("We have Monday at nine."),
          new Segment.Words("Or would you rather come on Tuesday?"));
  private static final int SECOND = 8_000;

  private final LineVoice voice = new LineVoice();

  private int heard(long samplesSent) {
    return SpokenText.wordsHeard(
        SENTENCES, CallSpeech.lengths(SENTENCES, voice.sentences(1)), samplesSent);
  }

  private void play(int samples) {
    assertThat(voice.play(1, new short[samples])).isEqualTo(Taken.TAKEN);
  }

  @Test
  void shouldCountPiecesAsOneSentence() {
    // given
    voice.begin(1);
    play(SECOND);
    play(SECOND / 2);
    voice.sentenceOver(1);
    play(SECOND);
    play(SECOND);
    voice.sentenceOver(1);
    voice.end(1, true);
    // then
    assertThat(voice.sentences(1))
        .containsExactly(new Sounded(12_000, true), new Sounded(16_000, true));
    assertThat(heard(6_000)).isEqualTo(2);
    assertThat(heard(12_000)).isEqualTo(5);
    assertThat(heard(20_000)).isEqualTo(8);
    assertThat(heard(28_000)).isEqualTo(12);
    assertThat(voice.isCut(1)).isFalse();
  }

  @Test
  void shouldNotTakeASentenceForHeardOfWhichMoreWasToCome() {
    // given: all that was made of the second sentence went out, and that was its beginning
    voice.begin(1);
    play(SECOND);
    voice.sentenceOver(1);
    play(SECOND);
    // then: a caller who interrupts there has not heard its seven words
    assertThat(voice.sentences(1))
        .containsExactly(new Sounded(8_000, true), new Sounded(8_000, false));
    assertThat(heard(16_000)).isEqualTo(5 + 1);
    // and not even where much more was made than a sentence takes
    play(60 * SECOND - 1);
    assertThat(heard(62 * SECOND - 1)).isLessThan(5 + 7);
  }

  @Test
  void shouldCountNothingThatDidNotFit() {
    // given
    voice.begin(1);
    play(AudioStream.DEFAULT_MAX_SAMPLES);
    voice.sentenceOver(1);
    // when
    assertThat(voice.play(1, new short[1])).isEqualTo(Taken.FULL);
    // then
    assertThat(voice.sentences(1)).hasSize(1);
    assertThat(voice.isCut(1)).isTrue();
  }

  @Test
  void shouldDropWhatComesOfAnOlderPrompt() {
    // given
    voice.begin(1);
    play(SECOND);
    voice.begin(2);
    // when
    assertThat(voice.play(1, new short[1])).isEqualTo(Taken.OVER);
    voice.sentenceOver(1);
    voice.end(1, false);
    // then
    assertThat(voice.sentences(1)).isEmpty();
    assertThat(voice.sentences(2)).isEmpty();
    assertThat(voice.isCut(2)).isFalse();
    assertThat(voice.waitingSamples(1)).isZero();
  }
}
