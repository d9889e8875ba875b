package frontdesk.protocol.audit;

/** A message between actors that may be on different nodes: bound to Pekko's Jackson CBOR. */
public interface NodeMessage {}
