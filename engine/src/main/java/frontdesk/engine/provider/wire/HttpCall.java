package frontdesk.engine.provider.wire;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to a vendor.
 *
 * @param headers by name; the values may be secret
 * @param body what is sent; may be a publisher that still has pieces to come
 * @param firstByteWithin where another deadline than the usual one is wanted
 * @param vendorCode reads the vendor's own code out of a refusal's status and body, such as {@code
 *     insufficient_quota}: codes only, never free text; null or empty leaves the status as it is
 */
public record HttpCall(
    String method,
    URI uri,
    Map<String, String> headers,
    BodyPublisher body,
    Optional<Duration> firstByteWithin,
    Refusal vendorCode) {
  /** Reads refusals. */
  public interface Refusal {
    /** For those without codes of their own. */
    Refusal BY_STATUS = (usual, body) -> usual;

    /**
     * What a refusal means.
     *
     * @param usual what its status means
     * @param body as much of it as is read
     */
    frontdesk.protocol.provider.Failure read(
        frontdesk.protocol.provider.Failure usual, String body);
  }

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** A JSON document to be posted. */
  public static HttpCall postJson(URI uri, String json) {
    return post(uri, "application/json", BodyPublishers.ofString(json, StandardCharsets.UTF_8));
  }

  /** Anything else to be posted. */
  public static HttpCall post(URI uri, String contentType, BodyPublisher body) {
    return new HttpCall(
        "POST",
        uri,
        Map.of("Content-Type", contentType),
        body,
        Optional.empty(),
        Refusal.BY_STATUS);
  }

  /** Something to be looked up. */
  public static HttpCall get(URI uri) {
    return new HttpCall(
        "GET", uri, Map.of(), BodyPublishers.noBody(), Optional.empty(), Refusal.BY_STATUS);
  }

  /** The same with one more header. */
  public HttpCall with(String header, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpCall(method, uri, more, body, firstByteWithin, vendorCode);
  }

  /** The same that waits so long for the first byte. */
  public HttpCall firstByteWithin(Duration deadline) {
    return new HttpCall(method, uri, headers, body, Optional.of(deadline), vendorCode);
  }

  /** The same whose refusals are read so. */
  public HttpCall refusals(Refusal refusal) {
    return new HttpCall(method, uri, headers, body, firstByteWithin, refusal);
  }

  /** Without headers and query, which may hold keys. */
  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
