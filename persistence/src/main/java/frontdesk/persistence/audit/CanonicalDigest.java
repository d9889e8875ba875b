package frontdesk.persistence.audit;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.StoredEvent;

/** Hashes the canonical JSON of an event. Thread-safe and pure. */
public final class CanonicalDigest implements EventDigest {
  @Override
  public String of(StoredEvent event) {
    return Sha256.hex(StoredJson.canonical(event));
  }
}
