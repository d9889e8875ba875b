package frontdesk.ops.cluster;

import frontdesk.persistence.journal.Life;
import frontdesk.persistence.journal.LifeSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The sessions of all nodes in the database that they share.
 *
 * @param session this node's own
 */
public record SessionWitness(LifeSession session) implements Witness {
  @Override
  public CompletionStage<Boolean> misses(long uid) {
    return session.isOver(uid);
  }

  @Override
  public CompletionStage<Optional<List<Life>>> lives() {
    return session.lives().thenApply(Optional::of);
  }

  @Override
  public void reached(Life.Stage stage) {
    session.reached(stage);
  }
}
