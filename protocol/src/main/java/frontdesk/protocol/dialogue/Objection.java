package frontdesk.protocol.dialogue;

/** Why a proposal was not followed; the names are stored data. */
public enum Objection {
  /** The proposal is about an older prompt: the conversation has gone on since. */
  STALE,
  /** A tool is at work, or the call is being handed over. */
  BUSY,
  /** The tool is not one of those that may be used at this point of the conversation. */
  TOOL_NOT_PERMITTED_HERE,
  /** The slot is none that the ledger returned in this call. */
  SLOT_NOT_RETURNED,
  /**
   * It is about a patient, or an appointment, who or which the caller was not proven to be or own.
   */
  NOT_IDENTIFIED,
  /** The caller has not agreed to the read-back of it. */
  NOT_AGREED,
  /** The call has booked, changed and cancelled as often as one call may. */
  TOO_MANY_WRITES,
  /** Names, numbers, dates or holds that are not what the caller said or the call holds. */
  NOT_THE_CALLERS,
  /** A price or an hour that the catalogue does not have. */
  NOT_IN_CATALOGUE,
  /** It would be said before it is true. */
  NOT_TRUE_YET,
  /** The text is unknown, lacks what fills it, or is not for a brain to say. */
  TEXT_NOT_SAYABLE,
  /** The question is not for a brain to ask, or not here. */
  QUESTION_NOT_ASKABLE,
  /** The tool's declaration does not take these arguments. */
  NOT_DECLARED,
  /** Something was found in a sentence of its own that may not be said. */
  SENTENCE_NOT_SOUND,
  /** Only the caller's own words can mean that: a yes, a no, danger, a goodbye. */
  NOT_FOR_A_BRAIN
}
