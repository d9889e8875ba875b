package frontdesk.engine.call;

import frontdesk.engine.media.LineAnswer;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.id.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The lines of this node's calls: they outlive the actors that speak on them. Any thread. */
public final class NodeLines {
  private final Map<CallId, Kept> lines = new ConcurrentHashMap<>();
  private volatile boolean muted;

  /** Calls that were parted from and do not know it yet; no more than there were lines. */
  private final Set<CallId> parted = ConcurrentHashMap.newKeySet();

  /**
   * A line.
   *
   * @param tookOver since which epoch this node has the call from another one, which was told
   */
  private record Kept(MediaLine line, Clip lastWords, OptionalLong tookOver) {}

  /** The line of this call, if this node has it. */
  public Optional<MediaLine> find(CallId call) {
    return Optional.ofNullable(lines.get(call)).map(Kept::line);
  }

  /** Keeps a line, with what is said on it when its call has to be given up. */
  void keep(CallId call, MediaLine line, Clip lastWords) {
    lines.put(call, new Kept(line, lastWords, OptionalLong.empty()));
    line.mute(muted);
  }

  /** Closes the line, if it is still open, and forgets it; one that says its last words may. */
  void drop(CallId call) {
    Kept kept = lines.get(call);
    if (kept != null && !kept.line().isParting() && lines.remove(call, kept)) {
      kept.line().close();
    }
  }

  /** The call is over for good. */
  void forget(CallId call) {
    drop(call);
    parted.remove(call);
  }

  /**
   * Gives up a call that nobody can go on with: its caller hears the last words of the line, which
   * is then closed.
   *
   * @param then told on the media loop's thread when they were said, with what was said: the time
   *     to hang up
   * @return whether there was a line to say them on
   */
  public boolean part(CallId call, BiConsumer<CallId, Clip> then) {
    Kept kept = lines.get(call);
    if (kept == null) {
      return false;
    }
    parted.add(call);
    return kept.line().part(kept.lastWords(), () -> end(call, kept, then));
  }

  /** The same for every call of the node. */
  public void partFromAll(BiConsumer<CallId, Clip> then) {
    lines.keySet().forEach(call -> part(call, then));
  }

  private void end(CallId call, Kept kept, BiConsumer<CallId, Clip> then) {
    then.accept(call, kept.lastWords());
    lines.remove(call, kept);
    kept.line().close();
  }

  /**
   * The call lives on another node since this epoch: its line here ends without a word to anybody,
   * unless this node took it back since.
   *
   * @return whether it is this node's no longer
   */
  public boolean letGo(CallId call, long epoch) {
    Kept kept = lines.get(call);
    if (kept != null && kept.line().heartbeat(epoch) == LineAnswer.STALE_EPOCH) {
      return false;
    }
    drop(call);
    return true;
  }

  /**
   * This node has the call from another one, and its caller knows: so answers {@link #tookOver}.
   */
  void keepTaken(CallId call, long epoch) {
    lines.computeIfPresent(
        call, (id, kept) -> new Kept(kept.line(), kept.lastWords(), OptionalLong.of(epoch)));
  }

  /** Since which epoch the call is here, where another node had it before. */
  public OptionalLong tookOver(CallId call) {
    Kept kept = lines.get(call);
    return kept == null || kept.line().unowned() ? OptionalLong.empty() : kept.tookOver();
  }

  /**
   * Calls whose lines are here without anybody who speaks on them: they may live elsewhere, and
   * this node was not told.
   */
  public List<CallId> unowned(int most) {
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue().line().unowned())
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }

  /** Sends nothing to anybody while muted: whether these calls are this node's is in doubt. */
  public void mute(boolean quiet) {
    muted = quiet;
    lines.values().forEach(kept -> kept.line().mute(quiet));
  }

  /**
   * Ends all sound of this node at once and for good, without a word to anybody: its calls are
   * others' now.
   */
  public void silence() {
    lines.values().forEach(kept -> kept.line().silence());
  }

  /** Whether the caller was told that the call cannot go on. */
  boolean partedFrom(CallId call) {
    return parted.contains(call);
  }

  /** Lines open now. */
  public int count() {
    return lines.size();
  }
}
