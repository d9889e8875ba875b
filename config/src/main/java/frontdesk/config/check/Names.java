package frontdesk.config.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Names {
  private Names() {}

  /**
   * The known name nearest to a mistyped one, if it is near enough to be meant.
   *
   * <p>Near enough is a third of the typed length in insertions, deletions and replacements, at
   * least one.
   */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    int reach = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(name -> distance(typed, name) <= reach)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
