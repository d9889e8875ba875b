package frontdesk.ops.chaos.store;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.LedgerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the store of a node that has stopped.
 *
 * @param booked appointments in the ledgers
 * @param verification of the whole journal
 */
record StoredBookings(long booked, Verification verification) {
  private static final int MOST = 10_000;

  /** Reads it by the node's configuration, with something on top. */
  static StoredBookings read(Path config, String overrides) throws IOException, SQLException {
    Path file = config.resolveSibling("read.conf");
    Files.writeString(file, Files.readString(config) + "\n" + overrides);
    if (!(Configuration.load(Optional.of(file), Map.of()) instanceof Configuration.Loaded loaded)) {
      throw new IllegalStateException("the scenario's own settings are refused: this is a defect");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      throw new IOException("the store cannot be read: " + opening);
    }
    try (Storage storage = opened.storage()) {
      JournalReader reader = new JournalReader(storage.journal().source(), MOST);
      long booked = 0;
      for (String ledger : reader.persistenceIds(EntityKind.LEDGER, MOST)) {
        booked += reader.history(ledger).stream().filter(StoredBookings::isBooking).count();
      }
      return new StoredBookings(
          booked, new JournalVerifier(storage.journal().source(), MOST).verify());
    }
  }

  private static boolean isBooking(JournalEntry entry) {
    return entry instanceof JournalEntry.Event event
        && event.event() instanceof LedgerEvent.AppointmentBooked;
  }

  boolean sound() {
    return verification instanceof Verification.Sound;
  }
}
