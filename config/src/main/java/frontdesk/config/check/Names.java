package frontdesk.config.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Names {
  /** Nobody's finger slips into a longer one. */
  private static final int LONGEST_NAME = 64;

  private Names() {}

  /**
   * The known name nearest to a mistyped one, if it is near enough to be meant.
   *
   * <p>Near enough is a third of the typed length in slips of the finger, at least one.
   */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    int reach = Math.max(1, typed.length() / 3);
    if (typed.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> distance(typed, name) <= reach)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Insertions, deletions, replacements, and exchanges of neighbours (optimal alignment). */
  private static int distance(String a, String b) {
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 || j == 0 ? i + j : step(best, a, b, i, j);
      }
    }
    return best[a.length()][b.length()];
  }

  private static int step(int[][] best, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(best[i - 1][j], best[i][j - 1]) + 1;
    least = Math.min(least, best[i - 1][j - 1] + (same ? 0 : 1));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, best[i - 2][j - 2] + 1) : least;
  }
}
