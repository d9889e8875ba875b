package frontdesk.protocol.passage;

/**
 * Is told of each passage, on the thread that passes: what it does comes before all that follows.
 */
@FunctionalInterface
public interface Passages {
  /** Nobody watches, which costs nothing. */
  Passages UNWATCHED = passage -> {};

  /** The node is there now. */
  void at(Passage passage);
}
