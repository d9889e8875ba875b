package frontdesk.engine.sip.message;

import java.util.Set;

/** Method names, which are case-sensitive (RFC 3261 7.1). */
public final class SipMethod {
  public static final String INVITE = "INVITE";
  public static final String ACK = "ACK";
  public static final String BYE = "BYE";
  public static final String CANCEL = "CANCEL";
  public static final String OPTIONS = "OPTIONS";
  public static final String INFO = "INFO";
  public static final String UPDATE = "UPDATE";

  /** Ours alone: nobody can register here. */
  public static final String REGISTER = "REGISTER";

  /** What we handle, as the Allow header says it. */
  public static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";

  private static final Set<String> HANDLED =
      Set.of(INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE);

  private static final Set<String> KNOWN_ELSEWHERE =
      Set.of(REGISTER, "PRACK", "SUBSCRIBE", "NOTIFY", "MESSAGE", "REFER", "PUBLISH");

  private SipMethod() {}

  /** Whether we handle it; another known one gets 405, an unknown one 501. */
  public static boolean isHandled(String method) {
    return HANDLED.contains(method);
  }

  /** Whether any RFC that we know names it. */
  public static boolean isKnown(String method) {
    return HANDLED.contains(method) || KNOWN_ELSEWHERE.contains(method);
  }
}
