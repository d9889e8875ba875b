package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What statuses, close codes and exceptions of the wire mean in the words of the ports. */
public final class Failures {
  /** No vendor is believed who asks to be left alone for longer. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

  /** How the JDK's client says that a proxy refused a CONNECT (RFC 9110 section 9.3.6). */
  private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

  private static final String PROXY = "proxy-";
  private static final int MOST_CAUSES = 10;
  private static final int BAD_REQUEST = 400;
  private static final int PROXY_WANTS_NAME = 407;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private Failures() {}

  /**
   * By the status of an answer (RFC 9110 section 15): 429 asks for less, and so does 503 if it says
   * for how long; 408 came late; 407 is a proxy's; any other 4xx will not be done however often it
   * is asked; the rest is broken.
   */
  public static Failure ofStatus(int status, Function<String, Optional<String>> header) {
    String code = Integer.toString(status);
    Optional<Duration> pause = pause(header, Instant.now());
    if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && pause.isPresent())) {
      return new Failure(Kind.LIMITED, code, pause);
    }
    if (status == PROXY_WANTS_NAME) {
      return Failure.of(Kind.BROKEN, PROXY + code);
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
   * connect}, {@code address}, {@code reset}; {@code certificate} (nobody trusted has signed it),
   * {@code hostname} (it is another host's), {@code expired}, and {@code tls} for the rest; {@code
   * proxy-403} is a proxy's refusal by its status; REFUSED {@code request} is one that cannot be
   * written, such as a key with a line break.
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
    if (thrown instanceof SSLException) {
      return Failure.of(Kind.BROKEN, ofTls(thrown));
    }
    Matcher tunnel = TUNNEL.matcher(String.valueOf(thrown.getMessage()));
    return Failure.of(Kind.BROKEN, tunnel.matches() ? PROXY + tunnel.group(1) : "reset");
  }

  /** A path that leads to nobody, or a date, lies deeper than what the client made of it. */
  private static String ofTls(Throwable thrown) {
    String found = "tls";
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "expired";
      }
      if (cause instanceof CertPathBuilderException) {
        return "certificate";
      }
      if (cause instanceof CertificateException) {
        found = cause.getCause() == null ? "hostname" : "certificate";
      }
      cause = cause.getCause();
    }
    return found;
  }

  /** By what an opening handshake failed with: the status, if it was answered. */
  static Failure ofHandshake(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (cause instanceof WebSocketHandshakeException refused) {
      HttpHeaders headers = refused.getResponse().headers();
      Function<String, Optional<String>> header = headers::firstValue;
      return ofStatus(refused.getResponse().statusCode(), header);
    }
    Failure failure = ofThrown(cause);
    return failure.equals(Failure.LATE) ? Failure.of(Failure.Kind.LATE, "connect") : failure;
  }

  /**
   * A vendor's own name for a failure, if it looks like one: free text never passes.
   *
   * @param otherwise where it does not
   */
  public static String code(String text, String otherwise) {
    return CODE.matcher(text).matches() ? text : otherwise;
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
