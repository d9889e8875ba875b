package frontdesk.ops.bench.providers;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.id.CallId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Notes when a node took its callers to have finished, and what it said then. Any thread. */
final class ProvidersWatch implements CallObserver {
  /** What the node said at a moment of its monotonic clock, by its mark. */
  record SaidAt(int mark, long nanos) {}

  /** What is known of a call. */
  record Seen(List<Long> decided, List<SaidAt> said) {
    /** Of a call that nobody saw. */
    static final Seen NOTHING = new Seen(List.of(), List.of());
  }

  private final LongSupplier nanoTime;
  private final Map<String, Seen> calls = new ConcurrentHashMap<>();
  private final Map<BrainNews, Integer> news = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  ProvidersWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private Seen call(CallId call) {
    return calls.computeIfAbsent(
        call.value(), any -> new Seen(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>()));
  }

  @Override
  public void onTurnDecided(CallId call) {
    long now = nanoTime.getAsLong();
    call(call).decided().add(now);
  }

  @Override
  public void onOwnWords(CallId call, String words) {
    long now = nanoTime.getAsLong();
    Mark.in(words).ifPresent(mark -> call(call).said().add(new SaidAt(mark, now)));
  }

  @Override
  public void onBrain(CallId call, BrainNews what) {
    news.merge(what, 1, Integer::sum);
  }

  /** The moments of one call in order. */
  Seen seen(String call) {
    return calls.getOrDefault(call, Seen.NOTHING);
  }

  /** How often what came of asking a model. */
  Map<BrainNews, Integer> news() {
    Map<BrainNews, Integer> all = new EnumMap<>(BrainNews.class);
    all.putAll(news);
    return all;
  }
}
