package frontdesk.protocol.audit;

/**
 * A snapshot as it is stored: JSON, no personal data in clear, disposable. Bound to Pekko's Jackson
 * JSON serializer; one that cannot be read is ignored and all events are replayed instead.
 */
public interface StoredSnapshot {}
