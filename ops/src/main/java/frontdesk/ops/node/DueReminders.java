package frontdesk.ops.node;

import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.config.Configuration;
import frontdesk.ops.booking.WrittenReminders;
import frontdesk.protocol.id.ClinicId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers who has to be reminded, from the store alone. Blocking. */
final class DueReminders {
  private DueReminders() {}

  /**
   * What the ledgers of these clinics wrote as due.
   *
   * @param clinic its id; empty for all
   */
  static LocalReply list(Storage storage, Configuration.Loaded configuration, String clinic) {
    List<ClinicId> clinics =
        configuration.catalogues().all().stream()
            .map(loaded -> loaded.catalogue().id())
            .filter(id -> clinic.isEmpty() || clinic.equals(id.value()))
            .toList();
    if (clinics.isEmpty()) {
      return new LocalReply(
          "there is no such clinic: pass the id in its file, or none for all of them",
          NullNode.getInstance());
    }
    WrittenReminders written =
        new WrittenReminders(
            storage.journal().source(), configuration.settings().local().maxFindings());
    List<WrittenReminders.Reminder> all = new ArrayList<>();
    try {
      for (ClinicId each : clinics) {
        all.addAll(written.of(each));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
    return new LocalReply("", NodeAnswers.JSON.valueToTree(all));
  }
}
