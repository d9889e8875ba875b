package frontdesk.ops.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogues;
import frontdesk.ops.bench.calls.CallsStep;
import frontdesk.ops.bench.ledger.LedgerClient;
import frontdesk.protocol.id.ClinicId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark of several nodes makes of what they measured. */
class ClusterFiguresTest {
  private static LedgerClient.Tally tally(long from, long to) {
    return new LedgerClient.Tally(
        LongStream.rangeClosed(from, to)
            .mapToObj(millis -> millis * 1_000_000)
            .collect(Collectors.toList()),
        1);
  }

  @Test
  void shouldPutTheCommandsOfAllNodesTogetherAndSayWhatOneMoreAdds() throws Exception {
    // given
    ClusterFigures.Ledgers one =
        ClusterFigures.Ledgers.of(1, 10, 2, List.of(tally(1, 40)), List.of());
    // when
    ClusterFigures.Ledgers two =
        ClusterFigures.Ledgers.of(2, 10, 2, List.of(tally(1, 50), tally(51, 100)), List.of(one));
    // then
    assertThat(one).isEqualTo(new ClusterFigures.Ledgers(1, 10, 20, 20, 40, -1, 1));
    assertThat(two).isEqualTo(new ClusterFigures.Ledgers(2, 10, 50, 50, 99, 2.5, 2));
    assertThat(
            new ClusterFigures(
                    List.of(two),
                    List.of(new ClusterFigures.Setups(2, 40, 5, 9, 2)),
                    List.of(Map.of("moved", 3)),
                    8,
                    2)
                .json())
        .isEqualTo(
            "{\"ledgers\":[{\"nodes\":2,\"clinics\":10,\"commands_per_s\":50.0,\"p50_ms\":50.0,"
                + "\"p99_ms\":99.0,\"one_more_node\":2.5,\"refused\":2}],\"setups\":[{\"nodes\":2,\"calls_per_s\":40.0,\"p50_ms\":5.0,"
                + "\"p99_ms\":9.0,\"one_more_node\":2.0}],\"takeovers\":[{\"moved\":3}],\"clients_per_node\":8,"
                + "\"seconds\":2}");
  }

  private static CallsStep step(double rate, int completed) {
    return new CallsStep(
        rate, 1, 40, completed, 0, Map.of(), rate / 10, 8, rate, 90, 0, 0, 0, 0.1, 10, 0);
  }

  @Test
  void shouldTellTheHighestStepInWhichNoCallFailed() {
    // given
    ClusterFigures.Setups one =
        ClusterFigures.Setups.of(1, List.of(step(10, 40), step(20, 40), step(30, 39)), List.of());
    // when
    ClusterFigures.Setups two =
        ClusterFigures.Setups.of(2, List.of(step(10, 40), step(30, 40)), List.of(one));
    // then
    assertThat(one).isEqualTo(new ClusterFigures.Setups(1, 20, 2, 20, -1));
    assertThat(two).isEqualTo(new ClusterFigures.Setups(2, 30, 3, 30, 1.5));
    assertThat(ClusterFigures.Setups.of(3, List.of(step(10, 39)), List.of(two)))
        .as("none was clean")
        .isEqualTo(new ClusterFigures.Setups(3, 0, 1, 10, 0));
  }

  @Test
  void shouldMakeClinicsThatAreRead(@TempDir Path directory) throws Exception {
    // when
    BenchClinics.write(directory, 12);
    // then
    Catalogues.Outcome read =
        Catalogues.load(
            java.util.stream.IntStream.range(0, 12)
                .mapToObj(number -> directory.resolve(BenchClinics.id(number) + ".conf"))
                .toList());
    assertThat(read).isInstanceOf(Catalogues.Loaded.class);
    Catalogues catalogues = ((Catalogues.Loaded) read).catalogues();
    assertThat(catalogues.byId(new ClinicId("bench-11"))).isPresent();
  }
}
