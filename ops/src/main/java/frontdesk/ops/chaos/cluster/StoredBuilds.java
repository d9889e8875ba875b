package frontdesk.ops.chaos.cluster;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which builds wrote each call, in order. */
final class StoredBuilds {
  private static final int MOST = 200_000;

  private StoredBuilds() {}

  /** Reads them by a node's configuration. Blocking. */
  static List<Set<String>> read(Path config) throws IOException, SQLException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new IllegalStateException("the scenario's own settings are refused: this is a defect");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      throw new IOException("the store cannot be read: " + opening);
    }
    try (Storage storage = opened.storage()) {
      JournalReader journal = new JournalReader(storage.journal().source(), MOST);
      List<Set<String>> builds = new ArrayList<>();
      for (String id : journal.persistenceIds(EntityKind.CALL, MOST)) {
        Set<String> its = new LinkedHashSet<>();
        for (JournalEntry entry : journal.history(id)) {
          if (entry instanceof JournalEntry.Event event
              && event.event() instanceof CallEvent callEvent) {
            its.add(callEvent.header().build().value());
          }
        }
        builds.add(its);
      }
      return builds;
    }
  }
}
