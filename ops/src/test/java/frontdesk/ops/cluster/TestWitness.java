package frontdesk.ops.cluster;

import frontdesk.persistence.journal.Life;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A database that confirms every death, or does not answer; nobody has a session there. */
final class TestWitness implements Witness {
  volatile boolean answers = true;

  @Override
  public CompletionStage<Boolean> misses(long uid) {
    return CompletableFuture.completedStage(answers);
  }

  @Override
  public CompletionStage<Optional<List<Life>>> lives() {
    return CompletableFuture.completedStage(Optional.empty());
  }

  @Override
  public void reached(Life.Stage stage) {}
}
