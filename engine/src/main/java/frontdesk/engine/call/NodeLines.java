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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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
   * @param afterwards waits for its last words
   */
  private record Kept(MediaLine line, Clip lastWords, OptionalLong tookOver, Runnable afterwards) {
    Kept(MediaLine line, Clip lastWords) {
      this(line, lastWords, OptionalLong.empty(), () -> {});
    }

    Kept takenOver(long epoch) {
      return new Kept(line, lastWords, OptionalLong.of(epoch), afterwards);
    }

    Kept before(Runnable work) {
      return new Kept(line, lastWords, tookOver, work);
    }
  }

  /** The line of this call, if this node has it. */
  public Optional<MediaLine> find(CallId call) {
    return Optional.ofNullable(lines.get(call)).map(Kept::line);
  }

  /** Keeps a line, with what is said on it when its call has to be given up. */
  void keep(CallId call, MediaLine line, Clip lastWords) {
    lines.put(call, new Kept(line, lastWords));
    line.mute(muted);
  }

  /** Closes the line, if it is still open, and forgets it; one that says its last words may. */
  void drop(CallId call) {
    Kept kept = lines.get(call);
    if (kept != null && kept.line().closeUnlessParting()) {
      lines.remove(call, kept);
    }
  }

  /** The call is over for good. */
  void forget(CallId call) {
    drop(call);
    parted.remove(call);
  }

  /**
   * Does the last thing about an ended call: at once, or where its line still says its last words,
   * after it has hung up. Until then the dialog is needed for the BYE.
   *
   * @param work quick; on the media loop's thread, or this one
   */
  void afterLastWords(CallId call, Runnable work) {
    Kept kept =
        lines.computeIfPresent(
            call, (id, known) -> known.line().isParting() ? known.before(work) : known);
    if (kept == null || !kept.line().isParting()) {
      work.run();
    }
  }

  /**
   * Gives up every call: nobody can go on with them. Each caller hears the last words of the line,
   * which then hangs up.
   *
   * @param begun told of each, with the words
   * @param said told on the media loop's thread when they were said: the time to hang up
   */
  public void partFromAll(BiConsumer<CallId, Clip> begun, Consumer<CallId> said) {
    lines.forEach(
        (call, kept) -> {
          boolean knew = !parted.add(call);
          if (kept.line().part(kept.lastWords(), () -> end(call, kept.line(), said))) {
            begun.accept(call, kept.lastWords());
          } else if (!knew) {
            parted.remove(call); // its line is closed: nothing was said
          }
        });
  }

  private void end(CallId call, MediaLine line, Consumer<CallId> said) {
    said.accept(call);
    Optional<Kept> last = remove(call, line);
    line.close();
    last.ifPresent(kept -> kept.afterwards().run());
  }

  private Optional<Kept> remove(CallId call, MediaLine line) {
    AtomicReference<Kept> removed = new AtomicReference<>();
    lines.computeIfPresent(
        call,
        (id, kept) -> {
          if (kept.line() != line) {
            return kept;
          }
          removed.set(kept);
          return null;
        });
    return Optional.ofNullable(removed.get());
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
    lines.computeIfPresent(call, (id, kept) -> kept.takenOver(epoch));
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
