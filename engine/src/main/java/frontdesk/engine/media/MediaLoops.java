package frontdesk.engine.media;

import java.net.InetAddress;
import java.util.List;

/**
 * The media loops of a node's addresses. A line is opened on the address of the far end's family,
 * because one family's socket reaches nobody of the other; where there is none, on the first, and
 * the negotiation refuses what does not fit.
 *
 * <p>Any thread. Closing it closes every loop.
 */
public final class MediaLoops implements LineOpener, AutoCloseable {
  private final List<MediaLoop> loops;

  /** The loops by preference, at least one, at most one for each address family. */
  public MediaLoops(List<MediaLoop> loops) {
    if (loops.isEmpty()) {
      throw new IllegalArgumentException("a node needs a media loop");
    }
    this.loops = List.copyOf(loops);
  }

  @Override
  public OpenAnswer open(LineOpening opening) {
    InetAddress peer = opening.peer();
    return loops.stream()
        .filter(loop -> peer == null || loop.bindAddress().getClass() == peer.getClass())
        .findFirst()
        .orElse(loops.get(0))
        .open(opening);
  }

  /** Lines that are open or whose port has not come back yet. */
  public int openLines() {
    return loops.stream().mapToInt(MediaLoop::openLines).sum();
  }

  /** Ports in use; 0 if the system chooses the ports. */
  public int portsInUse() {
    return loops.stream().mapToInt(MediaLoop::portsInUse).sum();
  }

  /** Lines that were refused since the start: too many, or no port. */
  public long refusedLines() {
    return loops.stream().mapToLong(MediaLoop::refusedLines).sum();
  }

  /** Ends all sound of all lines at once, without BYE: this node was downed. */
  public void silenceAll() {
    loops.forEach(MediaLoop::silenceAll);
  }

  @Override
  public void close() {
    loops.forEach(MediaLoop::close);
  }
}
