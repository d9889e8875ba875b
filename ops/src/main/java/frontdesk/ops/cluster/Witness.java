package frontdesk.ops.cluster;

import java.util.concurrent.CompletionStage;

/**
 * Who has the last word on a death that others saw: the database that all share. Each node keeps a
 * session in it, which ends with its process at once and with nothing else; a node that the
 * database does not answer must take nobody for dead.
 */
@FunctionalInterface
public interface Witness {
  /**
   * Completes with whether it answered this node and this life has no session; late answers count
   * for nothing.
   *
   * @param uid of the life, as the cluster knows it
   */
  CompletionStage<Boolean> misses(long uid);
}
