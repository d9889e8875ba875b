package frontdesk.engine.sip.wire;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test message after RFC 4475, named as there, in the variant that matters to a user agent which
 * is neither registrar nor proxy.
 */
interface Torture {
  /** The status of the final response, or 0 for silence. */
  int status();

  String text();

  /** INVITEs that differ in one line. */
  static String[] invite(String startLine, String callId, String... more) {
    String sdp =
        String.join(
            "\r\n",
            "v=0",
            "o=mhandley 29739 7272939 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 49217 RTP/AVP 0 12",
            "");
    Stream<String> head =
        Stream.of(
            startLine,
            "To: sip:user@example.com",
            "From: sip:caller@example.net;tag=39291",
            "Max-Forwards: 23",
            "Call-ID: " + callId + ".1@192.0.2.5",
            "CSeq: 1 INVITE",
            "Via: SIP/2.0/UDP 192.0.2.5;rport;branch=z9hG4bK" + callId,
            "Contact: <sip:caller@host5.example.net>",
            "Content-Type: application/sdp");
    Stream<String> tail = Stream.of("Content-Length: " + sdp.length(), "", sdp);
    return Stream.of(head, Arrays.stream(more), tail)
        .flatMap(lines -> lines)
        .collect(Collectors.toList())
        .toArray(new String[0]);
  }
}
