package frontdesk.engine.speech.activity;

/** Why an utterance ended. */
public enum SpeechEnd {
  /** The caller has finished. */
  SILENCE,
  /** It lasted too long; what follows is another utterance. */
  TOO_LONG,
  /** It was a click, a cough or the like: of no interest. */
  NO_SPEECH,
  /** The activity was reset, such as when the line closes: of no interest. */
  RESET
}
