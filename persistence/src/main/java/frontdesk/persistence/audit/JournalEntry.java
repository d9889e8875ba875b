package frontdesk.persistence.audit;

import frontdesk.protocol.audit.StoredEvent;
import java.time.Instant;
import java.util.Set;

/** One row of the journal, read outside Pekko. */
public sealed interface JournalEntry {
  /** Where it stands. */
  Position position();

  /**
   * Where an entry stands.
   *
   * @param ordering its place in the whole journal; grows, with gaps
   * @param writtenAt Pekko's wall clock of the write, for people
   */
  record Position(
      String persistenceId,
      long sequenceNumber,
      long ordering,
      Instant writtenAt,
      Set<String> tags) {
    public Position {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * An event.
   *
   * @param digest its hash, computed from what is stored
   */
  record Event(Position position, StoredEvent event, String digest) implements JournalEntry {}

  /** A row that is no event of ours, or none any more. */
  record Unreadable(Position position, Cause cause) implements JournalEntry {}

  /** Why a row cannot be read. */
  enum Cause {
    /** Its manifest names no event class of this build. */
    UNKNOWN_TYPE,
    /** It was not written by Pekko's Jackson JSON serializer. */
    UNKNOWN_SERIALIZER,
    /** It is not JSON, or not of its class. */
    NOT_OF_ITS_TYPE,
    /** It is marked as deleted; nothing of ours ever is. */
    MARKED_DELETED
  }
}
