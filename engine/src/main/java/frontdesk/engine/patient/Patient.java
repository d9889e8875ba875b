package frontdesk.engine.patient;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent.PatientCorrected;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of the registry: a patient, or what was taken for another one and was merged.
 *
 * @param number its place in the order of registration
 * @param data empty when erased
 * @param calls linked calls, kept after the erasure so that it can be finished
 * @param survivor the patient that this entry was merged into
 * @param merged the entries that were merged into this one
 */
record Patient(
    PatientId id,
    int number,
    Optional<String> numberHmac,
    Optional<PatientData> data,
    List<CallId> calls,
    Optional<String> birthDateHmac,
    Optional<PatientId> survivor,
    List<PatientId> merged) {
  Patient {
    calls = List.copyOf(calls);
    // A snapshot of an older build names none.
    merged = List.copyOf(Objects.requireNonNullElse(merged, List.of()));
  }

  boolean isErased() {
    return data.isEmpty();
  }

  /** The patient that this entry is one of. */
  PatientId patient() {
    return survivor.orElse(id);
  }

  Entry entry() {
    return new Entry(id, numberHmac, birthDateHmac, data.orElse(PatientData.NOTHING));
  }

  Patient linked(CallId call) {
    return new Patient(
        id,
        number,
        numberHmac,
        data,
        Stream.concat(calls.stream(), Stream.of(call)).toList(),
        birthDateHmac,
        survivor,
        merged);
  }

  Patient corrected(PatientCorrected by) {
    return new Patient(
        id,
        number,
        by.numberHmac().or(() -> numberHmac),
        data.map(known -> known.corrected(by.data())),
        calls,
        by.birthDateHmac().or(() -> birthDateHmac),
        survivor,
        merged);
  }

  Patient mergedInto(PatientId other) {
    return new Patient(
        id, number, numberHmac, data, calls, birthDateHmac, Optional.of(other), List.of());
  }

  Patient with(List<PatientId> others) {
    return new Patient(
        id,
        number,
        numberHmac,
        data,
        calls,
        birthDateHmac,
        survivor,
        Stream.concat(merged.stream(), others.stream()).toList());
  }

  /** What stays of one that was erased: enough to finish the erasure. */
  Patient erased() {
    return new Patient(
        id, number, Optional.empty(), Optional.empty(), calls, Optional.empty(), survivor, merged);
  }
}
