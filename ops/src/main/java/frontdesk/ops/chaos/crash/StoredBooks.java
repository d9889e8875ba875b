package frontdesk.ops.chaos.crash;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the journal that the nodes of crash runs share, beside them. One thread; blocking. */
final class StoredBooks implements AutoCloseable {
  private static final int MOST = 2_000_000;

  private final Storage storage;
  private final JournalReader journal;
  private final LedgerBooks books = new LedgerBooks();
  private final Map<String, Long> read = new HashMap<>();

  private StoredBooks(Storage storage) {
    this.storage = storage;
    this.journal = new JournalReader(storage.journal().source(), MOST);
  }

  /** Opens the store that a node of these settings has. */
  static StoredBooks open(Path config) throws IOException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new IllegalStateException("the scenario's own settings are refused: this is a defect");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      throw new IOException("the store cannot be read: " + opening);
    }
    return new StoredBooks(opened.storage());
  }

  /** The ledgers as they are now: what was written since the last time is read. */
  LedgerBooks ledgers() throws SQLException {
    for (String id : journal.persistenceIds(EntityKind.LEDGER, MOST)) {
      long from = read.getOrDefault(id, 0L) + 1;
      for (JournalEntry entry : journal.historyFrom(id, from)) {
        if (entry instanceof JournalEntry.Event event
            && event.event() instanceof LedgerEvent ledgerEvent) {
          books.read(ledgerEvent);
        }
        read.merge(id, 1L, Long::sum);
      }
    }
    return books;
  }

  /** Appointments of which calls learned that they are made; by call. */
  Map<String, List<Appointment>> toldToCalls() throws SQLException {
    Map<String, List<Appointment>> told = new HashMap<>();
    for (String id : journal.persistenceIds(EntityKind.CALL, MOST)) {
      List<Appointment> made = new ArrayList<>();
      for (JournalEntry entry : journal.history(id)) {
        if (entry instanceof JournalEntry.Event event
            && event.event() instanceof CallEvent.InputRecorded recorded
            && recorded.input() instanceof Input.ToolAnswered answered
            && answered.answer() instanceof ToolAnswer.AppointmentMade one) {
          made.add(one.appointment());
        }
      }
      if (!made.isEmpty()) {
        told.put(id.substring(EntityKind.CALL.persistenceId("").length()), made);
      }
    }
    return told;
  }

  /** Whether every entity's events are whole and chained. */
  Verification verification() throws SQLException {
    return new JournalVerifier(storage.journal().source(), MOST).verify();
  }

  @Override
  public void close() {
    storage.close();
  }
}
