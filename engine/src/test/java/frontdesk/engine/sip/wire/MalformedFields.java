package frontdesk.engine.sip.wire;

import static frontdesk.engine.sip.wire.Malformed.closing;
import static frontdesk.engine.sip.wire.Malformed.invite;
import static frontdesk.engine.sip.wire.Malformed.judged;
import static frontdesk.engine.sip.wire.Malformed.line;
import static frontdesk.engine.sip.wire.Malformed.offer;
import static frontdesk.engine.sip.wire.Malformed.options;
import static frontdesk.engine.sip.wire.Malformed.replaced;

import java.util.ArrayList;
import java.util.List;

/** Wrong lengths, numbers, line ends, octets and missing headers; and CRLF that wants out again. */
final class MalformedFields {
  private static final String LENGTH = "Content-Length: 0";

  private MalformedFields() {}

  static List<Malformed> all() {
    List<Malformed> all = new ArrayList<>();
    all.addAll(lengths());
    all.addAll(missing());
    all.addAll(numbers());
    all.addAll(octets());
    all.addAll(injections());
    all.addAll(meanings());
    return all;
  }

  private static Malformed length(String name, String changed) {
    return closing(400, name, c -> replaced(options(c), LENGTH, changed));
  }

  private static List<Malformed> lengths() {
    return List.of(
        length("a negative length", "Content-Length: -1"),
        length("a length twice", "Content-Length: 0\r\nContent-Length: 0"),
        length("two lengths", "Content-Length: 0\r\nl: 5"),
        length("a length in hexadecimal", "Content-Length: 0x10"),
        length("a signed length", "Content-Length: +0"),
        length("two numbers in a length", "Content-Length: 0 0"),
        length("a list of lengths", "Content-Length: 0, 0"),
        length("an empty length", "Content-Length:"),
        length("a length of 30 digits", "Content-Length: " + "9".repeat(30)),
        new Malformed(
            "a length beyond the datagram",
            400,
            513,
            true,
            c -> replaced(options(c), LENGTH, "Content-Length: 99999")),
        new Malformed("no length", 200, 400, true, c -> replaced(options(c), LENGTH, "X: y")),
        closing(
            513,
            "a head without an end",
            c -> options(c).trim() + "\r\n" + "X: y\r\n".repeat(2_000)));
  }

  private static Malformed without(int status, String header) {
    return judged(status, "no " + header, c -> dropped(options(c), header));
  }

  private static String dropped(String message, String header) {
    StringBuilder kept = new StringBuilder();
    for (String line : message.split("(?<=\r\n)", -1)) {
      kept.append(line.startsWith(header + ":") ? "" : line);
    }
    return kept.toString();
  }

  private static List<Malformed> missing() {
    return List.of(
        without(0, "Via"),
        without(400, "From"),
        without(400, "To"),
        without(400, "Call-ID"),
        without(400, "CSeq"),
        without(200, "Max-Forwards"),
        judged(
            0, "an ACK without From", c -> dropped(options(c), "From").replace("OPTIONS", "ACK")),
        line(400, "From: <sip:second@example.com>;tag=2"),
        line(400, "To: <sip:second@example.com>"),
        line(400, "i: second"),
        line(400, "CSeq: 1 OPTIONS"),
        line(400, "no colon at all"),
        line(400, ": no name"));
  }

  private static Malformed cseq(int status, String changed) {
    return options(status, "CSeq: " + changed, "CSeq: 1 OPTIONS", "CSeq: " + changed);
  }

  private static List<Malformed> numbers() {
    return List.of(
        cseq(400, "1 INVITE"),
        cseq(400, "2147483648 OPTIONS"),
        cseq(400, "9".repeat(40) + " OPTIONS"),
        cseq(400, "-1 OPTIONS"),
        cseq(400, "one OPTIONS"),
        cseq(400, "1"),
        cseq(400, "OPTIONS"),
        cseq(400, ""),
        cseq(200, "2147483647 OPTIONS"),
        cseq(200, "0000000001   OPTIONS"),
        options(400, "256 hops", "Forwards: 70", "Forwards: 256"),
        options(400, "hops of 20 digits", "Forwards: 70", "Forwards: " + "7".repeat(20)),
        options(200, "no hop left", "Forwards: 70", "Forwards: 0"),
        options(400, "a Via port of 99999", ";rport", ":99999;rport"),
        options(400, "a URI port of 70000", " SIP/2.0\r\nVia", "0000 SIP/2.0\r\nVia"),
        line(200, "Expires: " + "9".repeat(40)),
        line(200, "Date: the 40th of Brumaire"),
        judged(
            200,
            "an absurd session interval",
            c -> invite(c, "Session-Expires: " + "9".repeat(40) + "\r\n", offer(c, ""))),
        judged(422, "a session of no time", c -> invite(c, "x: 0\r\n", offer(c, ""))));
  }

  private static List<Malformed> octets() {
    return List.of(
        options(0, "NUL in the method", "OPTIONS sip", "OPT\u0000IONS sip"),
        options(400, "NUL in the URI", "OPTIONS sip:desk", "OPTIONS sip:de\u0000sk"),
        line(400, "Sub\u0000ject: x"),
        line(200, "Subject: a\u0000b"),
        options(400, "NUL in a branch", "branch=z9hG4bK", "branch=z9hG4bK\u0000"),
        options(400, "NUL in a tag", ";tag=c", ";tag=\u0000c"),
        options(400, "NUL in the Call-ID", "Call-ID: ", "Call-ID: a\u0000b"),
        options(200, "NUL in a quoted name", "\"Caller\"", "\"Ca\\\u0000ller\""),
        options(200, "half a character in a name", "\"Caller\"", "\"Call\u00c3\""),
        options(200, "half an emoji in a name", "\"Caller\"", "\"\u00f0\u009f\u0098\""),
        options(400, "half a character in a URI", "sip:+40", "sip:\u00c3+40"),
        options(400, "half a character in the Request-URI", "S sip:desk", "S sip:\u00e2\u0082desk"),
        options(400, "half an escape", "OPTIONS sip:desk", "OPTIONS sip:desk%4"),
        options(200, "everything folded", ": ", ":\r\n  \t "),
        options(200, "a folded name", "\"Caller\" <", "\"Caller\"\r\n\t<"),
        options(0, "a folded start line", " SIP/2.0\r\nVia", "\r\n SIP/2.0\r\nVia"),
        options(400, "an open quote", "\"Caller\" <", "\"Caller <"),
        options(400, "an open bracket", "example>;tag", "example;tag"),
        options(400, "an empty tag", ";tag=c", ";tag=;x=c"),
        new Malformed("noise", 0, 0, true, c -> "\u0016\u0003\u0001\u0002\u0000\r\n\r\n"),
        new Malformed("HTTP", 0, 0, true, c -> "GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        judged(0, "a stray response", c -> answer("200 OK", c)),
        judged(0, "a response of 999", c -> answer("999 Oh", c)),
        judged(0, "a response of 4294967495", c -> answer("4294967495 Oh", c)));
  }

  private static String answer(String status, RawSipClient client) {
    String options = options(client);
    return "SIP/2.0 " + status + options.substring(options.indexOf("\r\n"));
  }

  /**
   * Whatever is echoed (Via, From, To, Call-ID, CSeq, Unsupported, routes), no line may come out.
   */
  private static List<Malformed> injections() {
    return List.of(
        line(400, "Subject: a\rInjected: yes"),
        line(400, "Subject: a\nInjected: yes"),
        line(400, "Require: a\rInjected: yes"),
        options(400, "CR in a name", "\"Caller\"", "\"Caller\rInjected: yes\""),
        options(400, "LF in a name", "\"Caller\"", "\"Caller\nInjected: yes\""),
        options(400, "CR in a tag", ";tag=c", ";tag=c\rInjected: yes\r"),
        options(400, "LF in the Call-ID", "Call-ID: ", "Call-ID: a\nInjected: yes\n"),
        options(0, "CR in a branch", ";rport", ";rport\rInjected: yes"),
        options(0, "CR in the method", "OPTIONS sip", "OPT\rIONS sip"),
        options(400, "LF in the URI", "OPTIONS sip:desk", "OPTIONS sip:desk\nInjected: yes"),
        options(400, "a blank line between LFs", "\"Caller\"", "\"C\n\nInjected: yes\n\n\""),
        line(420, "Require: a%0d%0aInjected:yes"),
        line(420, "Require: a\u0085Injected: yes"),
        judged(
            400,
            "CR in a route",
            c -> invite(c, "Record-Route: <sip:p;lr>;x=\rInjected: y\r\n", offer(c, ""))),
        judged(
            400,
            "LF in a refused m-line",
            c -> invite(c, "", offer(c, "m=video 1 RTP/AVP 0\nInjected: yes\r\n"))),
        options(200, "escaped CRLF in a URI", "sip:+40", "sip:%0d%0aInjected:%20yes"));
  }

  private static List<Malformed> meanings() {
    return List.of(
        options(505, "another version", " SIP/2.0\r\nVia", " SIP/3.0\r\nVia"),
        options(416, "another scheme", "OPTIONS sip:", "OPTIONS mailto:"),
        line(420, "Require: nothing-we-know"),
        line(420, "Require: 100rel, timer"),
        line(200, "Require: timer"),
        line(200, "Proxy-Require: nothing-we-know"),
        judged(405, "REGISTER", c -> options(c).replace("OPTIONS", "REGISTER")),
        judged(405, "PRACK", c -> options(c).replace("OPTIONS", "PRACK")),
        judged(405, "REFER", c -> options(c).replace("OPTIONS", "REFER")),
        judged(501, "an unknown method", c -> options(c).replace("OPTIONS", "ANSWER")),
        judged(501, "a method in lower case", c -> options(c).replace("OPTIONS", "options")),
        judged(481, "an UPDATE of nothing", c -> options(c).replace("OPTIONS", "UPDATE")),
        judged(481, "an INFO of nothing", c -> options(c).replace("OPTIONS", "INFO")),
        judged(481, "a BYE of nothing", c -> options(c).replace("OPTIONS", "BYE")),
        judged(481, "a CANCEL of nothing", c -> options(c).replace("OPTIONS", "CANCEL")),
        judged(415, "another body", c -> invite(c, "", "x").replace("/sdp", "/pidf+xml")),
        judged(415, "a packed body", c -> invite(c, "e: gzip\r\n", "x")),
        judged(406, "SDP not wanted", c -> invite(c, "Accept: text/plain\r\n", offer(c, ""))),
        judged(488, "nothing in common", c -> invite(c, "", offer(c, "").replace("8 0 101", "18"))),
        judged(400, "two Contacts", c -> invite(c, "m: <sip:x@example.com>\r\n", offer(c, ""))),
        judged(
            400, "a Contact by mail", c -> invite(c, "", offer(c, "")).replace("<sip:c", "<m:c")),
        judged(400, "a Contact of *", c -> invite(c, "m: *\r\n", offer(c, ""))));
  }
}
