package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.Malformed.closing;
import static frontdesk.engine.sip.wire.Malformed.invite;
import static frontdesk.engine.sip.wire.Malformed.judged;
import static frontdesk.engine.sip.wire.Malformed.line;
import static frontdesk.engine.sip.wire.Malformed.offer;
import static frontdesk.engine.sip.wire.Malformed.options;
import static frontdesk.engine.sip.wire.Malformed.replaced;
import static frontdesk.engine.sip.wire.Malformed.withLines;

import java.util.List;

/** Too much of everything: datagrams, headers, Vias, Record-Routes, tags, lines of SDP. */
final class MalformedSizes {
  private static final String VIA = "SIP/2.0/UDP a";

  private MalformedSizes() {}

  static List<Malformed> all() {
    return List.of(
        closing(
            513,
            "64 KiB of body",
            c ->
                replaced(options(c), "Content-Length: 0", "Content-Length: 64000")
                    + "z".repeat(64_000)),
        closing(
            513,
            "64 KiB of head",
            c -> withLines(c, ("X: " + "y".repeat(995) + "\r\n").repeat(63))),
        closing(
            513,
            "4,300 Vias in a line, as many as a datagram holds",
            c -> withLines(c, "v: " + (VIA + ",").repeat(4_300) + VIA + "\r\n")),
        new Malformed(
            "5,000 Vias in a stream; of a datagram nothing is left",
            0,
            513,
            true,
            c -> c.isUdp() ? "v\r\n\r\n" : withLines(c, ("Via: " + VIA + "\r\n").repeat(5_000))),
        judged(400, "140 Vias", c -> withLines(c, ("v: " + VIA + "\r\n").repeat(140))),
        closing(
            513,
            "4,000 Record-Routes",
            c -> invite(c, "Record-Route: " + "<sip:p;lr>,".repeat(4_000) + "<sip:p>\r\n", "")),
        judged(
            400,
            "130 Record-Routes",
            c -> invite(c, "Record-Route: <sip:p;lr>\r\n".repeat(130), offer(c, ""))),
        judged(400, "200 headers", c -> withLines(c, "X: y\r\n".repeat(200))),
        line(400, "Subject: " + "x".repeat(3_000)),
        options(414, "a URI of 300", "sip:desk@127", "sip:" + "d".repeat(300) + "@127"),
        judged(501, "a method of 40", c -> options(c).replace("OPTIONS", "O".repeat(40))),
        options(481, "a To-tag of 1,900", "example>\r\nCall", tag(1_900)),
        options(400, "a To-tag of 3,000", "example>\r\nCall", tag(3_000)),
        judged(413, "9 KB of SDP", c -> invite(c, "", offer(c, "a=x\r\n".repeat(1_800)))),
        judged(413, "400 a-lines", c -> invite(c, "", offer(c, "a=x\r\n".repeat(400)))),
        closing(513, "10,000 a-lines", c -> invite(c, "", offer(c, "a=x\r\n".repeat(10_000)))),
        judged(
            400, "20 m-lines", c -> invite(c, "", offer(c, "m=audio 1 RTP/AVP 0\r\n".repeat(20)))),
        new Malformed(
            "10,000 m-lines in a stream; of a datagram nothing is left",
            0,
            513,
            true,
            c -> c.isUdp() ? "m\r\n\r\n" : invite(c, "", offer(c, "m=a 1 R 0\r\n".repeat(10_000)))),
        judged(400, "an SDP line of 2,000", c -> invite(c, "", offer(c, "i=" + "x".repeat(2_000)))),
        judged(
            400,
            "200 formats",
            c -> invite(c, "", offer(c, "m=a 1 R" + " 0".repeat(200) + "\r\n"))),
        judged(400, "SDP without an end", c -> invite(c, "", "v=0\r\no=- 1")),
        judged(400, "SDP of noise", c -> invite(c, "", "\u0000\u0001\u00ff\r\n\r\n===")));
  }

  private static String tag(int length) {
    return "example>;tag=" + "t".repeat(length) + "\r\nCall";
  }
}
