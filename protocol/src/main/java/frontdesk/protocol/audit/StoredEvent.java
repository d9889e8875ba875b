package frontdesk.protocol.audit;

/**
 * An event as it is stored: JSON, never an actor reference, never clear personal data. Bound to
 * Pekko's Jackson JSON serializer.
 */
public interface StoredEvent {
  /** What every event begins with. */
  EventHeader header();
}
