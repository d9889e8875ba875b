package frontdesk.ops.node;

/** What came of starting a node. */
public sealed interface NodeStart {
  /** It answers calls. */
  record Started(FrontdeskNode node) implements NodeStart {}

  /** It does not; nothing is left running. One clear line. */
  record Failed(String line) implements NodeStart {}
}
