package frontdesk.engine.audit;

import frontdesk.protocol.audit.StoredSnapshot;
import java.util.Objects;

/**
 * What an access journal must know to go on: immutable, stored as it is when a snapshot is taken.
 *
 * @param opened how many accesses were written
 * @param lastDigest the digest of the last event, empty before the first
 */
record AccessState(long opened, String lastDigest) implements StoredSnapshot {
  AccessState {
    Objects.requireNonNull(lastDigest); // else a snapshot of another shape would pass
  }

  static AccessState empty() {
    return new AccessState(0, "");
  }

  AccessState onRecord(String digest) {
    return new AccessState(opened + 1, digest);
  }
}
