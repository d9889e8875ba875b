package frontdesk.ops.planted.protocol.booking;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.audit.StoredEvent;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** Stores an actor reference, two levels down, on purpose. */
record EventWithReceiver(EventHeader header, List<Part> parts) implements StoredEvent {
  sealed interface Part {}

  record Receiver(ActorRef<String> receiver) implements Part {}
}
