package frontdesk.ops.provider.cost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.cost.AlertSender;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.SpendEvent.LimitReached;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Tells of limits by HTTP: a POST of one JSON object, signed by HMAC-SHA256 over {@code
 * timestamp.body}, so that whoever is told knows that it is true and not an old one played again.
 * An answer of 2xx means that it was taken. Any thread.
 */
public final class AlertWebhook implements AlertSender {
  /** Seconds since 1970, in decimal digits. */
  static final String TIMESTAMP = "X-Frontdesk-Timestamp";

  /** HMAC-SHA256 of the timestamp, a dot and the body, in lower-case hex. */
  static final String SIGNATURE = "X-Frontdesk-Signature";

  private static final String HMAC = "HmacSHA256";

  private final ClassicActorSystemProvider system;
  private final URI url;
  private final Supplier<Secret> secret;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * @param timeout for an answer
   */
  public AlertWebhook(
      ClassicActorSystemProvider system,
      URI url,
      Supplier<Secret> secret,
      Duration timeout,
      InstantSource clock) {
    this.system = system;
    this.url = url;
    this.secret = secret;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Optional<String>> send(LimitReached alert) {
    byte[] body = json(alert).toString().getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    CompletableFuture<Optional<String>> told = new CompletableFuture<>();
    HttpRequest request =
        HttpRequest.POST(url.toString())
            .withEntity(ContentTypes.APPLICATION_JSON, body)
            .addHeader(RawHeader.create(TIMESTAMP, timestamp))
            .addHeader(RawHeader.create(SIGNATURE, signature(timestamp, body)));
    Http.get(system)
        .singleRequest(request)
        .whenComplete(
            (response, failure) ->
                told.complete(failure == null ? taken(response) : Optional.of("UNREACHABLE")));
    return told.completeOnTimeout(Optional.of("LATE"), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Optional<String> taken(HttpResponse response) {
    response.discardEntityBytes(system);
    return response.status().isSuccess()
        ? Optional.empty()
        : Optional.of(Integer.toString(response.status().intValue()));
  }

  /** What is told: amounts as text, so that nobody reads them by halves. */
  static ObjectNode json(LimitReached alert) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event", "spend-limit-reached");
    json.put("clinic", alert.header().clinic().value());
    json.put("alert", alert.alert());
    json.put("period", alert.limit().period().name());
    json.put("level", alert.limit().level().name());
    json.put("day", alert.account().day().toString());
    alert.call().map(CallId::value).ifPresent(call -> json.put("call", call));
    json.put("currency", alert.account().currency());
    json.put("limit", alert.most().digits());
    json.put("spent", alert.spent().digits());
    json.put("at", alert.header().at().toString());
    return json;
  }

  private String signature(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.get().reveal().getBytes(StandardCharsets.UTF_8), HMAC));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is part of every Java", e);
    }
  }
}
