package frontdesk.ops.chaos.senses;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What a node says in its calls, and which have ended. Any thread. */
public final class CallWatch implements CallObserver {
  private static final int MOST = 10_000;

  private final Map<CallId, List<String>> words = new ConcurrentHashMap<>();
  private volatile BiConsumer<CallId, BrainNews> brain = (call, news) -> {};
  private final LinkedBlockingQueue<CallId> ended = new LinkedBlockingQueue<>(MOST);
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>(MOST);

  @Override
  public void onOwnWords(CallId call, String text) {
    words.computeIfAbsent(call, id -> new CopyOnWriteArrayList<>()).add(text);
    if (!said.offer(text)) {
      throw new IllegalStateException("more was said than a scenario is made for");
    }
  }

  /** From now on this one hears what comes of asking language models. */
  public void brainTold(BiConsumer<CallId, BrainNews> other) {
    brain = other;
  }

  @Override
  public void onBrain(CallId call, BrainNews news) {
    brain.accept(call, news);
  }

  @Override
  public void onEnded(CallId call, String ending) {
    if (!ended.offer(call)) {
      throw new IllegalStateException("more calls ended than a scenario is made for");
    }
  }

  /** All prompts of a call so far. */
  public List<String> words(CallId call) {
    return List.copyOf(words.getOrDefault(call, List.of()));
  }

  /** Forgets what was said so far. */
  void listen() {
    said.clear();
  }

  /** Waits until something like this is said in any call. */
  boolean awaitWords(Predicate<String> like, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      String text = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (text == null) {
        return false;
      }
      if (like.test(text)) {
        return true;
      }
    }
  }

  /** The next call that ends. */
  Optional<CallId> awaitEnd(Duration patience) throws InterruptedException {
    return Optional.ofNullable(ended.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }
}
