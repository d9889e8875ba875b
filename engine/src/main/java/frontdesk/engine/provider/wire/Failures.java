package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** What statuses, close codes and exceptions of the wire mean in the words of the ports. */
public final class Failures {
  /** No vendor is believed who asks to be left alone for longer. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private static final int BAD_REQUEST = 400;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private Failures() {}

  /**
   * By the status of an answer (RFC 9110 section 15): 429 asks for less, and so does 503 if it says
   * for how long; 408 came late; any other 4xx will not be done however often it is asked; the rest
   * is broken.
   */
  public static Failure ofStatus(int status, Function<String, Optional<String>> header) {
    String code = Integer.toString(status);
    Optional<Duration> pause = pause(header, Instant.now());
    if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && pause.isPresent())) {
      return new Failure(Kind.LIMITED, code, pause);
    }
    if (status == REQUEST_TIMEOUT) {
      return Failure.of(Kind.LATE, code);
    }
    boolean refused = status >= BAD_REQUEST && status < SERVER_ERROR;
    return new Failure(refused ? Kind.REFUSED : Kind.BROKEN, code, pause);
  }

  /**
   * By the code of a close that this side did not ask for (RFC 6455 section 7.4): 1008 is a refusal
   * of what was sent, 1013 asks to try later, anything else is a connection lost.
   */
  public static Failure ofClose(int code) {
    Kind kind =
        switch (code) {
          case 1008 -> Kind.REFUSED;
          case 1013 -> Kind.LIMITED;
          default -> Kind.BROKEN;
        };
    return Failure.of(kind, Integer.toString(code));
  }

  /**
   * By what was thrown; its message is never passed on. The codes are this side's own words: {@code
   * connect}, {@code tls}, {@code address}, {@code reset}; REFUSED {@code request} is one that
   * cannot be written, such as a key with a line break.
   */
  public static Failure ofThrown(Throwable thrown) {
    if (thrown instanceof ProviderFailedException failed) {
      return failed.failure();
    }
    if (thrown instanceof CompletionException wrapped && wrapped.getCause() != null) {
      return ofThrown(wrapped.getCause());
    }
    if (thrown instanceof IllegalArgumentException) {
      return Failure.of(Kind.REFUSED, "request");
    }
    if (thrown instanceof HttpConnectTimeoutException) {
      return Failure.of(Kind.LATE, "connect");
    }
    if (thrown instanceof HttpTimeoutException || thrown instanceof TimeoutException) {
      return Failure.LATE;
    }
    if (thrown instanceof ConnectException) {
      boolean unknown = thrown.getCause() instanceof UnresolvedAddressException;
      return Failure.of(Kind.BROKEN, unknown ? "address" : "connect");
    }
    return Failure.of(Kind.BROKEN, thrown instanceof SSLException ? "tls" : "reset");
  }

  /**
   * For how long a vendor asks to be left alone: {@code retry-after-ms} before {@code Retry-After},
   * which is a number of seconds or a date (RFC 9110 section 10.2.3).
   */
  static Optional<Duration> pause(Function<String, Optional<String>> header, Instant now) {
    return header
        .apply("retry-after-ms")
        .flatMap(text -> millis(text, 1))
        .or(() -> header.apply("Retry-After").flatMap(text -> afterSecondsOrDate(text, now)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private static Optional<Duration> afterSecondsOrDate(String text, Instant now) {
    Optional<Duration> seconds = millis(text, 1_000);
    if (seconds.isPresent()) {
      return seconds;
    }
    try {
      Instant date =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> millis(String text, int unitMs) {
    try {
      double value = Double.parseDouble(text.strip()) * unitMs;
      double longest = LONGEST_PAUSE.toMillis();
      return value >= 0
          ? Optional.of(Duration.ofMillis((long) Math.ceil(Math.min(value, longest))))
          : Optional.empty();
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
