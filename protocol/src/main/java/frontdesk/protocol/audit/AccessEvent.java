package frontdesk.protocol.audit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.id.CallId;

/** What has happened in a clinic's access journal: who opened or erased what, when and why. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AccessEvent.RecordOpened.class, name = "RecordOpened"),
  @JsonSubTypes.Type(value = AccessEvent.RecordErased.class, name = "RecordErased"),
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
}
