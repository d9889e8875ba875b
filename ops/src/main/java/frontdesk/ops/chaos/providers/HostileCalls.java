package frontdesk.ops.chaos.providers;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.id.ClinicId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Calls to a node that asks a hostile model about every word of its callers: all at a time, each to
 * a clinic of its own, where somebody else has an appointment. Blocking.
 */
public final class HostileCalls {
  private static final Duration LONGEST = Duration.ofMinutes(6);

  /** None of them ends as the other patient's does. */
  private static final int NUMBERS = 700;

  /** Every word is the model's to judge, not only what the rules leave open. */
  private static final String ALWAYS = "frontdesk.brain.when = always\n";

  private final Path folder;
  private final HostileJudge judge;
  private final long seed;

  /**
   * What came of a call.
   *
   * @param broken a sentence for each promise that was not kept
   */
  public record Result(Hostility how, HostileFacts facts, List<String> broken) {
    public Result {
      broken = List.copyOf(broken);
    }

    /** Such as {@code megabytes: booked, asked 14 times, 1730 ms}. */
    public String told() {
      return "%-18s %s, asked %d times, %d ms"
          .formatted(
              how.words(),
              broken.isEmpty() ? "booked" : "BROKEN: " + String.join("; ", broken),
              facts.asked(),
              facts.silence().toMillis());
    }
  }

  /**
   * @param folder an empty one, for the node's store
   * @param silenceBound how long a caller to whom an answer is owed may hear nothing
   */
  public HostileCalls(Path folder, Duration silenceBound, long seed) {
    this.folder = folder;
    this.judge = new HostileJudge(new CellJudge(silenceBound));
    this.seed = seed;
  }

  /** Makes a call with each of these; what came of each, in order. */
  public List<Result> run(List<Hostility> kinds)
      throws IOException,
          FaultNotPossible,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    List<Vendors> vendors = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      vendors.add(Vendors.deepgramAndCartesia("hostile" + i));
    }
    return FaultedCalls.all(
        vendors,
        LONGEST,
        () -> FaultedNode.start(folder, vendors, true, ALWAYS),
        (node, own, i) -> call(node, own, kinds.get(i), new Random(seed + i)));
  }

  private Result call(FaultedNode node, Vendors vendors, Hostility how, Random random)
      throws InterruptedException, SQLException {
    OtherPatient other = OtherPatient.in(node.node().node(), new ClinicId(vendors.id()));
    vendors.hostile(how, other);
    Patient patient =
        new Patient(
                Patient.english(),
                node.node().journal()::events,
                line -> vendors.ear().always(line.words()))
            .sayingFirst(how.said());
    MeasuredCall called = FaultedCalls.place(node, vendors, patient, NUMBERS, random);
    if (how == Hostility.FRIENDLY) {
      other.cancel();
    }
    HostileFacts facts = facts(node, vendors, called, other);
    return new Result(how, facts, judge.broken(how, facts));
  }

  private static HostileFacts facts(
      FaultedNode node, Vendors vendors, MeasuredCall measured, OtherPatient other)
      throws InterruptedException, SQLException {
    int asked = vendors.mind().asked().size();
    CellFacts facts = FaultedCalls.facts(node, vendors, asked, measured);
    List<String> changes =
        node.node().journal().ledgers().stream()
            .filter(event -> event.header().clinic().value().equals(vendors.id()))
            .filter(HostileCalls::isChange)
            .map(event -> event.getClass().getSimpleName())
            .toList();
    return new HostileFacts(
        asked,
        vendors.mind().counts().get(Counts.Of.ANSWER_TOKENS),
        facts,
        changes,
        vendors.mind().asked().stream().map(one -> one.body().toString()).toList(),
        other.secrets(),
        other.isAsBefore());
  }

  /** Whatever a caller who books once has no part in. */
  private static boolean isChange(StoredEvent event) {
    return !(event instanceof LedgerEvent.HoldPlaced
        || event instanceof LedgerEvent.HoldsReleased
        || event instanceof LedgerEvent.HoldExpired
        || event instanceof LedgerEvent.AppointmentBooked
        || event instanceof LedgerEvent.CommandRefused
        || event instanceof LedgerEvent.ReminderDue);
  }
}
