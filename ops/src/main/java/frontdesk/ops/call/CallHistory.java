package frontdesk.ops.call;

import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal has of one call, as far as it can be read, with the contents that it names.
 *
 * @param missing events that are not there or cannot be read
 */
record CallHistory(
    CallId call, List<CallEvent> events, List<String> missing, StoredContents contents) {
  private static final int LONGEST_CALL = 100_000;

  CallHistory {
    events = List.copyOf(events);
    missing = List.copyOf(missing);
  }

  /** Reads it; empty where the journal has no such call. Blocking. */
  static Optional<CallHistory> read(Storage storage, CallId call) throws SQLException {
    List<JournalEntry> entries =
        new CallReader(new JournalReader(storage.journal().source(), LONGEST_CALL)).history(call);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<CallEvent> events = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    long expected = 1;
    for (JournalEntry entry : entries) {
      long number = entry.position().sequenceNumber();
      for (; expected < number; expected++) {
        missing.add("event " + expected);
      }
      expected = number + 1;
      if (entry instanceof JournalEntry.Event event && event.event() instanceof CallEvent made) {
        events.add(made);
      } else {
        missing.add("event " + number + " (it cannot be read)");
      }
    }
    return Optional.of(new CallHistory(call, events, missing, contents(storage, events)));
  }

  private static StoredContents contents(Storage storage, List<CallEvent> events) {
    return !events.isEmpty() && events.get(0) instanceof CallEvent.CallArrived arrived
        ? StoredContents.of(arrived.contents(), storage.contents())
        : new StoredContents(Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());
  }

  /** Opens the call's words; whoever asks has been journaled. Blocking. */
  OpenedWords words(Storage storage) {
    Optional<CallSeals> seals =
        storage
            .keys()
            .find(new KeyId("call/" + call.value()))
            .toCompletableFuture()
            .join()
            .map(sealing -> new CallSeals(sealing, call));
    return new OpenedWords(seals, contents.catalogue(), contents.texts());
  }
}
