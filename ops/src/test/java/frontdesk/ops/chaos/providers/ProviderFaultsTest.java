package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of the matrix's calls, others each time; all of them are {@code chaos providers}. */
class ProviderFaultsTest {
  private static final int CELLS = 6;

  /** Other tests run beside. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  @TempDir Path directory;

  @Test
  void shouldBookWhateverFails() throws Exception {
    long seed = Long.getLong("frontdesk.seed", System.nanoTime());
    System.out.println("provider faults: seed " + seed + " (-Dfrontdesk.seed)");
    List<Cell> cells = new ArrayList<>();
    for (Cell.Kind kind : Cell.Kind.values()) {
      List<Cell> some =
          new ArrayList<>(Cell.all().stream().filter(cell -> cell.kind() == kind).toList());
      Collections.shuffle(some, new Random(seed));
      cells.addAll(some.subList(0, CELLS / Cell.Kind.values().length));
    }

    List<Matrix.Result> results =
        new Matrix(directory, CELLS, SILENCE, true, seed).run(cells, result -> {});

    assertThat(results).hasSize(CELLS);
    assertThat(results)
        .as("seed %d", seed)
        .allSatisfy(r -> assertThat(r.broken()).as(r.cell().name()).isEmpty());
  }

  /** The twin: without the voice that everything falls back to, the matrix shows it. */
  @Test
  void shouldShowThatNobodySpeaksWhereNothingIsLeft() throws Exception {
    Cell cell = new Cell(Cell.Kind.SYNTHESIZER, Cell.Trouble.REFUSE, Cell.Moment.FIRST_TURN);

    List<Matrix.Result> results =
        new Matrix(directory, 1, SILENCE, false, 1).run(List.of(cell), result -> {});

    assertThat(results.get(0).broken()).isNotEmpty();
  }
}
