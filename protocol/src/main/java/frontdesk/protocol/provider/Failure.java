package frontdesk.protocol.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a provider did not do its work, or stopped doing it.
 *
 * @param kind what follows from it
 * @param code the provider's own name for it, such as {@code 401} or {@code NET-0001}, for logs and
 *     metrics; never free text of a provider, which may repeat what a caller said; empty if none
 * @param retryAfter how long the provider asks to be left alone
 */
public record Failure(Kind kind, String code, Optional<Duration> retryAfter) {
  /** All engines or connections are taken. */
  public static final Failure BUSY = of(Kind.BUSY);

  /** The engine threw, or its process or connection broke. */
  public static final Failure BROKEN = of(Kind.BROKEN);

  /** No answer in time. */
  public static final Failure LATE = of(Kind.LATE);

  /** This side is closed. */
  public static final Failure CLOSED = of(Kind.CLOSED);

  /** What follows from a failure. */
  public enum Kind {
    /** Nothing of it was tried: there is no room on this side. */
    BUSY,
    /** Nothing of it was tried: this call goes without it, as for money, however often it asks. */
    WITHHELD,
    /** The provider asks for less: it may be tried again later. */
    LIMITED,
    /** The provider will not do it however often it is asked: key, funds, model or request. */
    REFUSED,
    /** It broke on the way, or what came makes no sense. */
    BROKEN,
    /** It did not come in time. */
    LATE,
    /** This side is closed. */
    CLOSED
  }

  /** A failure that the provider has no name for. */
  public static Failure of(Kind kind) {
    return new Failure(kind, "", Optional.empty());
  }

  /** A failure by the provider's name for it. */
  public static Failure of(Kind kind, String code) {
    return new Failure(kind, code, Optional.empty());
  }

  /** The same where the provider says for how long. */
  public Failure until(Duration pause) {
    return new Failure(kind, code, Optional.of(pause));
  }

  /** Such as {@code REFUSED 401}. */
  @Override
  public String toString() {
    return code.isEmpty() ? kind.name() : kind + " " + code;
  }
}
