package frontdesk.protocol.booking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import java.time.Instant;

/** What has happened to a clinic's promised callbacks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallbackEvent.CallbackPromised.class, name = "CallbackPromised"),
  @JsonSubTypes.Type(value = CallbackEvent.CallbackTaken.class, name = "CallbackTaken"),
  @JsonSubTypes.Type(value = CallbackEvent.CallbackDone.class, name = "CallbackDone"),
})
public sealed interface CallbackEvent extends StoredEvent {
  /** A caller was promised to be called back by then. */
  record CallbackPromised(
      EventHeader header, CallbackId callback, CallId call, CallbackProtocol.Wish wish, Instant due)
      implements CallbackEvent {}

  /** Somebody of the clinic took it on. */
  record CallbackTaken(EventHeader header, CallbackId callback, String who)
      implements CallbackEvent {}

  /** It was done. */
  record CallbackDone(EventHeader header, CallbackId callback, String who)
      implements CallbackEvent {}
}
