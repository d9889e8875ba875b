package frontdesk.protocol.dialogue;

/** What a caller wants to happen. */
public enum Intent {
  BOOK,
  /** "Main menu": give up what is being booked and begin again. */
  START_OVER,
  REPEAT,
  HELP,
  HUMAN,
  GOODBYE,
  /** Life or health in danger: the emergency text at once, whatever was asked. */
  EMERGENCY,
  CANCEL_APPOINTMENT,
  MOVE_APPOINTMENT,
  INFORMATION,
  /** "Wait a moment": keep the line. */
  WAIT,
  /** When their appointment is. */
  FIND_APPOINTMENT,
  /** Say it again, and everything after it, more slowly. */
  SLOWER,
  /** The clinic is to know something about an appointment that there is. */
  NOTE_APPOINTMENT,
  /** To be told should something become free. */
  JOIN_WAITING_LIST,
  LEAVE_WAITING_LIST,
  /** Whether they are on the waiting list, and what for. */
  ASK_WAITING_LIST
}
