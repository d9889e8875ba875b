package frontdesk.engine.speech.activity;

/** What kind of answer the caller is asked for; it decides how long a silence ends the turn. */
public enum ExpectedAnswer {
  /** A word or two, such as yes or no. */
  SHORT,
  /** A sentence. */
  NORMAL,
  /** Something that is thought about while it is said, such as a name or a number. */
  LONG
}
