package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.PatientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
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
   * What became free for these entries of one patient; empty when there is nothing, or no answer.
   */
  CompletionStage<Optional<List<SlotOffer>>> offers(List<PatientId> entries) {
    CompletionStage<List<SlotOffer>> all = CompletableFuture.completedStage(List.of());
    for (PatientId entry : entries) {
      all = all.thenCombine(offers(entry), WaitingDesk::both);
    }
    return all.thenApply(found -> Optional.of(found).filter(some -> !some.isEmpty()));
  }

  private CompletionStage<List<SlotOffer>> offers(PatientId patient) {
    return asking
        .<LedgerProtocol.Command, LedgerProtocol.Offers>ask(
            ledger, replyTo -> new LedgerProtocol.FindOffers(patient, replyTo))
        .thenApply(found -> found.map(LedgerProtocol.Offers::offers).orElse(List.of()));
  }

  private static List<SlotOffer> both(List<SlotOffer> some, List<SlotOffer> more) {
    List<SlotOffer> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  private CompletionStage<ToolAnswer> mutate(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command) {
    return asking
        .ask(ledger, command, answer -> answer instanceof LedgerProtocol.OutcomeUnknown)
        .thenApply(
            answer -> answer.map(LedgerDesk::toToolAnswer).orElseGet(ToolAnswer.Unavailable::new));
  }
}
