package frontdesk.protocol.audit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether the store takes writes, as its node knows it. Any thread; nothing here blocks. */
public interface StoreHealth {
  /** A store of which nothing bad is ever told. */
  StoreHealth SOUND =
      new StoreHealth() {
        @Override
        public boolean takesWrites() {
          return true;
        }

        @Override
        public void writeFailed() {
          // Whoever watches nothing has nothing to do about it.
        }

        @Override
        public CompletionStage<Void> whenItTakesWrites() {
          return CompletableFuture.completedStage(null);
        }
      };

  /** False from the first failed write that it was told of until a write succeeds. */
  boolean takesWrites();

  /** A write failed: whether it was this one only is found out at once. */
  void writeFailed();

  /** Completes at once while writes are taken, else when they are again; never fails. */
  CompletionStage<Void> whenItTakesWrites();
}
