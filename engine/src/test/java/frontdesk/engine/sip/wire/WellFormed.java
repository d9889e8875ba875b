package frontdesk.engine.sip.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges what the desk writes: strict line ends, only headers that it writes, an exact length. */
final class WellFormed {
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 [1-6][0-9]{2} [A-Za-z/ -]*");
  private static final Pattern REQUEST = Pattern.compile("[A-Z]+ sips?:[!-~]+ SIP/2\\.0");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+): (.*)", Pattern.DOTALL);

  /** Every header name that we ever write; anything else came from outside. */
  private static final Set<String> WRITTEN =
      Arrays.stream(
              ("Via From To Call-ID CSeq Contact Record-Route Route Max-Forwards Server User-Agent"
                      + " Allow Accept Accept-Encoding Supported Unsupported Require Warning"
                      + " Retry-After Min-SE Session-Expires Content-Type Content-Length")
                  .split(" ", -1))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  private WellFormed() {}

  /** Fails when the message is not what a strict reader takes for one message. */
  static void check(String message) {
    int end = message.indexOf("\r\n\r\n");
    if (end < 0) {
      throw fault("no end of the head", message);
    }
    String head = message.substring(0, end);
    String bare = head.replace("\r\n", "");
    if (bare.indexOf('\r') >= 0 || bare.indexOf('\n') >= 0) {
      throw fault("a bare line end", message);
    }
    String[] lines = head.split("\r\n", -1);
    if (!STATUS.matcher(lines[0]).matches() && !REQUEST.matcher(lines[0]).matches()) {
      throw fault("the start line", message);
    }
    int lengths = 0;
    for (int i = 1; i < lines.length; i++) {
      var field = FIELD.matcher(lines[i]);
      if (!field.matches() || !WRITTEN.contains(field.group(1).toLowerCase(Locale.ROOT))) {
        throw fault("the line '" + lines[i] + "'", message);
      }
      if (field.group(1).equalsIgnoreCase("Content-Length")) {
        lengths++;
        if (Integer.parseInt(field.group(2)) != message.length() - end - 4) {
          throw fault("the Content-Length", message);
        }
      }
    }
    if (lengths != 1) {
      throw fault(lengths + " Content-Lengths", message);
    }
  }

  private static AssertionError fault(String what, String message) {
    return new AssertionError(what + " is not right in:\n" + message);
  }
}
