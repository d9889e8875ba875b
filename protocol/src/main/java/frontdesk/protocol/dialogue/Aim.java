package frontdesk.protocol.dialogue;

/** What a caller wants done with appointments that they have; the names are stored data. */
public enum Aim {
  /** To be told when they are. */
  FIND,
  CANCEL,
  /** Another time, service or practitioner for one of them. */
  CHANGE,
  /** To wait for a slot to become free. */
  WAIT,
  /** Another note for one of them, which stays where it is. */
  NOTE,
  /** To be told what they wait for. */
  FIND_WAITING,
  /** To wait no longer. */
  LEAVE_WAITING
}
