package frontdesk.engine.sip;

import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The peer's wish to change the session. No description means that our offer goes into the 200; its
 * answer comes with {@link DialogEvent.Acknowledged}. Any thread may answer, once.
 */
public final class PeerOffer {
  private final Optional<SessionDescription> description;
  private final Consumer<String> accepting;
  private final BiConsumer<Integer, List<Header>> rejecting;

  PeerOffer(
      Optional<SessionDescription> description,
      Consumer<String> accepting,
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
    accepting.accept(sdp);
  }

  /** Refuses; the session stays as it is. */
  public void reject(int status, List<Header> headers) {
    rejecting.accept(status, headers);
  }
}
