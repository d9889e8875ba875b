package frontdesk.ops.provider.fake;

import java.time.Duration;

/**
 * What goes wrong at a vendor.
 *
 * @param code of a refusal or a close
 * @param reason of a close
 * @param time how late, or how long to be left alone
 */
public record Fault(Kind kind, int code, String reason, Duration time) {
  /** As it should be. */
  public static final Fault NONE = of(Kind.NONE);

  /** The ways of going wrong; each vendor's fake says in its own wire what it means. */
  public enum Kind {
    NONE,
    /** The request or handshake is answered with a status. */
    REFUSE,
    /** Status 429, with the time to be left alone. */
    RATE_LIMIT,
    /** The request or handshake is taken, and then nothing comes. */
    STALL_AT_FIRST_BYTE,
    /** The first piece comes, and then nothing. */
    STALL_MIDWAY,
    /** What comes makes no sense. */
    GARBAGE,
    /** The first piece comes, and then RST. */
    DROP,
    /** A WebSocket is closed after the first piece; HTTP ends its answer too early. */
    CLOSE,
    /** Everything as it should be, but so much later. */
    LATE,
    /** Nothing is answered, not even pings, while TCP stays. */
    HALF_OPEN,
    /** Message types and fields that no documentation names are mixed in. */
    STRANGERS,
    /** The client's cancel is not obeyed: what was begun goes on. */
    GO_ON_AFTER_CANCEL
  }

  private static Fault of(Kind kind) {
    return new Fault(kind, 0, "", Duration.ZERO);
  }

  public static Fault refuse(int status) {
    return new Fault(Kind.REFUSE, status, "", Duration.ZERO);
  }

  public static Fault rateLimit(Duration retryAfter) {
    return new Fault(Kind.RATE_LIMIT, 429, "", retryAfter);
  }

  public static Fault stallAtFirstByte() {
    return of(Kind.STALL_AT_FIRST_BYTE);
  }

  public static Fault stallMidway() {
    return of(Kind.STALL_MIDWAY);
  }

  public static Fault garbage() {
    return of(Kind.GARBAGE);
  }

  public static Fault drop() {
    return of(Kind.DROP);
  }

  public static Fault closeWith(int code, String reason) {
    return new Fault(Kind.CLOSE, code, reason, Duration.ZERO);
  }

  public static Fault late(Duration time) {
    return new Fault(Kind.LATE, 0, "", time);
  }

  public static Fault halfOpen() {
    return of(Kind.HALF_OPEN);
  }

  public static Fault strangers() {
    return of(Kind.STRANGERS);
  }

  public static Fault goOnAfterCancel() {
    return of(Kind.GO_ON_AFTER_CANCEL);
  }

  public boolean is(Kind other) {
    return kind == other;
  }
}
