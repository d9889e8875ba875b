package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.Optional;

/** What happened in a dialog; the record is the newest and replaces the stored one. */
public sealed interface DialogEvent {
  DialogRecord record();

  /** Our tag, which is the call id. */
  default String callId() {
    return record().localTag();
  }

  /** The ACK of our 200 came, with an answer when the 200 held our offer. */
  record Acknowledged(DialogRecord record, SdpBody answer) implements DialogEvent {}

  /**
   * The ACK of a 200 that another instance sends came here.
   *
   * @param number that of the INVITE
   */
  record AcknowledgedForOther(DialogRecord record, long number, SdpBody answer)
      implements DialogEvent {}

  /** No ACK of our 200 within 64*T1: the dialog should be ended with BYE (RFC 3261 13.3.1.4). */
  record NotAcknowledged(DialogRecord record) implements DialogEvent {}

  /** The peer wants to change the session (re-INVITE or UPDATE): answer the offer. */
  record Offered(DialogRecord record, PeerOffer offer) implements DialogEvent {}

  /** The peer took its unanswered re-INVITE back; 487 has been sent. */
  record OfferWithdrawn(DialogRecord record) implements DialogEvent {}

  /** The peer hung up; 200 has been sent and the dialog is gone. */
  record Ended(DialogRecord record) implements DialogEvent {}

  /** The peer sent a key by INFO; 200 has been sent. */
  record KeyPressed(DialogRecord record, TelephoneKey key, Duration duration)
      implements DialogEvent {}

  /** Our re-INVITE was accepted, and the ACK sent. */
  record OfferAccepted(DialogRecord record, SdpBody answer) implements DialogEvent {}

  /**
   * Our re-INVITE was refused; 408 stands for no answer, 503 for no way there. With 491 both sides
   * asked at once: try again with the next number after {@code retryIn} (RFC 3261 14.1), which is
   * else what the refusal's Retry-After says. After 481 and 408 the dialog is over.
   */
  record OfferRefused(DialogRecord record, int status, Optional<Duration> retryIn)
      implements DialogEvent {}

  /** Our BYE is over, whatever the status; the dialog is gone. */
  record HungUp(DialogRecord record, int status) implements DialogEvent {}

  /** Our INFO was answered with this status. */
  record InfoAnswered(DialogRecord record, int status) implements DialogEvent {}
}
