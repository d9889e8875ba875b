package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is asked, in which order, and what is told when somebody takes over. */
class LineupTest {
  private final Bench bench = new Bench();
  private final Lineup<String> lineup =
      new Lineup<>(
          List.of(
              bench.cloud(Port.MODEL, "one", "a"),
              bench.cloud(Port.MODEL, "two", "b"),
              bench.embedded(Port.MODEL, "own", "c")),
          bench.retries,
          bench.timing,
          bench.told);

  private List<String> known(String port) {
    return switch (port) {
      case "a" -> List.of("en");
      case "b" -> List.of("en", "ro");
      default -> List.of("ro");
    };
  }

  @Test
  void shouldKeepWhatWorksWithinThisNodeBehindThoseThatAreNamed() {
    assertThat(lineup.ordered(List.of("two", "nobody", "one")).name()).isEqualTo("two > one > own");
    assertThat(lineup.ordered(List.of("own", "two")).name()).isEqualTo("own > two");
  }

  @Test
  void shouldKnowWhoKnowsALanguageByItsPrimarySubtag() {
    assertThat(lineup.knowing("ro-RO", this::known))
        .extracting(Candidate::name)
        .containsExactly("two", "own");
    assertThat(lineup.knowing("de", this::known)).isEmpty();
    assertThat(lineup.languages(this::known)).containsExactly("en", "ro");
  }

  @Test
  void shouldPutSomethingAroundEachByItsName() {
    assertThat(lineup.around((name, port) -> name + port).candidates())
        .extracting(Candidate::port)
        .containsExactly("onea", "twob", "ownc");
  }

  @Test
  void shouldTellWhoTakesOverAndNotThatSomebodyIsAskedAgain() {
    // given
    Course<String> course = lineup.course(lineup.candidates());
    Candidate<String> one = lineup.candidates().get(0);

    // when
    course.begins(one, Port.MODEL, bench.told);
    assertThat(course.lastFailure()).isEqualTo(Failure.BUSY);
    assertThat(course.hasFailed()).isFalse();
    course.failed(one, Failure.LATE);
    course.begins(one, Port.MODEL, bench.told);
    course.begins(lineup.candidates().get(1), Port.MODEL, bench.told);

    // then
    assertThat(course.lastFailure()).isEqualTo(Failure.LATE);
    assertThat(bench.told.lines).containsExactly("one > two " + Failure.LATE);
  }
}
