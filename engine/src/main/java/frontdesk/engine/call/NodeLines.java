package frontdesk.engine.call;

import frontdesk.engine.media.MediaLine;
import frontdesk.protocol.id.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of this node's calls: they outlive the actors that speak on them. Any thread. */
public final class NodeLines {
  private final Map<CallId, MediaLine> lines = new ConcurrentHashMap<>();

  /** The line of this call, if this node has it. */
  public Optional<MediaLine> find(CallId call) {
    return Optional.ofNullable(lines.get(call));
  }

  void keep(CallId call, MediaLine line) {
    lines.put(call, line);
  }

  /** Closes the line, if it is still open, and forgets it. */
  void drop(CallId call) {
    MediaLine line = lines.remove(call);
    if (line != null) {
      line.close();
    }
  }

  /** Lines open now. */
  public int count() {
    return lines.size();
  }
}
