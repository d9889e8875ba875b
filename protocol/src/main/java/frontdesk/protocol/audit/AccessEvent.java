package frontdesk.protocol.audit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;

/**
 * What has happened in a clinic's access journal: who opened, erased or changed what, when and why.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AccessEvent.RecordOpened.class, name = "RecordOpened"),
  @JsonSubTypes.Type(value = AccessEvent.RecordErased.class, name = "RecordErased"),
  @JsonSubTypes.Type(value = AccessEvent.PatientChanged.class, name = "PatientChanged"),
})
public sealed interface AccessEvent extends StoredEvent {
  /**
   * Somebody is about to see the words of a call.
   *
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record RecordOpened(EventHeader header, CallId call, String who, String reason)
      implements AccessEvent {}

  /**
   * Somebody is about to erase a call, and its patient where it has one.
   *
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record RecordErased(EventHeader header, CallId call, String who, String reason)
      implements AccessEvent {}

  /**
   * Somebody is about to correct or merge a patient.
   *
   * @param call by which the patient was named
   * @param who the operating-system or console user
   * @param reason what they gave as the reason; it must hold no patient data
   */
  record PatientChanged(
      EventHeader header, CallId call, PatientId patient, String who, String reason)
      implements AccessEvent {}
}
