package frontdesk.ops.node;

import frontdesk.engine.media.MediaLoops;
import frontdesk.engine.sip.UserAgent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a node has refused or lost something since its start, because a bound was reached or an
 * engine failed; one line of the log a minute, and none while nothing is refused. Any thread.
 *
 * <p>The write queues of entities and a call's way to the recognizer say so in lines of their own.
 */
final class Refusals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Map<String, LongSupplier> sources = new LinkedHashMap<>();
  private final ScheduledExecutorService thread;
  private Map<String, Long> told;

  private Refusals(Duration every) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "refusals");
              daemon.setDaemon(true);
              return daemon;
            });
    told = Map.of();
    var unused =
        thread.scheduleAtFixedRate(
            this::tell, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Of these parts of a node; a line each time that this has passed. */
  static Refusals of(UserAgent userAgent, MediaLoops loops, Speech speech, Duration every) {
    Refusals refusals = new Refusals(every);
    synchronized (refusals) {
      Map<String, LongSupplier> sources = refusals.sources;
      sources.put("sip.requests", userAgent::refusedRequests);
      sources.put("sip.messages", userAgent::droppedMessages);
      sources.put("media.lines", loops::refusedLines);
      sources.putAll(speech.failures());
    }
    return refusals;
  }

  /** How often each happened since the start. */
  synchronized Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    sources.forEach((name, source) -> counts.put(name, source.getAsLong()));
    return counts;
  }

  private void tell() {
    Map<String, Long> now = counts();
    StringBuilder line = new StringBuilder();
    now.forEach(
        (name, count) -> {
          long more = count - told.getOrDefault(name, 0L);
          if (more > 0) {
            line.append(' ').append(name).append('=').append(more);
          }
        });
    told = now;
    if (!line.isEmpty()) {
      LOG.warn("refused or lost of late:{}", line);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
