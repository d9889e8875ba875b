package frontdesk.protocol.booking;

/** Why the ledger did not do what it was asked. */
public enum Refusal {
  /** The practitioner has another appointment or hold then, or no room is free. */
  SLOT_NOT_FREE,
  /** The clinic is closed or the practitioner does not work then. */
  OUTSIDE_HOURS,
  /** The slot begins before now plus the lead time. */
  TOO_SOON,
  /** The slot lies beyond the booking horizon. */
  TOO_FAR,
  /**
   * The catalogue has no such service or practitioner, they don't go together, or the slot's length
   * or start is not one that is offered.
   */
  NOT_OFFERED,
  /** The call has as many holds as it may have. */
  TOO_MANY_HOLDS,
  /** The caller had as many holds in this day of the clinic as one may have. */
  TOO_MANY_HOLDS_TODAY,
  /** The caller booked as often in this day of the clinic as one may. */
  TOO_MANY_BOOKINGS_TODAY,
  /** The hold is not known: never placed, released or confirmed. */
  HOLD_NOT_FOUND,
  /** The hold's time was over. */
  HOLD_EXPIRED,
  /** There is no such appointment, or it was cancelled. */
  APPOINTMENT_NOT_FOUND,
  /** The appointment is nearer than the clinic's cancellation notice. */
  TOO_LATE_TO_CHANGE,
  /** The call cancelled or moved as many appointments as one may. */
  TOO_MANY_CHANGES,
  /** The caller cancelled and moved as often in this day of the clinic as one may. */
  TOO_MANY_CHANGES_TODAY,
  /** The patient neither had nor will have had the service that comes first, in its time. */
  PREREQUISITE_MISSING,
  /** The patient has another appointment for this service, nearer than its minimum gap. */
  TOO_NEAR_ANOTHER,
  /** So many wait already, in the clinic or of this patient. */
  WAITING_LIST_FULL,
  /** The wish can no longer be met, or not within the booking horizon. */
  WAITING_OVER,
  /** There is no such place on the waiting list, or it is over. */
  NOT_WAITING,
  /** This slot is not offered to whoever waits there; it never was, or no longer is. */
  NOT_OFFERED_NOW,
  /** There are more appointments in the series than one may have, or none. */
  SERIES_TOO_LONG,
  /**
   * The caller tried as often in this day of the clinic as one may to say who they are. Told by the
   * patients, whether what was said is right or not.
   */
  TOO_MANY_GUESSES_TODAY,
  /** The same key, or the same new id, came before with another body; nothing was executed. */
  KEY_REUSED,
  /** The key is older than the retention; nothing was executed. */
  KEY_EXPIRED
}
