package frontdesk.engine.sip.sdp;

import java.util.List;

/**
 * The description that we last sent in a dialog: session id and version of its origin line and its
 * whole text. Store it with the dialog record, so that another node goes on counting the version.
 */
public record LocalDescription(long sessionId, long version, String text) {

  /** Before anything was sent; the id should be unique for us (RFC 4566 5.2), 0 or more. */
  public static LocalDescription first(long sessionId) {
    return new LocalDescription(sessionId, 0, "");
  }

  /** The m-lines in order; later offers keep their number and places (RFC 3264 section 8). */
  List<String> mediaLines() {
    return text.lines().filter(line -> line.startsWith("m=")).toList();
  }

  /** Whether this m-line of ours declines its stream. */
  static boolean isDeclined(String mediaLine) {
    return mediaLine.matches("m=\\S+ 0 .*");
  }

  /**
   * The next description with these lines after the origin: the same text when nothing changed,
   * else a version one higher (RFC 3264 section 8).
   */
  LocalDescription next(String address, String lines) {
    String family = address.indexOf(':') >= 0 ? "IP6" : "IP4";
    if (text.endsWith(lines) && text.equals(write(version, family, address, lines))) {
      return this;
    }
    long higher = version + 1;
    return new LocalDescription(sessionId, higher, write(higher, family, address, lines));
  }

  private String write(long number, String family, String address, String lines) {
    return "v=0\r\no=frontdesk "
        + sessionId
        + " "
        + number
        + " IN "
        + family
        + " "
        + address
        + "\r\n"
        + lines;
  }
}
