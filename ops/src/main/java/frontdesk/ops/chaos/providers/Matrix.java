package frontdesk.ops.chaos.providers;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.senses.Journal;
import frontdesk.protocol.dialogue.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Calls of the matrix: each to a clinic of its own, as many at a time as told. Blocking. */
public final class Matrix {
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final int NUMBERS = 10_000;

  private final Path folder;
  private final int atOnce;
  private final CellJudge judge;
  private final boolean embeddedToo;
  private final long seed;

  /**
   * What came of a call.
   *
   * @param broken a sentence for each promise that was not kept
   */
  public record Result(Cell cell, CellFacts facts, List<String> broken) {
    public Result {
      broken = List.copyOf(broken);
    }
  }

  /**
   * @param folder an empty one, for the nodes' stores
   * @param atOnce calls at a time
   * @param silenceBound how long a caller to whom an answer is owed may hear nothing
   * @param embeddedToo whether the embedded voices work
   */
  public Matrix(Path folder, int atOnce, Duration silenceBound, boolean embeddedToo, long seed) {
    this.folder = folder;
    this.atOnce = atOnce;
    this.judge = new CellJudge(silenceBound);
    this.embeddedToo = embeddedToo;
    this.seed = seed;
  }

  /** Makes all of these calls; what came of each, in order. */
  public List<Result> run(List<Cell> cells, Consumer<Result> progress)
      throws IOException,
          FaultNotPossible,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    List<Result> results = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += atOnce) {
      List<Cell> batch = cells.subList(from, Math.min(cells.size(), from + atOnce));
      results.addAll(batch(folder.resolve("node-" + from), batch, progress));
    }
    return results;
  }

  private List<Result> batch(Path directory, List<Cell> cells, Consumer<Result> progress)
      throws IOException,
          FaultNotPossible,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    List<Vendors> vendors = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String id = "cell" + i;
      vendors.add(i % 2 == 0 ? Vendors.deepgramAndCartesia(id) : Vendors.sonioxAndElevenLabs(id));
    }
    return FaultedCalls.all(
        vendors,
        LONGEST,
        () -> FaultedNode.start(directory, vendors, embeddedToo),
        (node, own, i) -> told(call(node, own, cells.get(i), new Random(seed + i)), progress));
  }

  private static Result told(Result result, Consumer<Result> progress) {
    progress.accept(result);
    return result;
  }

  private Result call(FaultedNode node, Vendors vendors, Cell cell, Random random)
      throws InterruptedException, SQLException {
    Journal journal = node.node().journal();
    Patient patient =
        new Patient(Patient.english(), journal::events, line -> said(vendors, cell, line))
            .sayingFirst(cell.kind() == Cell.Kind.MODEL ? Patient.oddEnglish() : List.of());
    MeasuredCall called = FaultedCalls.place(node, vendors, patient, NUMBERS, random);
    CellFacts facts = FaultedCalls.facts(node, vendors, vendors.failing(cell).struck(), called);
    return new Result(cell, facts, judge.broken(facts));
  }

  /** The recognizer hears what the caller is about to say, and fails from its moment on. */
  private static void said(Vendors vendors, Cell cell, Patient.Line line) {
    vendors.ear().always(line.words());
    Question when = cell.moment() == Cell.Moment.FIRST_TURN ? Question.INTENT : Question.DATE;
    if (line.question() == when && vendors.failing(cell).struck() == 0) {
      vendors.fail(cell);
    }
  }
}
