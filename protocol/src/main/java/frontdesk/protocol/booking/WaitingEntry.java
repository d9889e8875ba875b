package frontdesk.protocol.booking;

import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;

/** A place on the waiting list: who waits, by id only, and what for. */
public record WaitingEntry(WaitingId id, PatientId patient, WaitingWish wish) {}
