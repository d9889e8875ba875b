package frontdesk.engine.speech.recognizer;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recognizer made of a bounded pool of decoders, each with a worker thread of its own.
 *
 * <p>A session only keeps its audio; a decoder takes the whole utterance once it is over. An
 * embedded engine needs two to six hundredths of the utterance's length, so that the wait is short,
 * and an engine of a hundred megabytes is not held while somebody speaks. There are no partial
 * transcripts. Safe for all threads.
 *
 * <p>A decoder that hangs is left alone with its thread and replaced, a bounded number of times;
 * where there is no other, utterances are refused at once. All of it is counted.
 */
public final class PooledRecognizer implements SpeechRecognizer {
  private static final Logger LOG = LoggerFactory.getLogger(PooledRecognizer.class);

  private final String name;
  private final RecognizerSettings settings;
  private final UtteranceDecoder.Factory decoders;
  private final BlockingQueue<DecoderWorker.Task> queue;
  private final List<DecoderWorker> workers = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor timer;
  private final AtomicInteger openSessions = new AtomicInteger();
  private final Map<Failure.Kind, LongAdder> failures = new EnumMap<>(Failure.Kind.class);
  private final LongAdder hung = new LongAdder();
  private final Hung watch = new Hung();
  private volatile List<Grammar> warmed = List.of();
  private volatile boolean closed;

  /** Starts the workers; each opens its decoder with its first utterance or when warmed. */
  public PooledRecognizer(
      String name, RecognizerSettings settings, UtteranceDecoder.Factory decoders) {
    this.name = name;
    this.settings = settings;
    this.decoders = decoders;
    this.queue = new ArrayBlockingQueue<>(settings.queuedUtterances());
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, task -> DecoderWorker.daemon("recognizer-" + name + "-timer", task));
    timer.setRemoveOnCancelPolicy(true);
    for (Failure.Kind kind : Failure.Kind.values()) {
      failures.put(kind, new LongAdder());
    }
    for (int i = 1; i <= settings.engines(); i++) {
      workers.add(worker(i));
    }
    workers.forEach(DecoderWorker::start);
  }

  private DecoderWorker worker(long number) {
    return new DecoderWorker("recognizer-" + name + "-" + number, decoders, queue, watch, warmed);
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
    warmed = List.copyOf(grammars);
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
    } else if (watch.allHang() || !queue.offer(session)) {
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

  /** Counts a failed session. */
  void failed(Failure failure) {
    Objects.requireNonNull(failures.get(failure.kind())).increment();
  }

  /** Sessions that failed so since the start. */
  public long failures(Failure.Kind kind) {
    return Objects.requireNonNull(failures.get(kind)).sum();
  }

  /** Engines that were left alone since the start, because they hung. */
  public long hungEngines() {
    return hung.sum();
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

  /** Who hangs, and what is done about it. */
  private final class Hung implements DecoderWorker.Watch {
    private final Set<DecoderWorker> leftAlone = new HashSet<>();
    private long made;

    @Override
    public Runnable begun(DecoderWorker worker, DecoderWorker.Task task) {
      try {
        Future<?> check =
            timer.schedule(
                () -> check(worker, task), settings.hungAfter().toNanos(), TimeUnit.NANOSECONDS);
        return () -> check.cancel(false);
      } catch (RejectedExecutionException closing) {
        return () -> {};
      }
    }

    private synchronized void check(DecoderWorker worker, DecoderWorker.Task task) {
      if (closed || !worker.isBusyWith(task)) {
        return;
      }
      if (leftAlone.size() >= settings.maxHung()) {
        LOG.error("recognizer {}: an engine hangs, and there is no other to take its place", name);
        later(settings.hungAfter(), () -> check(worker, task));
      } else if (worker.leaveAlone(task)) {
        LOG.error("recognizer {}: an engine hangs, another takes its place", name);
        hung.increment();
        leftAlone.add(worker);
        DecoderWorker other = worker(settings.engines() + ++made);
        workers.set(workers.indexOf(worker), other);
        other.start();
      }
    }

    @Override
    public synchronized void cameBack(DecoderWorker worker) {
      leftAlone.remove(worker);
      LOG.info("recognizer {}: an engine that hung has come back and is closed", name);
    }

    /** Whether nobody would take an utterance. */
    boolean allHang() {
      long since = System.nanoTime() - settings.hungAfter().toNanos();
      return workers.stream().allMatch(worker -> worker.isBusySince(since));
    }
  }
}
