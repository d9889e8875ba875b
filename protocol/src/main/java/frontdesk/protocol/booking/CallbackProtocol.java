package frontdesk.protocol.booking;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The words spoken to and by one clinic's list of promised callbacks. */
public interface CallbackProtocol {
  /** Everything the list understands. */
  sealed interface Command extends NodeMessage {}

  /** Messages the list sends to itself. */
  non-sealed interface Internal extends Command {}

  /**
   * What a caller wanted, as far as it was understood.
   *
   * @param number the caller's number, sealed with the key of the call
   */
  record Wish(
      Optional<Sealed> number,
      Optional<ServiceId> service,
      Optional<PractitionerId> practitioner,
      Optional<LocalDate> date,
      Optional<LocalTime> time) {}

  /** Promises a callback; the same id again is answered the same. */
  record Promise(CallbackId callback, CallId call, Wish wish, Instant due, ActorRef<Answer> replyTo)
      implements Command {}

  /** Somebody of the clinic takes it on. */
  record Take(CallbackId callback, String who, ActorRef<Answer> replyTo) implements Command {}

  /** It was done. */
  record Complete(CallbackId callback, String who, ActorRef<Answer> replyTo) implements Command {}

  /** Asks for those not done yet, by due time. */
  record ListOpen(ActorRef<OpenCallbacks> replyTo) implements Command {}

  /** One promised callback. */
  record Callback(
      CallbackId id, CallId call, Wish wish, Instant due, Optional<String> takenBy, boolean done) {}

  /** Callbacks that are not done, by due time. */
  record OpenCallbacks(List<Callback> callbacks) implements NodeMessage {
    public OpenCallbacks {
      callbacks = List.copyOf(callbacks);
    }
  }

  /** How a command ended. */
  enum Outcome {
    COMMITTED,
    NOT_FOUND,
    TOO_MANY_OPEN,
    OUTCOME_UNKNOWN
  }

  /** The answer to a command. */
  record Answer(CallbackId callback, Outcome outcome) implements NodeMessage {}
}
