package frontdesk.ops.cluster;

import frontdesk.persistence.journal.Life;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who has the last word on who lives: the database that all share. Each node keeps a session in it,
 * which ends with its process at once and with nothing else; a node that the database does not
 * answer must take nobody for dead, and itself not for alone.
 */
public interface Witness {
  /**
   * Completes with whether it answered this node and this life has no session; late answers count
   * for nothing.
   *
   * @param uid of the life, as the cluster knows it
   */
  CompletionStage<Boolean> misses(long uid);

  /** Completes with everybody who has a session, or with nothing where no database is shared. */
  CompletionStage<Optional<List<Life>>> lives();

  /** This node has come so far, and says so to those who look. */
  void reached(Life.Stage stage);

  /** A store of this node's own, which knows of no other. */
  static Witness ofNobody() {
    return new Witness() {
      @Override
      public CompletionStage<Boolean> misses(long uid) {
        return CompletableFuture.completedStage(false);
      }

      @Override
      public CompletionStage<Optional<List<Life>>> lives() {
        return CompletableFuture.completedStage(Optional.empty());
      }

      @Override
      public void reached(Life.Stage stage) {}
    };
  }
}
