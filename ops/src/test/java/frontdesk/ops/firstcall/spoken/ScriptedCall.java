package frontdesk.ops.firstcall.spoken;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ClinicId;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A call of the table: who calls, what they do, and what the ledger holds afterwards.
 *
 * @param name of the call, and of the clinic that nobody else calls
 * @param number who calls, E.164
 * @param clinic which sample the clinic is a copy of
 * @param ledger the one appointment of this call; empty for none
 */
record ScriptedCall(
    String name, String number, Clinic clinic, CallScript script, Optional<Booked> ledger) {

  /** The sample clinics. */
  enum Clinic {
    PRACTICE("Europe/London"),
    DENTIST("Europe/Bucharest");

    private final ZoneId zone;

    Clinic(String zone) {
      this.zone = ZoneId.of(zone);
    }
  }

  /** An appointment as the clinic's staff would read it. */
  record Booked(String service, String practitioner, LocalDateTime at) {}

  /** A call to the general practice that books nothing. */
  static ScriptedCall toPractice(String name, String number, List<ScriptStep> steps) {
    return new ScriptedCall(
        name, number, Clinic.PRACTICE, new CallScript("slt", steps), Optional.empty());
  }

  /** The same call to the dental clinic. */
  ScriptedCall toDentist() {
    return new ScriptedCall(name, number, Clinic.DENTIST, script, ledger);
  }

  /** The same call in another shipped voice. */
  ScriptedCall in(String voice) {
    return new ScriptedCall(name, number, clinic, script.inVoice(voice), ledger);
  }

  /** The same call with what it books. */
  ScriptedCall books(String service, String practitioner, String at) {
    return new ScriptedCall(
        name,
        number,
        clinic,
        script,
        Optional.of(new Booked(service, practitioner, LocalDateTime.parse(at))));
  }

  ClinicId clinicId() {
    return new ClinicId(name);
  }

  /** Makes the clinic that is called. */
  void open(ClinicCopies clinics) {
    switch (clinic) {
      case PRACTICE -> clinics.addPractice(name);
      case DENTIST -> clinics.addDentist(name);
    }
  }

  /** A slot of the clinic's as its staff would read it. */
  Booked read(Slot slot) {
    return new Booked(
        slot.service().value(),
        slot.practitioner().value(),
        slot.start().atZone(clinic.zone).toLocalDateTime());
  }

  @Override
  public String toString() {
    return name;
  }
}
