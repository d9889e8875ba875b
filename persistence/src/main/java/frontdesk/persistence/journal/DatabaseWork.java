package frontdesk.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;

/** Runs blocking work on a connection, on the threads kept for that. Thread-safe. */
public final class DatabaseWork {
  private final DataSource source;
  private final Executor threads;

  public DatabaseWork(DataSource source, Executor threads) {
    this.source = source;
    this.threads = threads;
  }

  /** One piece of work on a connection in auto-commit mode. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs the work; the stage fails with the {@code SQLException}, or with {@code
   * RejectedExecutionException} when too much work is waiting.
   */
  public <T> CompletionStage<T> run(Work<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      threads.execute(() -> complete(done, work));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  private <T> void complete(CompletableFuture<T> done, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      done.complete(work.on(connection));
    } catch (SQLException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /** Whether a row with this key was there before. */
  public static boolean isDuplicateKey(SQLException failure) {
    return "23505".equals(failure.getSQLState());
  }
}
