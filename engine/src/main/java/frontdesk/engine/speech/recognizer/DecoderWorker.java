package frontdesk.engine.speech.recognizer;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that owns one decoder and feeds it utterances from the shared queue. A decoder that
 * throws is closed, and another opened before the next utterance comes; one that hangs keeps its
 * thread, which ends when it comes back.
 */
final class DecoderWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DecoderWorker.class);
  private static final long POLL_MS = 50;

  private final Thread thread;
  private final UtteranceDecoder.Factory decoders;
  private final BlockingQueue<Task> queue;
  private final AtomicReference<@Nullable WarmRequest> warmRequest = new AtomicReference<>();
  private final Watch watch;
  private volatile boolean stopped;
  private boolean leftAlone;
  private @Nullable Task inHand;
  private long inHandSinceNanos;
  private List<Grammar> warmed;
  private final Deque<Grammar> toWarm;
  private @Nullable UtteranceDecoder decoder;

  /** A thread of this name; what another worker was warmed with is compiled before it is needed. */
  DecoderWorker(
      String name,
      UtteranceDecoder.Factory decoders,
      BlockingQueue<Task> queue,
      Watch watch,
      List<Grammar> warmed) {
    this.warmed = warmed;
    this.toWarm = new ArrayDeque<>(warmed);
    this.decoders = decoders;
    this.queue = queue;
    this.watch = watch;
    this.thread = daemon(name, this::run);
  }

  /** Watches how long a worker takes; called on the worker's thread. */
  interface Watch {
    /** It begins with this. The answer is run when it is done with it. */
    Runnable begun(DecoderWorker worker, Task task);

    /** A worker that was left alone has come back, and ends. */
    void cameBack(DecoderWorker worker);
  }

  /** A finished utterance. */
  interface Task {
    /** Decodes and answers; throws what the decoder throws. */
    void decodeWith(UtteranceDecoder decoder);

    /** Answers that there will be no transcript. */
    void fail(Failure failure);

    /** For the log. */
    String grammarName();
  }

  private record WarmRequest(
      List<Grammar> grammars, CompletableFuture<SortedMap<String, SortedSet<String>>> answer) {}

  static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    thread.start();
  }

  /** Lets the thread end after the utterance in hand; its decoder is closed there. */
  void stop() {
    stopped = true;
    thread.interrupt();
  }

  /**
   * Leaves the worker alone if it is still busy with this: it takes nothing more, and ends when it
   * comes back. False when it is not.
   */
  synchronized boolean leaveAlone(Task task) {
    if (!isBusyWith(task)) {
      return false;
    }
    leftAlone = true;
    stop();
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // that very utterance
  synchronized boolean isBusyWith(Task task) {
    return inHand == task;
  }

  /** Whether it has been busy with one utterance since then, or longer. */
  synchronized boolean isBusySince(long nanos) {
    return inHand != null && inHandSinceNanos - nanos <= 0;
  }

  private synchronized void takeInHand(@Nullable Task task) {
    inHand = task;
    inHandSinceNanos = System.nanoTime();
  }

  private synchronized boolean isLeftAlone() {
    return leftAlone;
  }

  /** Opens the decoder and compiles grammars on the worker's own thread; one warming at a time. */
  CompletableFuture<SortedMap<String, SortedSet<String>>> warm(List<Grammar> grammars) {
    WarmRequest request = new WarmRequest(List.copyOf(grammars), new CompletableFuture<>());
    WarmRequest replaced = warmRequest.getAndSet(request);
    if (replaced != null) {
      replaced.answer().cancel(false);
    }
    if (stopped) {
      request.answer().completeExceptionally(new IOException("closed"));
    }
    return request.answer();
  }

  private void run() {
    try {
      while (!stopped) {
        Task task = queue.poll(toWarm.isEmpty() ? POLL_MS : 0, TimeUnit.MILLISECONDS);
        warmIfAsked();
        if (task != null) {
          decode(task);
        } else {
          warmNext();
        }
      }
    } catch (InterruptedException stop) {
      LOG.debug("{} ends", thread.getName());
    } finally {
      dropDecoder();
      WarmRequest unanswered = warmRequest.getAndSet(null);
      if (unanswered != null) {
        unanswered.answer().completeExceptionally(new IOException("closed"));
      }
      if (isLeftAlone()) {
        watch.cameBack(this);
      }
    }
  }

  private void warmIfAsked() {
    WarmRequest request = warmRequest.getAndSet(null);
    if (request == null) {
      return;
    }
    warmed = request.grammars();
    try {
      UtteranceDecoder ready = decoder();
      SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
      for (Grammar grammar : request.grammars()) {
        SortedSet<String> words = ready.prepare(grammar);
        if (!words.isEmpty()) {
          unknown.put(grammar.name(), words);
        }
      }
      request.answer().complete(unknown);
    } catch (IOException | RuntimeException | Error broken) {
      request.answer().completeExceptionally(broken);
      dropDecoder();
    }
  }

  /** An error, as when memory is short, costs the utterance and its decoder, never the thread. */
  private void decode(Task task) {
    try {
      UtteranceDecoder ready = decoder();
      takeInHand(task);
      Runnable done = watch.begun(this, task);
      try {
        task.decodeWith(ready);
      } finally {
        takeInHand(null);
        done.run();
      }
    } catch (IOException | RuntimeException | Error broken) {
      // The message could carry words of the caller: the kind of the failure has to do.
      LOG.error(
          "{}: decoding with grammar {} failed: {}",
          thread.getName(),
          task.grammarName(),
          broken.getClass().getName());
      dropDecoder();
      task.fail(Failure.BROKEN);
      toWarm.clear();
      toWarm.addAll(warmed);
    }
  }

  /**
   * Opens a decoder in place of one that was lost and compiles its grammars, one at a time and
   * while nobody waits, so that the next caller finds as much as possible done.
   */
  private void warmNext() {
    Grammar grammar = toWarm.poll();
    if (grammar == null) {
      return;
    }
    try {
      decoder().prepare(grammar);
    } catch (IOException | RuntimeException | Error broken) {
      LOG.error("{}: no other engine: {}", thread.getName(), broken.getClass().getName());
      toWarm.clear();
      dropDecoder();
    }
  }

  private UtteranceDecoder decoder() throws IOException {
    UtteranceDecoder open = decoder;
    if (open == null) {
      open = decoders.open();
      decoder = open;
    }
    return open;
  }

  private void dropDecoder() {
    UtteranceDecoder old = decoder;
    decoder = null;
    if (old != null) {
      try {
        old.close();
      } catch (RuntimeException broken) {
        LOG.warn("{}: a decoder did not close: {}", thread.getName(), broken.getClass().getName());
      }
    }
  }
}
