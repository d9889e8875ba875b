package frontdesk.ops.firstcall.harness;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallStage;
import frontdesk.protocol.id.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a node told of its calls. Any thread. */
public final class CallLog implements CallObserver {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * One thing that was told.
   *
   * @param what stage, words or ending
   * @param at System.nanoTime of it
   */
  public record Entry(CallId call, String what, long at) {}

  @Override
  public void onStage(CallId call, CallStage from, CallStage to, String reason) {
    entries.add(new Entry(call, "stage " + to, System.nanoTime()));
  }

  @Override
  public void onOwnWords(CallId call, String words) {
    entries.add(new Entry(call, "says " + words, System.nanoTime()));
  }

  @Override
  public void onEnded(CallId call, String ending) {
    entries.add(new Entry(call, "ended " + ending, System.nanoTime()));
  }

  /** All of one call so far. */
  public List<Entry> of(CallId call) {
    return entries.stream().filter(entry -> entry.call().equals(call)).toList();
  }

  /** The prompts of a call so far. */
  public List<String> words(CallId call) {
    return of(call).stream()
        .filter(entry -> entry.what().startsWith("says "))
        .map(entry -> entry.what().substring("says ".length()))
        .toList();
  }

  /** How a call ended, when it has. */
  public Optional<String> ending(CallId call) {
    return of(call).stream()
        .filter(entry -> entry.what().startsWith("ended "))
        .map(entry -> entry.what().substring("ended ".length()))
        .findFirst();
  }
}
