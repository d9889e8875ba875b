package frontdesk.engine.speech.recognizer;

import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recognizer made of a bounded pool of decoders, each with a worker thread of its own.
 *
 * <p>A session only keeps its audio; a decoder takes the whole utterance once it is over. An
 * embedded engine needs two to six hundredths of the utterance's length, so that the wait is short,
 * and an engine of a hundred megabytes is not held while somebody speaks. There are no partial
 * transcripts. Safe for all threads.
 */
public final class PooledRecognizer implements SpeechRecognizer {
  private final String name;
  private final RecognizerSettings settings;
  private final BlockingQueue<DecoderWorker.Task> queue;
  private final List<DecoderWorker> workers = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicInteger openSessions = new AtomicInteger();
  private volatile boolean closed;

  /** Starts the workers; each opens its decoder with its first utterance or when warmed. */
  public PooledRecognizer(
      String name, RecognizerSettings settings, UtteranceDecoder.Factory decoders) {
    this.name = name;
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.queuedUtterances());
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, task -> DecoderWorker.daemon("recognizer-" + name + "-timer", task));
    timer.setRemoveOnCancelPolicy(true);
    for (int i = 1; i <= settings.engines(); i++) {
      workers.add(new DecoderWorker("recognizer-" + name + "-" + i, decoders, queue));
    }
    workers.forEach(DecoderWorker::start);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Loads every engine and compiles the grammars on each; blocks for seconds. Called before a node
   * is ready.
   *
   * @throws IOException where an engine cannot be loaded
   * @throws IllegalArgumentException where a text is no usable grammar
   */
  public WarmUp warm(List<Grammar> grammars) throws IOException, InterruptedException {
    long startNs = System.nanoTime();
    List<CompletableFuture<SortedMap<String, SortedSet<String>>>> warming = new ArrayList<>();
    for (DecoderWorker worker : workers) {
      warming.add(worker.warm(grammars));
    }
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    for (CompletableFuture<SortedMap<String, SortedSet<String>>> one : warming) {
      try {
        unknown.putAll(one.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IllegalArgumentException malformed) {
          throw malformed;
        }
        throw new IOException("recognizer " + name + " cannot be loaded", e.getCause());
      }
    }
    return new WarmUp(Duration.ofNanos(System.nanoTime() - startNs), unknown);
  }

  @Override
  public Session open(Request request, Listener listener) {
    UtteranceSession session =
        new UtteranceSession(
            this, request, listener, maxSamples(request), (int) settings.minVoiced().toMillis());
    if (closed) {
      session.refuse(Failure.CLOSED);
    } else if (openSessions.incrementAndGet() > settings.openSessions()) {
      session.refuse(Failure.BUSY);
    }
    return session;
  }

  private int maxSamples(Request request) {
    Duration longest =
        request.maxDuration().compareTo(settings.maxUtterance()) < 0
            ? request.maxDuration()
            : settings.maxUtterance();
    return Math.toIntExact(longest.toMillis() * UtteranceSession.SAMPLES_PER_MS);
  }

  /** Queues a finished utterance, or fails it; called by its session, once. */
  void submit(UtteranceSession session) {
    if (closed) {
      session.fail(Failure.CLOSED);
    } else if (!queue.offer(session)) {
      session.fail(Failure.BUSY);
    } else {
      later(settings.deadline(), () -> session.fail(Failure.LATE));
    }
  }

  /** Runs something on the timer thread; after closing, at once on this one. */
  void later(Duration delay, Runnable action) {
    try {
      var unused = timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      action.run();
    }
  }

  /** Counts a session that has ended; called once for each opened. */
  void ended() {
    openSessions.decrementAndGet();
  }

  /** Sessions neither answered nor failed nor cancelled. */
  public int sessions() {
    return openSessions.get();
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(DecoderWorker::stop);
    for (DecoderWorker.Task task = queue.poll(); task != null; task = queue.poll()) {
      task.fail(Failure.CLOSED);
    }
    timer.shutdownNow();
  }
}
