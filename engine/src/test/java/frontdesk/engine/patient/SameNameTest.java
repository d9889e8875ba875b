package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;

/** Names that are one person's and names that are not, as {@code names.txt} says. */
class SameNameTest {
  private static final SameName SAME_NAME = new SameName(SameName.Settings.DEFAULTS);

  private record Pair(boolean same, String one, String other) {}

  private static List<Pair> pairs() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SameNameTest.class.getResourceAsStream("names.txt")),
                StandardCharsets.UTF_8))) {
      for (String line : file.lines().toList()) {
        if (line.startsWith("=") || line.startsWith("!")) {
          String[] names = line.substring(1).split("\\|", 2);
          pairs.add(new Pair(line.startsWith("="), names[0].strip(), names[1].strip()));
        }
      }
    }
    return pairs;
  }

  private static List<Pair> wrong(BiPredicate<String, String> same) throws IOException {
    return pairs().stream()
        .filter(
            pair ->
                same.test(pair.one(), pair.other()) != pair.same()
                    || same.test(pair.other(), pair.one()) != pair.same())
        .toList();
  }

  @Test
  void shouldTellOnePersonFromTwo() throws IOException {
    List<Pair> all = pairs();
    List<Pair> wrong = wrong(SAME_NAME::same);
    long same = all.stream().filter(Pair::same).count();
    long missed = wrong.stream().filter(Pair::same).count();
    System.out.printf(
        "names: %d of %d pairs of one person are the same, %d of %d of two are taken for one%n",
        same - missed, same, wrong.size() - missed, all.size() - same);
    assertThat(all.size()).isGreaterThan(80);
    assertThat(wrong).isEmpty();
  }

  /** The pairs are worth something: what is simpler fails on them, both ways. */
  @Test
  void shouldBeMoreThanADistanceOrEquality() throws IOException {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    for (double threshold : List.of(0.85, 0.9, 0.93, 0.95, 0.98)) {
      List<Pair> wrong = wrong((one, other) -> similarity.apply(one, other) >= threshold);
      System.out.printf(
          "names by Jaro-Winkler of the whole at %.2f: %d missed, %d taken for one%n",
          threshold,
          wrong.stream().filter(Pair::same).count(),
          wrong.stream().filter(pair -> !pair.same()).count());
      assertThat(wrong).hasSizeGreaterThan(10);
    }
    assertThat(wrong(String::equalsIgnoreCase)).anyMatch(Pair::same);
    assertThat(wrong(new SameName(new SameName.Settings(0.8, 1))::same))
        .as("a looser setting takes two for one")
        .anyMatch(pair -> !pair.same());
    assertThat(wrong(new SameName(new SameName.Settings(1, 30))::same))
        .as("a strict one misses what is spelled otherwise")
        .anyMatch(Pair::same);
  }

  @Test
  void shouldAgreeWithItselfWhateverComes() throws IOException {
    for (Pair pair : pairs()) {
      assertThat(SAME_NAME.same(pair.one(), pair.one())).as(pair.one()).isTrue();
    }
    assertThat(SAME_NAME.same("", "")).isFalse();
    for (String odd : List.of("", " ", "-", "1234", "\u0000", "a", "x".repeat(100_000))) {
      assertThat(SAME_NAME.same(odd, "Ana Popescu")).as("%.20s", odd).isFalse();
      assertThat(SAME_NAME.same("Ana Popescu", odd)).as("%.20s", odd).isFalse();
    }
  }
}
