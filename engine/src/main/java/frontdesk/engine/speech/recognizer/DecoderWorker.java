package frontdesk.engine.speech.recognizer;

import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer.Failure;
import java.io.IOException;
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

/** A thread that owns one decoder and feeds it utterances from the shared queue. */
final class DecoderWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DecoderWorker.class);
  private static final long POLL_MS = 50;

  private final Thread thread;
  private final UtteranceDecoder.Factory decoders;
  private final BlockingQueue<Task> queue;
  private final AtomicReference<@Nullable WarmRequest> warmRequest = new AtomicReference<>();
  private volatile boolean stopped;
  private @Nullable UtteranceDecoder decoder;

  DecoderWorker(String name, UtteranceDecoder.Factory decoders, BlockingQueue<Task> queue) {
    this.decoders = decoders;
    this.queue = queue;
    this.thread = daemon(name, this::run);
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
        Task task = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
        warmIfAsked();
        if (task != null) {
          decode(task);
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
    }
  }

  private void warmIfAsked() {
    WarmRequest request = warmRequest.getAndSet(null);
    if (request == null) {
      return;
    }
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
    } catch (IOException | RuntimeException | LinkageError broken) {
      request.answer().completeExceptionally(broken);
      dropDecoder();
    }
  }

  private void decode(Task task) {
    try {
      task.decodeWith(decoder());
    } catch (IOException | RuntimeException | LinkageError broken) {
      // The message could carry words of the caller: the kind of the failure has to do.
      LOG.error(
          "{}: decoding with grammar {} failed: {}",
          thread.getName(),
          task.grammarName(),
          broken.getClass().getName());
      dropDecoder();
      task.fail(Failure.BROKEN);
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
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }
}
