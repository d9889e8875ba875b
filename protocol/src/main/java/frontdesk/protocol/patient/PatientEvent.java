package frontdesk.protocol.patient;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import java.util.Optional;

/**
 * What has happened to a clinic's patients. Sealed fields are sealed for the places {@code
 * patient|<patient id>/PatientRegistered/name}, {@code .../recordedName} and {@code .../number}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PatientEvent.PatientRegistered.class, name = "PatientRegistered"),
  @JsonSubTypes.Type(value = PatientEvent.CallLinked.class, name = "CallLinked"),
  @JsonSubTypes.Type(value = PatientEvent.PatientErased.class, name = "PatientErased"),
})
public sealed interface PatientEvent extends StoredEvent {
  /** A patient became known, in this call. */
  record PatientRegistered(
      EventHeader header,
      PatientId patient,
      Optional<String> numberHmac,
      PatientProtocol.PatientData data,
      CallId call)
      implements PatientEvent {}

  /** A call turned out to be this patient's. */
  record CallLinked(EventHeader header, PatientId patient, CallId call) implements PatientEvent {}

  /** The patient's key and those of the linked calls are to be destroyed. */
  record PatientErased(EventHeader header, PatientId patient) implements PatientEvent {}

  /** The place that a patient's sealed field was sealed for. */
  static String place(PatientId patient, String field) {
    return "patient|" + patient.value() + "/PatientRegistered/" + field;
  }
}
