package frontdesk.persistence.call;

import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds calls in the journal. All methods block: call them on a database thread. */
public final class CallReader {
  private final JournalReader journal;

  /** Reads through this reader. */
  public CallReader(JournalReader journal) {
    this.journal = journal;
  }

  /** A call's entries in order; empty when there is no such call. */
  public List<JournalEntry> history(CallId call) throws SQLException {
    return journal.history(EntityKind.CALL.persistenceId(call.value()));
  }

  /** The calls written to last, latest first. */
  public List<CallId> latest(int limit) throws SQLException {
    String prefix = EntityKind.CALL.persistenceId("");
    List<CallId> calls = new ArrayList<>();
    for (String id : journal.persistenceIds(EntityKind.CALL, limit)) {
      CallId.parse(id.substring(prefix.length())).ifPresent(calls::add);
    }
    return calls;
  }

  /** Of the calls written to last, those that have no end, latest first. */
  public List<CallId> unfinished(int among) throws SQLException {
    List<CallId> calls = new ArrayList<>();
    for (CallId call : latest(among)) {
      if (history(call).stream().noneMatch(CallReader::isEnd)) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static boolean isEnd(JournalEntry entry) {
    return entry instanceof JournalEntry.Event event
        && event.event() instanceof CallEvent.CallEnded;
  }
}
