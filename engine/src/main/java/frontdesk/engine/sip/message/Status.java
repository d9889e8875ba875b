package frontdesk.engine.sip.message;

import java.util.Map;

/** The status codes that we send, with their reason phrases (RFC 3261 section 21). */
public final class Status {
  public static final int TRYING = 100;
  public static final int RINGING = 180;
  public static final int OK = 200;
  public static final int BAD_REQUEST = 400;
  public static final int UNAUTHORIZED = 401;
  public static final int FORBIDDEN = 403;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int NOT_ACCEPTABLE = 406;
  public static final int REQUEST_TIMEOUT = 408;
  public static final int BODY_TOO_LARGE = 413;
  public static final int URI_TOO_LONG = 414;
  public static final int UNSUPPORTED_MEDIA = 415;
  public static final int UNSUPPORTED_SCHEME = 416;
  public static final int BAD_EXTENSION = 420;
  public static final int INTERVAL_TOO_SMALL = 422;
  public static final int NO_SUCH_CALL = 481;
  public static final int LOOP_DETECTED = 482;
  public static final int TERMINATED = 487;
  public static final int NOT_ACCEPTABLE_HERE = 488;
  public static final int REQUEST_PENDING = 491;
  public static final int SERVER_ERROR = 500;
  public static final int NOT_IMPLEMENTED = 501;
  public static final int UNAVAILABLE = 503;
  public static final int BAD_VERSION = 505;
  public static final int TOO_LARGE = 513;

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(TRYING, "Trying"),
          Map.entry(RINGING, "Ringing"),
          Map.entry(183, "Session Progress"),
          Map.entry(OK, "OK"),
          Map.entry(BAD_REQUEST, "Bad Request"),
          Map.entry(UNAUTHORIZED, "Unauthorized"),
          Map.entry(FORBIDDEN, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(METHOD_NOT_ALLOWED, "Method Not Allowed"),
          Map.entry(NOT_ACCEPTABLE, "Not Acceptable"),
          Map.entry(REQUEST_TIMEOUT, "Request Timeout"),
          Map.entry(BODY_TOO_LARGE, "Request Entity Too Large"),
          Map.entry(URI_TOO_LONG, "Request-URI Too Long"),
          Map.entry(UNSUPPORTED_MEDIA, "Unsupported Media Type"),
          Map.entry(UNSUPPORTED_SCHEME, "Unsupported URI Scheme"),
          Map.entry(BAD_EXTENSION, "Bad Extension"),
          Map.entry(INTERVAL_TOO_SMALL, "Session Interval Too Small"),
          Map.entry(480, "Temporarily Unavailable"),
          Map.entry(NO_SUCH_CALL, "Call/Transaction Does Not Exist"),
          Map.entry(LOOP_DETECTED, "Loop Detected"),
          Map.entry(484, "Address Incomplete"),
          Map.entry(486, "Busy Here"),
          Map.entry(TERMINATED, "Request Terminated"),
          Map.entry(NOT_ACCEPTABLE_HERE, "Not Acceptable Here"),
          Map.entry(REQUEST_PENDING, "Request Pending"),
          Map.entry(SERVER_ERROR, "Server Internal Error"),
          Map.entry(NOT_IMPLEMENTED, "Not Implemented"),
          Map.entry(UNAVAILABLE, "Service Unavailable"),
          Map.entry(504, "Server Time-out"),
          Map.entry(BAD_VERSION, "Version Not Supported"),
          Map.entry(TOO_LARGE, "Message Too Large"),
          Map.entry(600, "Busy Everywhere"),
          Map.entry(603, "Decline"));

  private Status() {}

  /** The reason phrase of a code; one word for its class when the code is not ours. */
  public static String reason(int status) {
    return REASONS.getOrDefault(status, status < 400 ? "Response" : "Refused");
  }
}
