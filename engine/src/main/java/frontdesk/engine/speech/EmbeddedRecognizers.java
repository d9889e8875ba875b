package frontdesk.engine.speech;

import frontdesk.engine.speech.pocketsphinx.PocketSphinxDecoder;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxSettings;
import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.engine.speech.sphinx.SphinxDecoder;
import frontdesk.engine.speech.sphinx.SphinxSettings;
import java.util.function.UnaryOperator;

/** Chooses and opens the embedded recognizer. */
public final class EmbeddedRecognizers {
  private EmbeddedRecognizers() {}

  /** The embedded recognizers. */
  public enum Kind {
    /** Within this process, pure Java; needs nothing installed. American English. */
    SPHINX4,
    /** The installed native library and model, within this process. American English. */
    POCKETSPHINX
  }

  /** What a node asks for. */
  public enum Preference {
    /** Pocketsphinx where it is installed, else sphinx4. */
    AUTO,
    SPHINX4,
    POCKETSPHINX
  }

  /**
   * What was chosen.
   *
   * @param explanation one line for whoever starts the node
   */
  public record Choice(PooledRecognizer recognizer, Kind kind, String explanation) {}

  /** Opens the preferred recognizer if it can be used, else sphinx4, which always can. */
  public static Choice choose(Preference preference, RecognizerSettings settings) {
    return choose(preference, settings, SphinxSettings.DEFAULTS, PocketSphinxSettings.DEFAULTS);
  }

  /** The same with other settings of the engines themselves. */
  public static Choice choose(
      Preference preference,
      RecognizerSettings settings,
      SphinxSettings sphinx,
      PocketSphinxSettings pocketSphinx) {
    return choose(preference, settings, sphinx, pocketSphinx, UnaryOperator.identity());
  }

  /** The same; {@code around} is what stands between the pool and its engines. */
  public static Choice choose(
      Preference preference,
      RecognizerSettings settings,
      SphinxSettings sphinx,
      PocketSphinxSettings pocketSphinx,
      UnaryOperator<UtteranceDecoder.Factory> around) {
    if (preference != Preference.SPHINX4 && PocketSphinxDecoder.usable(pocketSphinx)) {
      return new Choice(
          new PooledRecognizer(
              "pocketsphinx",
              settings,
              around.apply(PocketSphinxDecoder.factory(pocketSphinx, settings.grammarsKept()))),
          Kind.POCKETSPHINX,
          "recognizer: pocketsphinx (installed library)");
    }
    String explanation = "recognizer: sphinx4 (built in)";
    if (preference != Preference.SPHINX4) {
      explanation +=
          "; for pocketsphinx install the Debian packages libpocketsphinx3 and pocketsphinx-en-us";
    }
    return new Choice(
        new PooledRecognizer(
            "sphinx4",
            settings,
            around.apply(SphinxDecoder.factory(sphinx, settings.grammarsKept()))),
        Kind.SPHINX4,
        explanation);
  }
}
