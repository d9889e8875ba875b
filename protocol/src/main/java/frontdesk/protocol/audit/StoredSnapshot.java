package frontdesk.protocol.audit;

/**
 * An entity's state as it is stored to shorten recovery: JSON like events, no clear personal data,
 * disposable. Bound to Pekko's Jackson JSON serializer.
 */
public interface StoredSnapshot {}
