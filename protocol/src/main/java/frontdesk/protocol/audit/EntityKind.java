package frontdesk.protocol.audit;

import java.util.Set;

/**
 * The kinds of persistent entities. A kind's name begins its persistence ids ({@code kind|id}) and
 * its tags ({@code kind-0} to {@code kind-15}); names and the number of tags are stored data and
 * fixed for ever.
 */
public enum EntityKind {
  CALL("call"),
  LEDGER("ledger"),
  PATIENT("patient"),
  CALLBACK("callback"),
  ACCESS("access"),
  SPEND("spend");

  /** Tags of every kind. */
  public static final int TAG_COUNT = 16;

  private final String stored;

  EntityKind(String stored) {
    this.stored = stored;
  }

  /** The kind as it is stored. */
  public String stored() {
    return stored;
  }

  /** The persistence id of the entity of this kind with this id. */
  public String persistenceId(String entityId) {
    return stored + "|" + entityId;
  }

  /** The tags of an entity's events: one, by hash of the persistence id. */
  public Set<String> tags(String persistenceId) {
    return Set.of(stored + "-" + Math.floorMod(persistenceId.hashCode(), TAG_COUNT));
  }
}
