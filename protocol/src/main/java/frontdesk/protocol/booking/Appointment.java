package frontdesk.protocol.booking;

import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PatientId;

/**
 * A booked slot.
 *
 * @param reference a few digits, unique in the clinic, that can be spoken
 */
public record Appointment(AppointmentId id, String reference, Slot slot, PatientId patient) {}
