package frontdesk.protocol.call;

/** What speaks for giving a call a better voice; their names are stored data. */
public enum VoiceFactor {
  /** It is known which patient calls. */
  IDENTIFIED,
  /** It is known what is to be done, or for which service. */
  WISH_KNOWN,
  /** A day or a time was named. */
  TIME_WISHED,
  /** A slot is kept, or an appointment was made. */
  SLOT_KEPT,
  /** Nothing had to be asked twice so far. */
  UNTROUBLED
}
