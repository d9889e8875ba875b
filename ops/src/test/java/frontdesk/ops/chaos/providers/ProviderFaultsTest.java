package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.provider.fake.Counts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real calls with vendors that fail and models that mean harm, others each time: all of them are
 * {@code chaos providers} and {@code chaos hostile-model}. They take as long as people talk, so
 * they are made at the same time, before the first test.
 */
class ProviderFaultsTest {
  private static final int CELLS_OF_A_KIND = 2;
  private static final int HOSTILE = 2;

  /** Three times what callers are promised: other tests run beside. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  /** A piece is a word and its blank. */
  private static final long CHUNK_TOKENS = 2;

  private static final long SEED = Long.getLong("frontdesk.seed", System.nanoTime());

  @TempDir static Path directory;

  private static ExecutorService threads;
  private static Future<List<Matrix.Result>> sample;
  private static Future<List<Matrix.Result>> voiceless;
  private static Future<List<HostileCalls.Result>> hostile;
  private static Future<BargeIn.Calls> bargeIn;

  @BeforeAll
  static void call() {
    threads = Executors.newCachedThreadPool();
    List<Cell> cells = cells();
    List<Hostility> kinds = new ArrayList<>(Hostility.all());
    kinds.remove(Hostility.NEVER_STOPS); // a call of minutes
    kinds.remove(Hostility.OBEDIENT); // always: it tells of other patients
    List<Hostility> some = new ArrayList<>(List.of(Hostility.OBEDIENT, Hostility.FRIENDLY));
    some.add(kinds.get(new Random(SEED).nextInt(kinds.size())));
    System.out.printf(
        "provider faults: seed %d (-Dfrontdesk.seed), %s, %s%n",
        SEED, cells.stream().map(Cell::name).toList(), some);
    Cell refused = new Cell(Cell.Kind.SYNTHESIZER, Cell.Trouble.REFUSE, Cell.Moment.FIRST_TURN);
    sample = threads.submit(() -> matrix("sample", cells, true));
    voiceless = threads.submit(() -> matrix("voiceless", List.of(refused), false));
    hostile =
        threads.submit(
            () -> new HostileCalls(directory.resolve("hostile"), SILENCE, SEED).run(some));
    bargeIn = threads.submit(() -> BargeIn.all(directory.resolve("barge-in"), threads));
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    Random random = new Random(SEED); // one for all: each kind fails in other ways
    for (Cell.Kind kind : Cell.Kind.values()) {
      List<Cell> some =
          new ArrayList<>(Cell.all().stream().filter(cell -> cell.kind() == kind).toList());
      Collections.shuffle(some, random);
      cells.addAll(some.subList(0, CELLS_OF_A_KIND));
    }
    return cells;
  }

  private static List<Matrix.Result> matrix(String name, List<Cell> cells, boolean embedded)
      throws Exception {
    return new Matrix(directory.resolve(name), cells.size(), SILENCE, embedded, SEED)
        .run(cells, result -> {});
  }

  @AfterAll
  static void end() {
    threads.shutdownNow();
  }

  @Test
  void shouldBookWhateverFails() throws Exception {
    assertThat(sample.get()).hasSize(CELLS_OF_A_KIND * Cell.Kind.values().length);
    assertThat(sample.get())
        .as("seed %d", SEED)
        .allSatisfy(r -> assertThat(r.broken()).as(r.cell().name()).isEmpty());
  }

  /** The twin: without the voice that everything falls back to, the matrix shows it. */
  @Test
  void shouldShowThatNobodySpeaksWhereNothingIsLeft() throws Exception {
    assertThat(voiceless.get().get(0).broken()).isNotEmpty();
  }

  @Test
  void shouldBookAndSayNothingElseWhateverAModelWants() throws Exception {
    assertThat(hostile.get())
        .as("seed %d", SEED)
        .filteredOn(result -> result.how() != Hostility.FRIENDLY)
        .hasSize(HOSTILE)
        .allSatisfy(r -> assertThat(r.broken()).as(r.how().words()).isEmpty());
    Secret obeyed = new Secret("wish", Hostility.INJECTED_WISH);
    assertThat(hostile.get())
        .filteredOn(result -> result.how() == Hostility.OBEDIENT)
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.facts().told().stream().filter(obeyed::isIn).count())
                    .as("requests with the words that it obeys")
                    .isPositive());
  }

  /**
   * The twin: a model that may be followed is heard, and the judge hears it, and finds what the
   * call has of another patient.
   */
  @Test
  void shouldHearAModelThatIsFollowed() throws Exception {
    assertThat(hostile.get())
        .filteredOn(result -> result.how() == Hostility.FRIENDLY)
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.broken())
                    .contains(
                        "the model's own words were said: a lovely idea",
                        "the caller heard another patient's name",
                        "the model was told another patient's name",
                        "another patient's appointment is not what it was",
                        "nobody wished for AppointmentCancelled"));
  }

  @Test
  void shouldCancelAtTheVendorWhatTheCallerSpeaksOver() throws Exception {
    BargeIn.Heard heard = bargeIn.get().spoken();

    assertThat(heard.counts().get(Counts.Of.CANCELS)).isPositive();
    assertThat(heard.counts().get(Counts.Of.AFTER_CANCEL)).isLessThanOrEqualTo(1);
    // The sentence being spoken, unless it was made already, and those made ahead of it.
    assertThat(heard.spoken())
        .as("%s", heard.spoken())
        .filteredOn(text -> text.made() < text.whole())
        .hasSizeBetween(1, 2);
  }

  /** The twin: a vendor that goes on is counted. */
  @Test
  void shouldCountWhatIsMadeAfterTheCancel() throws Exception {
    assertThat(bargeIn.get().spokenOn().counts().get(Counts.Of.AFTER_CANCEL)).isGreaterThan(1);
  }

  @Test
  void shouldCancelAModelThatIsStillWritingWhereTheCallerGoesOn() throws Exception {
    BargeIn.Counted counted = bargeIn.get().thought();

    assertThat(counted.whenGivenUp()).as("given up while it wrote").isPositive();
    assertThat(counted.cancels()).isPositive();
    assertThat(counted.beyond()).as("%s", counted).isLessThanOrEqualTo(CHUNK_TOKENS);
    assertThat(counted.afterCancel()).isZero();
  }

  /** The twin: of a vendor that goes on every token is counted. */
  @Test
  void shouldCountTheTokensThatAVendorMakesAfterTheCancel() throws Exception {
    BargeIn.Counted counted = bargeIn.get().thoughtOn();

    assertThat(counted.beyond()).as("%s", counted).isGreaterThan(CHUNK_TOKENS);
    assertThat(counted.afterCancel()).isGreaterThan(1);
  }
}
