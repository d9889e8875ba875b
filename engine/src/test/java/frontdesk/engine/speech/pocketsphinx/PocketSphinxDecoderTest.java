package frontdesk.engine.speech.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.speech.clips.ClipTally;
import frontdesk.engine.speech.clips.Clips;
import frontdesk.engine.speech.clips.Clips.Clip;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PocketSphinxDecoderTest {
  /** Accepts whatever fits best, however badly. */
  private static final PocketSphinxSettings WITHOUT_REJECTION =
      new PocketSphinxSettings(
          PocketSphinxSettings.DEFAULTS.model(),
          PocketSphinxSettings.DEFAULTS.wordInsertion(),
          PocketSphinxSettings.DEFAULTS.noiseLeft(),
          PocketSphinxSettings.DEFAULTS.ditherSigma(),
          0);

  private static UtteranceDecoder decoder;

  @BeforeAll
  static void open() throws Exception {
    assertThat(PocketSphinxDecoder.usable(PocketSphinxSettings.DEFAULTS))
        .as("these tests need the Debian packages libpocketsphinx3 and pocketsphinx-en-us")
        .isTrue();
    decoder = PocketSphinxDecoder.factory(PocketSphinxSettings.DEFAULTS, 2).open();
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  @Test
  void shouldUnderstandWhatIsInTheGrammarAndRejectMostOfWhatIsNot() {
    // Three grammars where two are kept, so that they are thrown out and come again.
    List<Clip> clips =
        Clips.all().stream().filter(clip -> !clip.file().endsWith("slt.wav")).toList();
    ClipTally.of(decoder, clips, 1).mustBe(0.7, 0.25);
  }

  @Test
  void shouldAcceptNearlyEverySentenceThatIsNotInTheGrammarWithoutRejection() throws Exception {
    List<Clip> foreign = Clips.all().stream().filter(Clip::outOfGrammar).toList();
    try (UtteranceDecoder credulous = PocketSphinxDecoder.factory(WITHOUT_REJECTION, 8).open()) {
      ClipTally.of(credulous, foreign, 1).mustBeCredulous();
    }
  }

  @Test
  void shouldSayTheSameTwiceAndNothingToSilence() {
    short[] sentence = Clips.wav("book-16-flite-rms.wav");
    List<Hypothesis> once = decode(sentence, Clips.grammar("book"));
    assertThat(decode(sentence, Clips.grammar("book"))).isEqualTo(once).isNotEmpty();
    assertThat(decode(new short[8_000], Clips.grammar("book"))).isEmpty();
    assertThat(decode(new short[1], Clips.grammar("book"))).isEmpty();
  }

  @Test
  void shouldReportWordsThatItCannotPronounceAndHearTheRest() {
    Grammar grammar =
        grammar("#JSGF V1.0;\ngrammar g;\npublic <g> = doctor xqzzlw | half past eleven;\n");
    assertThat(decoder.prepare(grammar)).containsExactly("xqzzlw");
    assertThat(decode(Clips.wav("when-27-flite-awb.wav"), grammar))
        .extracting(Hypothesis::text)
        .containsExactly("half past eleven");
  }

  @Test
  void shouldRefuseTextsThatAreNoGrammar() {
    assertThatThrownBy(() -> decoder.prepare(grammar("hello")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Hypothesis> decode(short[] samples, Grammar grammar) {
    return decoder.decode(samples, samples.length, grammar, 1);
  }

  private static Grammar grammar(String text) {
    return new Grammar(
        "g", new ContentHash(String.format("%08x", text.hashCode()).repeat(8)), text);
  }
}
