package frontdesk.ops.bench.turn;

import frontdesk.engine.call.CallObserver;
import frontdesk.protocol.id.CallId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Notes when a node took each of its callers to have finished speaking. Any thread. */
final class TurnWatch implements CallObserver {
  private final LongSupplier nanoTime;
  private final Map<String, List<Long>> decided = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  TurnWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public void onTurnDecided(CallId call) {
    long now = nanoTime.getAsLong();
    decided.computeIfAbsent(call.value(), any -> new CopyOnWriteArrayList<>()).add(now);
  }

  /** The moments of one call in order, empty if there were none. */
  List<Long> decided(String call) {
    return decided.getOrDefault(call, List.of());
  }
}
