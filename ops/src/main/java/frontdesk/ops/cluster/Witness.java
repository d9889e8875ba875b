package frontdesk.ops.cluster;

import java.util.concurrent.CompletionStage;

/**
 * Who breaks the tie in a cluster of two: the database that both share. A node that it does not
 * answer must not take the other for dead.
 */
@FunctionalInterface
public interface Witness {
  /** Completes with whether it answered this node; late answers count for nothing. */
  CompletionStage<Boolean> answers();
}
