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
  MORE,
  /** The birth date, as proof of who the caller is, by keys (day, month, year) or words. */
  BIRTH_DATE,
  /** The reference of an appointment, as proof of who the caller is, by keys or words. */
  REFERENCE,
  /** Which of the caller's appointments is meant. */
  WHICH,
  /** Whether the appointment just read out is to be cancelled: yes or no. */
  CONFIRM_CANCEL,
  /** Whether the appointment is to move from the old slot to the new one, both read out. */
  CONFIRM_CHANGE,
  /** Whether the service that has to come first is to be booked first. */
  PREREQUISITE,
  /** Whether a booking that a lost call began is to go on. */
  GO_ON,
  /** Which language is to be spoken. */
  LANGUAGE,
  /** Whether to wait for a slot to become free: nothing that fits is. */
  WAITING,
  /** Whether a slot that became free, just read out, is wanted. */
  FREED,
  /** Whether the further appointments of a series, just read out, are to be booked. */
  SERIES
}
