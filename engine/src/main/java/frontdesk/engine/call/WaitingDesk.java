package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.PatientId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** The waiting list and series of the clinic's ledger; any thread. */
final class WaitingDesk {
  /** The ledger bounds a series; no call asks for more. */
  private static final int ALL = Integer.MAX_VALUE;

  private final ToolDesk.Desk<LedgerProtocol.Command> ledger;
  private final ToolKeys ids;
  private final Asking asking;

  WaitingDesk(ToolDesk.Desk<LedgerProtocol.Command> ledger, ToolKeys ids, Asking asking) {
    this.ledger = ledger;
    this.ids = ids;
    this.asking = asking;
  }

  CompletionStage<ToolAnswer> join(ToolCall.JoinWaitingList join, PendingTool tool) {
    return mutate(
        replyTo ->
            new LedgerProtocol.JoinWaitingList(
                ids.command(tool), ids.waiting(tool), join.patient(), join.wish(), replyTo));
  }

  CompletionStage<ToolAnswer> leave(ToolCall.LeaveWaitingList leave, PendingTool tool) {
    return mutate(
        replyTo -> new LedgerProtocol.LeaveWaitingList(ids.command(tool), leave.entry(), replyTo));
  }

  /**
   * Takes or leaves what became free.
   *
   * @param counted whom the booking counts for: a keyed hash
   */
  CompletionStage<ToolAnswer> answer(
      ToolCall.AnswerOffer answer, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.AnswerOffer(
                ids.command(tool),
                answer.entry(),
                answer.slot(),
                answer.accepted(),
                ids.appointment(tool),
                ids.call(),
                Optional.of(counted),
                answer.instead(),
                replyTo));
  }

  CompletionStage<ToolAnswer> findSeries(ToolCall.FindSeries find) {
    return asking
        .<LedgerProtocol.Command, LedgerProtocol.SeriesFound>ask(
            ledger,
            replyTo -> new LedgerProtocol.FindSeries(find.first(), find.every(), ALL, replyTo))
        .thenApply(
            found ->
                found
                    .<ToolAnswer>map(series -> new ToolAnswer.SeriesFound(series.dates()))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  /**
   * Books the further appointments of a series.
   *
   * @param counted whom the bookings count for: a keyed hash
   */
  CompletionStage<ToolAnswer> bookSeries(
      ToolCall.BookSeries book, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.BookSeries(
                ids.command(tool),
                book.first(),
                book.slots(),
                IntStream.range(0, book.slots().size())
                    .mapToObj(i -> ids.appointment(tool, i))
                    .toList(),
                ids.call(),
                Optional.of(counted),
                replyTo));
  }

  /**
   * What these entries of one patient wait for and what is kept for them, as far as the ledger
   * answers for all of them: some would be told as all.
   */
  CompletionStage<Optional<LedgerProtocol.Offers>> offers(List<PatientId> entries) {
    CompletionStage<Optional<LedgerProtocol.Offers>> all =
        CompletableFuture.completedStage(
            Optional.of(new LedgerProtocol.Offers(List.of(), List.of())));
    for (PatientId entry : entries) {
      all = all.thenCombine(offers(entry), WaitingDesk::both);
    }
    return all;
  }

  private CompletionStage<Optional<LedgerProtocol.Offers>> offers(PatientId patient) {
    return asking.<LedgerProtocol.Command, LedgerProtocol.Offers>ask(
        ledger, replyTo -> new LedgerProtocol.FindOffers(patient, replyTo));
  }

  private static Optional<LedgerProtocol.Offers> both(
      Optional<LedgerProtocol.Offers> some, Optional<LedgerProtocol.Offers> more) {
    return some.flatMap(
        one ->
            more.map(
                other ->
                    new LedgerProtocol.Offers(
                        Stream.concat(one.waiting().stream(), other.waiting().stream()).toList(),
                        Stream.concat(one.offers().stream(), other.offers().stream()).toList())));
  }

  private CompletionStage<ToolAnswer> mutate(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command) {
    return asking
        .ask(ledger, command, answer -> answer instanceof LedgerProtocol.OutcomeUnknown)
        .thenApply(
            answer -> answer.map(LedgerDesk::toToolAnswer).orElseGet(ToolAnswer.Unavailable::new));
  }
}
