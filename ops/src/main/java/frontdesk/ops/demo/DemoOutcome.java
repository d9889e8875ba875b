package frontdesk.ops.demo;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PatientId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a call came to: the patient from its journal, the appointment from the ledger. */
final class DemoOutcome {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_CALL = 10_000;
  private static final int MOST_CALLS = 10_000;
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm", Locale.ENGLISH);

  private final FrontdeskNode node;

  DemoOutcome(FrontdeskNode node) {
    this.node = node;
  }

  DemoResult of(CallId call, Path recording) throws SQLException {
    Optional<DemoResult.BookedAppointment> booked = booked(events(call));
    ReplayReport replay = new ReplayReader(node.storage(), node.build()).replay(call, false);
    return new DemoResult(
        booked.isPresent(),
        booked,
        new DemoResult.Replayed(call.value(), replay.decisions(), replay.identical()),
        recording.toString());
  }

  /** The latest calls in the journal: those before the demonstration's own. */
  Set<CallId> calls() throws SQLException {
    return Set.copyOf(reader().latest(MOST_CALLS));
  }

  private CallReader reader() {
    return new CallReader(new JournalReader(node.storage().journal().source(), LONGEST_CALL));
  }

  private List<CallEvent> events(CallId call) throws SQLException {
    return reader().history(call).stream()
        .flatMap(
            entry ->
                entry instanceof JournalEntry.Event event && event.event() instanceof CallEvent made
                    ? Optional.of(made).stream()
                    : Optional.<CallEvent>empty().stream())
        .toList();
  }

  /** Asked of the ledger, not of the call: only what the ledger has is booked. */
  private Optional<DemoResult.BookedAppointment> booked(List<CallEvent> events) {
    Optional<PatientId> patient =
        events.stream()
            .flatMap(
                event ->
                    event instanceof CallEvent.PatientLinked linked
                        ? Optional.of(linked.patient()).stream()
                        : Optional.<PatientId>empty().stream())
            .findFirst();
    return patient.flatMap(
        id -> {
          var clinic = events.get(0).header().clinic();
          Catalogue catalogue = node.configuration().catalogues().byId(clinic).orElseThrow();
          return node
              .desks(clinic)
              .ledger()
              .<LedgerProtocol.Appointments>ask(
                  replyTo -> new LedgerProtocol.FindAppointments(id, replyTo), PATIENCE)
              .toCompletableFuture()
              .join()
              .appointments()
              .stream()
              .findFirst()
              .map(appointment -> described(appointment, catalogue));
        });
  }

  private static DemoResult.BookedAppointment described(
      Appointment appointment, Catalogue catalogue) {
    var slot = appointment.slot();
    return new DemoResult.BookedAppointment(
        appointment.id().value(),
        appointment.reference(),
        catalogue.name(),
        catalogue.service(slot.service()).map(s -> s.name()).orElse(slot.service().value()),
        catalogue
            .practitioner(slot.practitioner())
            .map(p -> p.name())
            .orElse(slot.practitioner().value()),
        slot.start().atZone(catalogue.zone()).format(START),
        slot.duration().toMinutes());
  }
}
