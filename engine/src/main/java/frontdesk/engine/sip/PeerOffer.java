package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The peer's wish to change the session. No description means that our offer goes into the 200; its
 * answer comes with {@link DialogEvent.Acknowledged}. Any thread may answer, once.
 */
public final class PeerOffer {
  private final Optional<SessionDescription> description;
  private final BiConsumer<String, Optional<String>> accepting;
  private final BiConsumer<Integer, List<Header>> rejecting;

  PeerOffer(
      Optional<SessionDescription> description,
      BiConsumer<String, Optional<String>> accepting,
      BiConsumer<Integer, List<Header>> rejecting) {
    this.description = description;
    this.accepting = accepting;
    this.rejecting = rejecting;
  }

  public Optional<SessionDescription> description() {
    return description;
  }

  /** Sends 200 with our answer or offer. */
  public void accept(String sdp) {
    accepting.accept(sdp, Optional.empty());
  }

  /**
   * The same for a call that lives on another instance, or has moved there since the dialog became
   * known here.
   *
   * @param contact the Contact value of the instance where it lives: what follows goes there
   */
  public void accept(String sdp, String contact) {
    accepting.accept(sdp, Optional.of(contact));
  }

  /** Refuses; the session stays as it is. */
  public void reject(int status, List<Header> headers) {
    rejecting.accept(status, headers);
  }
}
