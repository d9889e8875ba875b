package frontdesk.engine.dialogue.tools;

/** Why nothing comes of a tool that was asked for outside a call, whatever its arguments. */
public enum OutsideRefusal {
  /** There is no such clinic here. */
  NO_SUCH_CLINIC,
  /** It is about what is said in a call: without one nothing is held, read back or agreed to. */
  NEEDS_CALL,
  /** It is about a patient, who proves in a call who they are. */
  NEEDS_IDENTIFICATION,
  /** What was sent is no JSON. */
  NOT_JSON,
  /** What was sent is not said to be JSON. */
  WRONG_TYPE,
  /** What was sent is larger than anything that could be asked. */
  TOO_LARGE,
  /** What was to be sent did not come in time. */
  TOO_SLOW,
  /** As many are being answered as are at once. */
  TOO_MANY,
  /** The ledger gave no answer in time. */
  NO_ANSWER
}
