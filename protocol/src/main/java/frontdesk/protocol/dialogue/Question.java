package frontdesk.protocol.dialogue;

/** What the caller was last asked; decides grammar, keys and what silence means. */
public enum Question {
  /** Nothing was asked; nothing is listened for. */
  NONE,
  /** How the clinic can help: anything may be said. */
  INTENT,
  SERVICE,
  PRACTITIONER,
  DATE,
  TIME,
  /** Which of the offered slots. */
  OFFER,
  /** The caller's name: what is said is recorded. */
  NAME,
  /** Whether the recorded name, just played back, is right. */
  NAME_CONFIRM,
  /** Whether the number they call from is the one to reach them by. */
  CONTACT_CONFIRM,
  /** A number to reach them by, by keys ending with the pound key, or spoken digits. */
  CONTACT,
  /** Whether the clinic should know something more: what is said is recorded as a note. */
  NOTE,
  /** Whether the read-back is right: yes, no, or a correction. */
  CONFIRM,
  /** What of the read-back is wrong. */
  CHANGE,
  /** Whether a callback is wanted. */
  CALLBACK,
  /** Whether there is anything else. */
  MORE
}
