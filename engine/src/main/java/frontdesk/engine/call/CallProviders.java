package frontdesk.engine.call;

import frontdesk.engine.provider.resilience.Amount;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.ProviderReason;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who hears, thinks and speaks in one incarnation of a call. What changes waits for the next write
 * of the call, which there is with every turn. Told on any thread, written by the call's actor.
 */
final class CallProviders implements Attempts {
  /** More changes than this between two writes are flapping: the last ones count. */
  static final int MOST_WAITING = 12;

  private record Change(Step step, String to, ProviderReason reason, Optional<String> failure) {}

  private final Map<Step, String> now = new EnumMap<>(Step.class);
  private final Map<Step, Failure> failed = new EnumMap<>(Step.class);
  private final Deque<Change> waiting = new ArrayDeque<>();

  /** Adds to a write what changed since the last one, as far as the journal does not say it. */
  void write(CallState state, EventChain chain) {
    Map<Step, String> before = new EnumMap<>(Step.class);
    before.putAll(state.providers());
    for (Change change : taken()) {
      Optional<String> from = Optional.ofNullable(before.put(change.step(), change.to()));
      if (!from.equals(Optional.of(change.to()))) {
        chain.add(
            header ->
                new CallEvent.ProviderChanged(
                    header,
                    state.turn(),
                    change.step(),
                    from,
                    change.to(),
                    change.reason(),
                    change.failure()));
      }
    }
  }

  private synchronized List<Change> taken() {
    List<Change> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  @Override
  public Attempt started(Port port, String provider, Reason reason) {
    return new Watched(step(port), provider, reason);
  }

  @Override
  public synchronized void switched(Port port, String from, String to, Failure why) {
    failed.put(step(port), why);
  }

  private static Step step(Port port) {
    return switch (port) {
      case RECOGNIZER -> Step.STT;
      case SYNTHESIZER -> Step.TTS;
      case MODEL -> Step.LLM;
    };
  }

  private synchronized void works(Step step, String provider, Reason reason) {
    Optional<String> failure = Optional.ofNullable(failed.remove(step)).map(Failure::toString);
    if (!provider.equals(now.put(step, provider))) {
      if (waiting.size() == MOST_WAITING) {
        waiting.removeFirst();
      }
      waiting.add(new Change(step, provider, reason(reason, failure), failure));
    }
  }

  private static ProviderReason reason(Reason reason, Optional<String> failure) {
    return switch (reason) {
      case HEDGE -> ProviderReason.SLOW;
      case PREFERRED -> ProviderReason.PREFERRED;
      case FALLBACK, RETRY ->
          failure.isPresent() ? ProviderReason.FAILED : ProviderReason.PREFERRED;
    };
  }

  /** An ear has heard with its final transcript; who else begins to answer is heard at once. */
  private final class Watched implements Attempt {
    private final Step step;
    private final String provider;
    private final Reason reason;

    Watched(Step step, String provider, Reason reason) {
      this.step = step;
      this.provider = provider;
      this.reason = reason;
    }

    @Override
    public void first(Duration after) {
      if (step != Step.STT) {
        works(step, provider, reason);
      }
    }

    @Override
    public void done(Amount amount, Duration after) {
      works(step, provider, reason);
    }

    @Override
    public void failed(Failure failure, Amount amount, Duration after) {
      // Who goes on says so.
    }

    @Override
    public void cancelled(Amount amount, Duration after) {
      // Nobody was heard.
    }
  }
}
