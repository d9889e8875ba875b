package frontdesk.engine.media;

/** Opens lines: one media loop, or those of a node with several addresses. Any thread. */
@FunctionalInterface
public interface LineOpener {
  /** Opens a line: its port is bound when this returns. */
  OpenAnswer open(LineOpening opening);
}
