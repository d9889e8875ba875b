package frontdesk.ops.chaos.crash;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.ClinicId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** Does what a node of crash runs is told. Any thread; returns at once. */
final class LedgerDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OFFERS = 20;

  private final FrontdeskNode node;
  private final ArmedPassages passages;

  LedgerDesk(FrontdeskNode node, ArmedPassages passages) {
    this.node = node;
    this.passages = passages;
  }

  /** What is to be said to it. */
  CompletionStage<Said> perform(Order order) {
    if (order instanceof Order.Arm arm) {
      passages.arm(arm.passage(), arm.nth(), Path.of(arm.token()));
      return passed(order);
    }
    if (order instanceof Order.Disarm) {
      passages.disarm();
      return passed(order);
    }
    return asked(order)
        .exceptionally(nobodyAnswered -> new Said.NoAnswer(order.number()))
        .thenApply(said -> said);
  }

  private CompletionStage<Said> passed(Order order) {
    return CompletableFuture.completedStage(new Said.Passed(order.number(), passages.counts()));
  }

  private CompletionStage<Said> asked(Order order) {
    if (order instanceof Order.Free free) {
      SlotQuery any = any(new ClinicId(free.clinic()));
      return this.<LedgerProtocol.FreeSlots>ask(
              free.clinic(), to -> new LedgerProtocol.FindFree(any, to))
          .thenApply(found -> new Said.Slots(free.number(), found.slots()));
    }
    if (order instanceof Order.Place place) {
      return answer(
          place.clinic(),
          place,
          to ->
              new LedgerProtocol.PlaceHold(
                  place.key(), place.hold(), place.slot(), place.call(), Duration.ZERO, to));
    }
    if (order instanceof Order.Confirm confirm) {
      return answer(
          confirm.clinic(),
          confirm,
          to ->
              new LedgerProtocol.ConfirmHold(
                  confirm.key(),
                  confirm.hold(),
                  confirm.appointment(),
                  confirm.patient(),
                  Optional.empty(),
                  to));
    }
    Order.Cancel cancel = (Order.Cancel) order;
    return answer(
        cancel.clinic(),
        cancel,
        to -> new LedgerProtocol.CancelAppointment(cancel.key(), cancel.appointment(), to));
  }

  private CompletionStage<Said> answer(
      String clinic,
      Order order,
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command) {
    return this.<LedgerProtocol.Answer>ask(clinic, command)
        .thenApply(
            answer ->
                answer instanceof LedgerProtocol.OutcomeUnknown
                    ? new Said.NoAnswer(order.number())
                    : new Said.Answered(order.number(), answer));
  }

  private <R> CompletionStage<R> ask(
      String clinic, Function<ActorRef<R>, LedgerProtocol.Command> command) {
    return node.desks(new ClinicId(clinic)).ledger().ask(command, PATIENCE);
  }

  private SlotQuery any(ClinicId clinic) {
    Catalogue catalogue = node.configuration().catalogues().byId(clinic).orElseThrow();
    return new SlotQuery(
        catalogue.services().get(0).id(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OFFERS);
  }
}
