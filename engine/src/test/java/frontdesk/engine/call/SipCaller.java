package frontdesk.engine.call;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.sdp.Direction;
import frontdesk.engine.sip.sdp.MediaDescription;
import frontdesk.engine.sip.sdp.RtpMap;
import frontdesk.engine.sip.sdp.SessionDescription;
import frontdesk.protocol.id.CallId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** What the caller of these tests says in SIP: a dialog, and a description of its media. */
final class SipCaller {
  private SipCaller() {}

  static DialogRecord dialog(CallId call) {
    return new DialogRecord(
        "abc@caller",
        call.value(),
        "theirs",
        "sip:us@127.0.0.1",
        "sip:them@127.0.0.1",
        "sip:them@127.0.0.1:5080",
        List.of(),
        0,
        1,
        false,
        false,
        TransportKind.UDP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 5080),
        "sip:us@127.0.0.1:5060");
  }

  /** A-law and keys, as JSON. */
  static String description() {
    return DialogCodec.write(
        new SessionDescription(
            "1",
            "1",
            List.of(
                new MediaDescription(
                    "audio",
                    40_000,
                    "RTP/AVP",
                    List.of("8", "101"),
                    "127.0.0.1",
                    List.of(
                        new RtpMap(8, "PCMA", 8_000, 1),
                        new RtpMap(101, "telephone-event", 8_000, 1)),
                    Optional.of(20),
                    Optional.empty(),
                    Direction.SENDRECV))));
  }
}
