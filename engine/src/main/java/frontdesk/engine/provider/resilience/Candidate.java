package frontdesk.engine.provider.resilience;

/**
 * A provider in its place of an ordered list.
 *
 * @param port what it can do
 * @param gate before it, shared with every other list that it stands in
 * @param embedded whether it works within this node: its own pool bounds it, no deadline of a
 *     network is for it, and it is tried whatever was tried before
 * @param speaksUp whether it reports something before its work is done: else its silence is usual
 */
public record Candidate<P>(String name, P port, Gate gate, boolean embedded, boolean speaksUp) {
  /** One that does. */
  public Candidate(String name, P port, Gate gate, boolean embedded) {
    this(name, port, gate, embedded, true);
  }
}
