package frontdesk.ops.chaos.providers;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.senses.Journal;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Calls of the matrix: each to a clinic of its own, as many at a time as told. Blocking. */
public final class Matrix {
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration BREATH = Duration.ofMillis(200);

  /** Whether a prompt is over, a caller knows from the journal. */
  static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30))
          .withTurns(BREATH, BREATH, BREATH);

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
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < cells.size(); i++) {
        String id = "cell" + i;
        vendors.add(i % 2 == 0 ? Vendors.deepgramAndCartesia(id) : Vendors.sonioxAndElevenLabs(id));
      }
      try (FaultedNode node = FaultedNode.start(directory, vendors, embeddedToo)) {
        List<Future<Result>> calls = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
          Cell cell = cells.get(i);
          Vendors own = vendors.get(i);
          Random random = new Random(seed + i);
          calls.add(threads.submit(() -> told(call(node, own, cell, random), progress)));
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> call : calls) {
          results.add(call.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
        }
        return results;
      }
    } finally {
      threads.shutdownNow();
      vendors.forEach(Vendors::close);
    }
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
    String from = "sip:+44207946%04d@127.0.0.1".formatted(random.nextInt(10_000));
    SimulatedCaller phone =
        new SimulatedCaller(
            PATIENCE, SpokenLines.in(Path.of("")), line -> {}, System::nanoTime, random);
    SimulatedCaller.Result called =
        phone.call(
            CallOrder.to(node.node().uri(vendors.id())).withFrom(from),
            CallScript.of(new ScriptStep.Converse(patient)));
    if (called instanceof SimulatedCaller.Result.Measured measured) {
      CellFacts facts = facts(node, vendors, cell, measured.call());
      return new Result(cell, facts, judge.broken(facts));
    }
    throw new IllegalStateException("the call was not placed: " + called);
  }

  /** The recognizer hears what the caller is about to say, and fails from its moment on. */
  private static void said(Vendors vendors, Cell cell, Patient.Line line) {
    vendors.ear().always(line.words());
    Question when = cell.moment() == Cell.Moment.FIRST_TURN ? Question.INTENT : Question.DATE;
    if (line.question() == when && vendors.failing(cell).struck() == 0) {
      vendors.fail(cell);
    }
  }

  private static CellFacts facts(
      FaultedNode node, Vendors vendors, Cell cell, MeasuredCall measured) throws SQLException {
    CallId call = new CallId(measured.farTag());
    Journal journal = node.node().journal();
    List<StoredEvent> events = journal.events(call);
    int booked =
        (int) journal.bookings().stream().filter(event -> event.call().equals(call)).count();
    return new CellFacts(
        vendors.failing(cell).struck(),
        booked,
        Duration.ofMillis(measured.longestOwedSilenceMs()),
        node.node().watch().words(call),
        vendors.voice().spoken(),
        node.embeddedTexts(vendors),
        events,
        measured.reason(),
        slowest(measured));
  }

  /** What the caller waited for longest. */
  static String slowest(MeasuredCall measured) {
    return measured.turns().stream()
        .filter(turn -> turn.gapMs() != null)
        .max(Comparator.comparingLong(turn -> Objects.requireNonNull(turn.gapMs())))
        .map(turn -> turn.what() + " " + turn.gapMs() + " ms")
        .orElse("nothing");
  }
}
