package frontdesk.engine.speech.sphinx;

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

class SphinxDecoderTest {
  /** Accepts whatever fits best, however badly. */
  private static final SphinxSettings WITHOUT_REJECTION =
      new SphinxSettings(
          SphinxSettings.DEFAULTS.absoluteBeam(),
          SphinxSettings.DEFAULTS.relativeBeam(),
          SphinxSettings.DEFAULTS.wordInsertion(),
          SphinxSettings.DEFAULTS.silenceInsertion(),
          SphinxSettings.DEFAULTS.languageWeight(),
          SphinxSettings.DEFAULTS.phoneInsertion(),
          0,
          SphinxSettings.DEFAULTS.maxGraphNodes());

  private static UtteranceDecoder decoder;

  @BeforeAll
  static void open() throws Exception {
    decoder = SphinxDecoder.factory(SphinxSettings.DEFAULTS, 8).open();
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  @Test
  void shouldUnderstandWhatIsInTheGrammarAndRejectWhatIsNot() {
    ClipTally.of(decoder, Clips.all(), 3).mustBe(0.75, 0.1);
  }

  @Test
  void shouldAcceptNearlyEverySentenceThatIsNotInTheGrammarWithoutRejection() throws Exception {
    List<Clip> foreign = Clips.all().stream().filter(Clip::outOfGrammar).toList();
    try (UtteranceDecoder credulous = SphinxDecoder.factory(WITHOUT_REJECTION, 8).open()) {
      ClipTally.of(credulous, foreign, 1).mustBeCredulous();
    }
  }

  @Test
  void shouldSayTheSameTwice() {
    short[] sentence = Clips.wav("book-16-flite-rms.wav");
    List<Hypothesis> once = decode(sentence, Clips.grammar("book"), 3);
    decode(Clips.wav("when-19-flite-slt.wav"), Clips.grammar("when"), 3);
    assertThat(decode(sentence, Clips.grammar("book"), 3)).isEqualTo(once).isNotEmpty();
  }

  @Test
  void shouldRejectSilence() {
    for (String grammar : List.of("confirm", "book", "when")) {
      assertThat(decode(new short[8_000], Clips.grammar(grammar), 1)).isEmpty();
      assertThat(decode(new short[1], Clips.grammar(grammar), 1)).isEmpty();
    }
  }

  @Test
  void shouldReportWordsThatItCannotPronounceAndHearTheRest() {
    Grammar grammar =
        grammar("#JSGF V1.0; grammar g; public <g> = doctor xqzzlw | half past eleven;");
    assertThat(decoder.prepare(grammar)).containsExactly("xqzzlw");
    assertThat(decode(Clips.wav("when-27-flite-awb.wav"), grammar, 1))
        .extracting(Hypothesis::text)
        .containsExactly("half past eleven");
  }

  @Test
  void shouldRefuseTextsThatAreNoGrammar() {
    for (String text :
        List.of(
            "hello",
            "#JSGF V1.0; grammar g; public <g> = <missing>;",
            "#JSGF V1.0; grammar g; public <g> = yes <g>;",
            "#JSGF V1.0; grammar g; public <g> = xqzzlw;")) {
      assertThatThrownBy(() -> decoder.prepare(grammar(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Hypothesis> decode(short[] samples, Grammar grammar, int alternatives) {
    decoder.prepare(grammar);
    return decoder.decode(samples, samples.length, grammar, alternatives);
  }

  private static Grammar grammar(String text) {
    return new Grammar(
        "g", new ContentHash(String.format("%08x", text.hashCode()).repeat(8)), text);
  }
}
