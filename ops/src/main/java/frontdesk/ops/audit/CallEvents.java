package frontdesk.ops.audit;

import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of calls, in order. Blocking. */
public interface CallEvents {
  /** Those of one call; none when there is no such call. */
  List<CallEvent> of(CallId call) throws SQLException;

  /** As a journal has them. */
  static CallEvents in(CallReader calls) {
    return call -> {
      List<CallEvent> events = new ArrayList<>();
      for (JournalEntry entry : calls.history(call)) {
        if (entry instanceof JournalEntry.Event event && event.event() instanceof CallEvent made) {
          events.add(made);
        }
      }
      return events;
    };
  }

  /**
   * The patients that a call is linked to; of several only the one that is meant, if it was said.
   */
  static List<PatientId> patients(List<CallEvent> events, Optional<PatientId> whose) {
    List<PatientId> linked =
        events.stream()
            .filter(CallEvent.PatientLinked.class::isInstance)
            .map(event -> ((CallEvent.PatientLinked) event).patient())
            .distinct()
            .toList();
    return whose.filter(linked::contains).map(List::of).orElse(linked);
  }
}
