package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.util.List;
import java.util.Optional;

/** How a vendor's socket carries several texts at once, each under an id. No state. */
public interface ContextWire extends VendorWire {
  /**
   * What texts must have in common to share a socket; empty where any may.
   *
   * @param manner how a text is spoken
   */
  String lane(Manner manner);

  /** Where a socket leads that carries texts of this manner. */
  WebSocketLink.Target target(Manner manner);

  /** The messages that have a text spoken. */
  List<String> speak(String context, String text, Manner manner);

  /** The message that stops a text; empty where closing the socket is the only way. */
  Optional<String> cancel(String context);

  /**
   * Whether a text that is not wanted any more takes up its place until the vendor says that it is
   * over.
   */
  boolean holdsUntilFinal();

  /** What a message means. */
  Event read(String message);

  /** What a socket's end means for the texts on it. */
  Failure ofClose(WebSocketLink.Closed closed);

  /** What a vendor says. */
  sealed interface Event {}

  /** Audio of a text: linear, 8 kHz. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Audio(String context, short[] samples) implements Event {}

  /** A text is over. */
  record Final(String context) implements Event {}

  /**
   * A text failed.
   *
   * @param context empty: every text of the socket
   */
  record Failed(Optional<String> context, Failure failure) implements Event {}

  /** Nothing that matters, or nothing that is known. */
  record Other() implements Event {}
}
