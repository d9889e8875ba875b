package frontdesk.ops.chaos.cluster.history;

/**
 * What a client asked of a ledger; slots, holds and appointments by names that no two of them
 * share.
 */
public sealed interface SlotStep {
  /** Keep a slot under the name of a hold. */
  record PlaceHold(String slot, String hold) implements SlotStep {}

  /** Make the appointment out of a hold. */
  record ConfirmHold(String hold, String appointment) implements SlotStep {}

  /** Give a hold back; done as well when it is gone already. */
  record ReleaseHold(String hold) implements SlotStep {}

  /** The hold's time is over: from then on it may go at any moment, or never. */
  record HoldExpires(String hold) implements SlotStep {}

  /** Cancel an appointment. */
  record Cancel(String appointment) implements SlotStep {}

  /** Put an appointment into a hold's slot, and free its own, in one. */
  record Move(String appointment, String hold) implements SlotStep {}

  /** Ask whether a slot is free. */
  record Look(String slot) implements SlotStep {}
}
