package frontdesk.config;

import frontdesk.config.check.Section;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The bounds of the embedded recognizers, and how they search.
 *
 * @param queuedUtterances finished utterances that may wait for an engine
 * @param openSessions utterances that may be listened to at once
 * @param grammarsKept compiled grammars kept by an engine, the least recently used out first
 * @param hungAfter for one utterance, after which an engine is left alone and replaced
 * @param hungEngines engines left alone at once
 */
public record RecognizerSettings(
    int queuedUtterances,
    int openSessions,
    int grammarsKept,
    Duration hungAfter,
    int hungEngines,
    Sphinx4 sphinx4,
    Pocketsphinx pocketsphinx) {
  private static final double LEAST_PROBABILITY = 1e-100;

  /**
   * How sphinx4 searches, and what it rejects.
   *
   * @param absoluteBeam states kept for a frame
   * @param relativeBeam states less likely than this part of the best are dropped
   * @param wordInsertion price of a word, as a probability
   * @param silenceInsertion price of a silence between words, as a probability
   * @param languageWeight weight of the grammar against the sound
   * @param phoneInsertion price of a phone in the garbage loop, as a probability
   * @param minConfidence readings less sure are rejected
   * @param maxGraphNodes word nodes of one compiled grammar
   */
  public record Sphinx4(
      int absoluteBeam,
      double relativeBeam,
      double wordInsertion,
      double silenceInsertion,
      double languageWeight,
      double phoneInsertion,
      double minConfidence,
      int maxGraphNodes) {
    private static Sphinx4 read(Section section) {
      Sphinx4 settings =
          new Sphinx4(
              section.number("absolute-beam", 100, 100_000),
              section.fraction("relative-beam", LEAST_PROBABILITY, 1),
              section.fraction("word-insertion", LEAST_PROBABILITY, 1),
              section.fraction("silence-insertion", LEAST_PROBABILITY, 1),
              section.fraction("language-weight", 0.1, 100),
              section.fraction("phone-insertion", LEAST_PROBABILITY, 1),
              section.fraction("min-confidence", 0, 1),
              section.number("max-graph-nodes", 1000, 10_000_000));
      section.finish();
      return settings;
    }
  }

  /**
   * Where pocketsphinx's model is, how it searches, and what it rejects.
   *
   * @param model the folder with acoustic model and dictionary
   * @param wordInsertion price of a word, as a probability
   * @param noiseLeft part of a steady noise that is left
   * @param ditherSigma white noise added, in steps of 16 bit
   * @param minConfidence readings less sure are rejected
   */
  public record Pocketsphinx(
      Path model,
      double wordInsertion,
      double noiseLeft,
      double ditherSigma,
      double minConfidence) {
    private static Pocketsphinx read(Section section) {
      Pocketsphinx settings =
          new Pocketsphinx(
              section.path("model"),
              section.fraction("word-insertion", LEAST_PROBABILITY, 1),
              section.fraction("noise-left", 0, 1),
              section.fraction("dither-sigma", 0, 1000),
              section.fraction("min-confidence", 0, 1));
      section.finish();
      return settings;
    }
  }

  static RecognizerSettings read(Section section) {
    RecognizerSettings settings =
        new RecognizerSettings(
            section.number("queued-utterances", 1, 10_000),
            section.number("open-sessions", 1, 100_000),
            section.number("grammars-kept", 1, 10_000),
            section.duration("hung-after", Duration.ofSeconds(1), Duration.ofMinutes(5)),
            section.number("hung-engines", 0, 64),
            Sphinx4.read(section.section("sphinx4")),
            Pocketsphinx.read(section.section("pocketsphinx")));
    section.finish();
    return settings;
  }
}
