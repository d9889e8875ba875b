package frontdesk.protocol.call;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.ClinicId;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The words spoken to a call by the node that received something of it over SIP, and the call's
 * replies. The transaction stays with that node; the call may live on another.
 */
public interface CallProtocol {
  /** Everything a call understands. */
  sealed interface Command extends NodeMessage {}

  /** Messages the call sends to itself; never sent from outside. */
  non-sealed interface Internal extends Command {}

  /** A command that came over SIP in this call's dialog and wants an answer. */
  sealed interface InDialog extends Command {
    ActorRef<Reply> replyTo();
  }

  /**
   * An INVITE for a new call.
   *
   * @param dialog the dialog record as JSON, with our tag
   * @param offer the session description as JSON; empty for a late offer
   * @param callerNumber E.164 where it could be read from the INVITE
   */
  record Arrive(
      ClinicId clinic,
      String calledNumber,
      Optional<String> callerNumber,
      String dialog,
      Optional<String> offer,
      ActorRef<Reply> replyTo)
      implements InDialog {}

  /** The ACK to a 200 of ours; with the answer (JSON), where the offer was ours. */
  record Acknowledge(Optional<String> answer) implements Command {}

  /** No ACK came to our 200 for as long as it is retransmitted. */
  record NotAcknowledged() implements Command {}

  /** The caller gave up before the 200. */
  record CancelInvite() implements Command {}

  /** A BYE came and was answered; {@code dialog} is the record after it, as JSON. */
  record HangUp(String dialog) implements Command {}

  /**
   * A re-INVITE or UPDATE.
   *
   * @param dialog the dialog record after it (remote CSeq, target), as JSON
   * @param offer the session description as JSON; empty for a late offer
   */
  record Reinvite(String dialog, Optional<String> offer, ActorRef<Reply> replyTo)
      implements InDialog {}

  /** A key that came by INFO. */
  record PressKey(char key) implements Command {}

  /** Asks for the dialog record: a request came in a dialog that this node does not know. */
  record FindDialog(ActorRef<Reply> replyTo) implements InDialog {}

  /** What a call answers. */
  sealed interface Reply extends NodeMessage {}

  /**
   * Send 200 with this SDP (none for a request that carries none).
   *
   * @param dialog the dialog record as JSON, with the Contact of the node where the call lives
   */
  record Accept(Optional<String> sdp, String dialog) implements Reply {}

  /** Send this refusal. */
  record Refuse(int status, OptionalInt retryAfterSeconds, Optional<String> warning)
      implements Reply {}

  /** The dialog record as JSON, of a call that lives. */
  record Dialog(String dialog) implements Reply {}

  /** No such call lives: 481. */
  record NoSuchCall() implements Reply {}
}
