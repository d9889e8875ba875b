package frontdesk.ops.provider.fake;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the stand-ins of all vendors share: the switch of what goes wrong, what was seen, and the
 * refusals that HTTP gives before the vendor's own protocol begins.
 */
public abstract class VendorFake implements FakeServer.Service, AutoCloseable {
  /** The only key that is accepted; no real one looks like it. */
  public static final String KEY = "fake-key";

  private static final int UNAUTHORIZED = 401;

  private record Trouble(Fault fault, int times) {}

  private final AtomicReference<Trouble> trouble =
      new AtomicReference<>(new Trouble(Fault.NONE, Integer.MAX_VALUE));
  private final AtomicReference<Fault> halfway = new AtomicReference<>(Fault.NONE);
  private final AtomicInteger struck = new AtomicInteger();
  private final Counts counts = new Counts();
  private final FakeServer server = FakeServer.start(this);
  private volatile FakeWatch watch = FakeWatch.NONE;

  /** From now on this goes wrong, with what is begun on open sockets too where the fake says so. */
  public void fails(Fault fault) {
    fails(fault, Integer.MAX_VALUE);
  }

  /** This goes wrong with the next so many requests or handshakes. */
  public void fails(Fault fault, int times) {
    trouble.set(new Trouble(fault, times));
  }

  /**
   * This goes wrong in the middle of the next sentence that is heard or spoken on a socket or
   * answered by a model, and with every request and handshake from then on.
   */
  public void failsHalfway(Fault fault) {
    halfway.set(fault);
  }

  /** What goes wrong in the middle of this sentence; told once. */
  Fault atHalf() {
    Fault fault = halfway.getAndSet(Fault.NONE);
    if (!fault.is(Fault.Kind.NONE)) {
      fails(fault);
      struck.incrementAndGet();
    }
    return fault;
  }

  /** What goes wrong with the next sentence on a socket that was opened while all was well. */
  Fault onOpenSocket() {
    Trouble now = Objects.requireNonNull(trouble.get());
    if (now.fault().is(Fault.Kind.NONE) || now.times() < Integer.MAX_VALUE) {
      return Fault.NONE; // so many handshakes, and no others
    }
    struck.incrementAndGet();
    return now.fault();
  }

  /** How many requests, handshakes and sentences something went wrong with. */
  public int struck() {
    return struck.get();
  }

  /** What goes wrong with the request or handshake that just came. */
  private Fault next() {
    Trouble now =
        trouble.getAndUpdate(
            old -> old.times() > 0 ? new Trouble(old.fault(), old.times() - 1) : old);
    return now.times() > 0 ? now.fault() : Fault.NONE;
  }

  /** From now on this one hears of what is asked and given. */
  public void watchedBy(FakeWatch other) {
    watch = other;
  }

  FakeWatch watch() {
    return watch;
  }

  /** Where the vendor's documentation has its host. */
  public URI uri() {
    return server.uri();
  }

  public Counts counts() {
    return counts;
  }

  public int openSockets() {
    return server.openSockets();
  }

  /** Cuts every connection by RST, as a machine does that is switched off. */
  public void dropAll() {
    server.resetAll();
  }

  /** Connections since the start. */
  public int connections() {
    return server.connections();
  }

  @Override
  public final void serve(FakeExchange exchange) throws IOException {
    counts.add(Counts.Of.REQUESTS, 1);
    Fault fault = next();
    struck.addAndGet(fault.is(Fault.Kind.NONE) ? 0 : 1);
    switch (fault.kind()) {
      case REFUSE -> refuse(exchange, fault.code(), Map.of());
      case RATE_LIMIT -> refuse(exchange, fault.code(), Map.of("Retry-After", seconds(fault)));
      default -> {
        if (authorized(exchange)) {
          serve(exchange, fault);
        } else {
          refuse(exchange, UNAUTHORIZED, Map.of());
        }
      }
    }
  }

  private static String seconds(Fault fault) {
    return Long.toString(Math.max(1, fault.time().toSeconds()));
  }

  private void refuse(FakeExchange exchange, int status, Map<String, String> more)
      throws IOException {
    counts.add(Counts.Of.REFUSALS, 1);
    exchange.body().readAllBytes();
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", "application/json");
    exchange.respond(
        status, headers, refusal(status).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Whether a request carries {@link #KEY} where the vendor wants it. */
  protected abstract boolean authorized(FakeExchange exchange);

  /** The vendor's answer to a request that it refuses, as JSON. */
  protected abstract String refusal(int status);

  /** The vendor's own protocol. */
  protected abstract void serve(FakeExchange exchange, Fault fault) throws IOException;

  /** How much later than usual. */
  protected static Duration lateness(Fault fault) {
    return fault.is(Fault.Kind.LATE) ? fault.time() : Duration.ZERO;
  }

  @Override
  public void close() {
    server.close();
  }
}
