package frontdesk.ops.provider;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a listener of a language model heard. */
final class HeardAnswer implements LanguageModel.Listener {
  private static final long PATIENCE_S = 20;

  private final List<String> pieces = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> all = new ArrayList<>();
  private final CompletableFuture<HeardAnswer> first = new CompletableFuture<>();
  private final CompletableFuture<Usage> done = new CompletableFuture<>();
  private final CompletableFuture<Failure> failed = new CompletableFuture<>();
  private final CompletableFuture<HeardAnswer> ended = new CompletableFuture<>();

  @Override
  public synchronized void onText(String piece) {
    pieces.add(piece);
    all.add("text");
    first.complete(this);
  }

  @Override
  public synchronized void onToolCall(String tool, String argumentsJson) {
    calls.add(tool + " " + argumentsJson);
    all.add("call");
  }

  @Override
  public synchronized void onDone(Usage usage) {
    all.add("done");
    done.complete(usage);
    ended.complete(this);
  }

  @Override
  public synchronized void onFailed(Failure failure) {
    all.add("failed");
    failed.complete(failure);
    ended.complete(this);
  }

  /** Waits for the first piece of text. */
  HeardAnswer begun() {
    return of(first);
  }

  /** Waits for a good end. */
  Usage done() {
    of(ended);
    if (failed.isDone()) {
      throw new AssertionError("failed: " + failed.join());
    }
    return done.join();
  }

  /** Waits for a bad end. */
  Failure failed() {
    of(ended);
    if (done.isDone()) {
      throw new AssertionError("was done with " + text());
    }
    return failed.join();
  }

  private static <T> T of(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing was heard", e);
    }
  }

  synchronized String text() {
    return String.join("", pieces);
  }

  synchronized List<String> pieces() {
    return List.copyOf(pieces);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Everything by its kind, in order. */
  synchronized List<String> all() {
    return List.copyOf(all);
  }
}
