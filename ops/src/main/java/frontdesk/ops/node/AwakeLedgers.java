package frontdesk.ops.node;

import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.booking.AppointmentLedger;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every clinic's ledger awake: an entity whose node is gone wakes only when it is asked, and
 * one that sleeps reminds nobody and offers nothing. Every node asks; the ledger wakes once.
 */
final class AwakeLedgers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwakeLedgers.class);
  private static final PatientId NOBODY = new PatientId("nobody");

  private final Cancellable asking;

  private AwakeLedgers(Cancellable asking) {
    this.asking = asking;
  }

  /**
   * Begins to ask.
   *
   * @param every the time between two questions to each ledger
   * @param patience for an answer
   */
  static AwakeLedgers begin(
      ActorSystem<?> system,
      Entities entities,
      Supplier<Catalogues> catalogues,
      Duration every,
      Duration patience) {
    return new AwakeLedgers(
        system
            .classicSystem()
            .scheduler()
            .scheduleWithFixedDelay(
                every,
                every,
                () ->
                    catalogues
                        .get()
                        .all()
                        .forEach(loaded -> ask(entities, loaded.catalogue().id(), patience)),
                system.executionContext()));
  }

  private static void ask(Entities entities, ClinicId clinic, Duration patience) {
    entities
        .desk(AppointmentLedger.TYPE_KEY, clinic)
        .<LedgerProtocol.Offers>ask(
            replyTo -> new LedgerProtocol.FindOffers(NOBODY, replyTo), patience)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                LOG.debug("the ledger of {} does not answer; it is asked again", clinic);
              }
            });
  }

  @Override
  public void close() {
    asking.cancel();
  }
}
