package frontdesk.ops.call;

import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.call.summary.Tone;
import frontdesk.engine.call.summary.Transcript;
import frontdesk.ops.node.Storage;
import frontdesk.ops.provider.cost.WrittenCosts;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.util.Optional;

/** Sums a call up from the journal. Blocking: call it on a thread of its own. */
public final class SummaryReader {
  private final Storage storage;

  public SummaryReader(Storage storage) {
    this.storage = storage;
  }

  /**
   * Sums a call up.
   *
   * @param withWords whether what was said and heard is shown; whoever asks has been journaled
   */
  public SummaryReport read(CallId call, boolean withWords) throws SQLException {
    Optional<CallHistory> found = CallHistory.read(storage, call);
    if (found.isEmpty() || found.get().events().isEmpty()) {
      return SummaryReport.unknown(call);
    }
    CallHistory history = found.get();
    Optional<OpenedWords> words =
        withWords ? Optional.of(history.words(storage)) : Optional.empty();
    CallSummary summed = CallSummary.of(call, history.events());
    WrittenCosts costs = new WrittenCosts(storage.journal().source());
    return SummaryReport.of(
            summed,
            history.contents().catalogue(),
            history.missing(),
            words.map(opened -> Tone.of(history.events(), opened)),
            Transcript.of(history.events(), words))
        .costing(SummaryReport.Cost.of(costs.ofCall(summed.clinic(), call)));
  }
}
