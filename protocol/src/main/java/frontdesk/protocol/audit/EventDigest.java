package frontdesk.protocol.audit;

/** Computes the hash by which each event names the one before it. Thread-safe and pure. */
@FunctionalInterface
public interface EventDigest {
  /** SHA-256 in lower-case hex of the event's canonical stored form. */
  String of(StoredEvent event);
}
