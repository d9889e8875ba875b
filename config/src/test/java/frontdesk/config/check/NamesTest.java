package frontdesk.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN = List.of("port", "advertised-port", "slots", "t1");

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "pors, port",
    "por, port",
    "ports, port",
    "advertized-prot, advertised-port",
    "slot, slots",
    "t2, t1"
  })
  void shouldFindWhatWasMeant(String typed, String meant) {
    assertThat(Names.nearest(typed, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
  void shouldNotGuessWildly(String typed) {
    assertThat(Names.nearest(typed, KNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.15S, 150ms",
    "PT1.5S, 1500ms",
    "PT90S, 90s",
    "PT45M, 45m",
    "PT2H, 2h",
    "P90D, 90d"
  })
  void shouldWriteDurationsWithOneUnit(Duration span, String text) {
    assertThat(Spans.text(span)).isEqualTo(text);
  }

  @Test
  void shouldTellAProblemInOneLine() {
    assertThat(new Problem("a.conf", 3, "b.c", "1", "2", "write 2").toString())
        .isEqualTo("a.conf:3: b.c: found 1; expected 2; write 2");
    assertThat(new Problem("a.conf", 0, "", "nothing", "a file", "write it").toString())
        .isEqualTo("a.conf: found nothing; expected a file; write it");
  }
}
