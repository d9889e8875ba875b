package frontdesk.ops.provider;

import frontdesk.engine.provider.resilience.Amount;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.protocol.provider.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and latency of each provider as metrics, and its switches in the log. Labels are names of
 * the settings and kinds of failures, so their number is bounded; nothing here knows a call. Any
 * thread.
 */
public final class ProviderMetrics implements Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderMetrics.class);

  private static final String PREFIX = "frontdesk.provider.";

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> standings = new ConcurrentHashMap<>();

  public ProviderMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows a provider before it has been asked anything. */
  void show(Port port, String provider) {
    standing(port, provider).set(1);
  }

  @Override
  public Attempt started(Port port, String provider, Reason reason) {
    counter("attempts", "Attempts begun, by why.", port, provider, "reason", reason).increment();
    return new Counted(port, provider);
  }

  @Override
  public void switched(Port port, String from, String to, Failure why) {
    Counter.builder(PREFIX + "switches")
        .description("Pieces of work that another provider went on with.")
        .tag("port", lower(port))
        .tag("from", from)
        .tag("to", to)
        .register(registry)
        .increment();
    LOG.info("{}: {} goes on for {}, which was {}", lower(port), to, from, why);
  }

  @Override
  public void gate(Port port, String provider, Standing standing, String why) {
    standing(port, provider).set(standing == Standing.PASSING ? 1 : 0);
  }

  private AtomicInteger standing(Port port, String provider) {
    return standings.computeIfAbsent(
        lower(port) + " " + provider,
        key -> {
          AtomicInteger passing = new AtomicInteger(1);
          Gauge.builder(PREFIX + "passing", passing, AtomicInteger::get)
              .description("1 while a provider is asked, 0 while it is left alone.")
              .tag("port", lower(port))
              .tag("provider", provider)
              .register(registry);
          return passing;
        });
  }

  private Counter counter(
      String name, String description, Port port, String provider, String tag, Enum<?> value) {
    return Counter.builder(PREFIX + name)
        .description(description)
        .tag("port", lower(port))
        .tag("provider", provider)
        .tag(tag, lower(value))
        .register(registry);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private final class Counted implements Attempt {
    private final Port port;
    private final String provider;

    Counted(Port port, String provider) {
      this.port = port;
      this.provider = provider;
    }

    @Override
    public void first(Duration after) {
      time("first", "To the first transcript, audio or token.", after);
    }

    @Override
    public void done(Amount amount, Duration after) {
      time("done", "To the end; of a recognizer from the end of the utterance.", after);
    }

    @Override
    public void failed(Failure failure, Amount amount, Duration after) {
      if (failure.kind() == Failure.Kind.WITHHELD) {
        count("withheld", "Attempts that were not made, as for money.");
      } else {
        counter("failures", "Attempts that failed.", port, provider, "kind", failure.kind())
            .increment();
      }
    }

    @Override
    public void cancelled(Amount amount, Duration after) {
      count("cancelled", "Attempts that nobody wanted any more.");
    }

    private void count(String name, String description) {
      Counter.builder(PREFIX + name)
          .description(description)
          .tag("port", lower(port))
          .tag("provider", provider)
          .register(registry)
          .increment();
    }

    private void time(String name, String description, Duration after) {
      Timer.builder(PREFIX + name)
          .description(description)
          .tag("port", lower(port))
          .tag("provider", provider)
          .publishPercentiles(0.5, 0.95)
          .register(registry)
          .record(after);
    }
  }
}
