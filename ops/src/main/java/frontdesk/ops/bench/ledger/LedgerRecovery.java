package frontdesk.ops.bench.ledger;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.engine.booking.LedgerSettings;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.persistence.audit.CanonicalDigest;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.id.PatientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Wakes a ledger once more beside the idle one and waits for its first answer. It is only asked a
 * question, with no hold open, so it writes nothing.
 */
final class LedgerRecovery {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final FrontdeskNode node;
  private final Catalogue catalogue;
  private final LedgerSettings settings;

  LedgerRecovery(FrontdeskNode node, Catalogue catalogue, LedgerSettings settings) {
    this.node = node;
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** Milliseconds to the first answer. */
  double measure(String name) throws InterruptedException, ExecutionException, TimeoutException {
    AppointmentLedger.Dependencies dependencies =
        new AppointmentLedger.Dependencies(
            catalogue.id(),
            Clock.systemUTC(),
            System::nanoTime,
            () -> catalogue,
            settings,
            new CanonicalDigest(),
            node.storage().keys().clinicHash(catalogue.id()).toCompletableFuture().get(),
            node.build());
    long start = System.nanoTime();
    ActorRef<LedgerProtocol.Command> woken =
        node.system().systemActorOf(AppointmentLedger.create(dependencies), name, Props.empty());
    AskPattern.<LedgerProtocol.Command, LedgerProtocol.Appointments>ask(
            woken,
            replyTo -> new LedgerProtocol.FindAppointments(new PatientId("nobody"), replyTo),
            PATIENCE,
            node.system().scheduler())
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return (System.nanoTime() - start) / 1e6;
  }

  /** Forgets every snapshot of the store: they are disposable. */
  void forgetSnapshots() throws SQLException {
    try (Connection connection = node.storage().journal().source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM \"snapshot\"");
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }
}
