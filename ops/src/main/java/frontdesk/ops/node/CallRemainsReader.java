package frontdesk.ops.node;

import frontdesk.engine.call.CallRemains;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads what can be read of a call that cannot recover, on the journal's own threads. */
final class CallRemainsReader implements Function<CallId, CompletionStage<CallRemains>> {
  private static final int LONGEST_CALL = 100_000;

  private final CallReader calls;
  private final Executor threads;

  CallRemainsReader(OpenDatabase journal) {
    this.calls = new CallReader(new JournalReader(journal.source(), LONGEST_CALL));
    this.threads = journal.threads();
  }

  @Override
  public CompletionStage<CallRemains> apply(CallId call) {
    return CompletableFuture.supplyAsync(() -> read(call), threads);
  }

  private CallRemains read(CallId call) {
    try {
      List<CallEvent> events = new ArrayList<>();
      int lost = 0;
      for (JournalEntry entry : calls.history(call)) {
        if (entry instanceof JournalEntry.Event event
            && event.event() instanceof CallEvent ofCall) {
          events.add(ofCall);
        } else {
          lost++;
        }
      }
      return new CallRemains(events, lost);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
