package frontdesk.persistence.journal;

import java.util.Optional;

/**
 * One life of a node's process, as its session in the database tells of it.
 *
 * @param uid as its cluster knows it
 * @param node its name, cut off where it is long; empty where a build made the session that did not
 *     say whose it is, nor for which schema
 */
public record Life(long uid, Optional<String> node, Stage stage) {
  /** How far it has come. */
  public enum Stage {
    /** On its way into a cluster. */
    ARRIVING,
    /** In one that it founded, and about to look whether there is another. */
    FOUNDING,
    /** A member of a cluster, the only one that it knows of. */
    ARRIVED
  }
}
