package frontdesk.engine.speech.synthesizer;

/** Whether a language can be spoken on this machine. */
public sealed interface LanguageVoice {
  /** It can, by this voice. */
  record Spoken(EmbeddedSynthesizers.Choice choice) implements LanguageVoice {}

  /**
   * It cannot: callers are served in another language.
   *
   * @param language IETF BCP 47 tag
   * @param remedy one line for whoever starts the node
   */
  record Unspoken(String language, String remedy) implements LanguageVoice {}
}
