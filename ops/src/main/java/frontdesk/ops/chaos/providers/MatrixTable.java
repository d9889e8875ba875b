package frontdesk.ops.chaos.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of the matrix, for people; pure. */
public final class MatrixTable {
  private MatrixTable() {}

  /** A row for each kind and fault, a column for each moment; what broke stands below it. */
  public static List<String> lines(List<Matrix.Result> results) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("%-34s".formatted(""));
    for (Cell.Moment moment : Cell.Moment.values()) {
      head.append("%-26s".formatted(words(moment.name())));
    }
    lines.add(head.toString().stripTrailing());
    for (Cell.Kind kind : Cell.Kind.values()) {
      for (Cell.Trouble trouble : Cell.Trouble.values()) {
        StringBuilder row =
            new StringBuilder("%-34s".formatted(words(kind.name()) + " " + words(trouble.name())));
        for (Cell.Moment moment : Cell.Moment.values()) {
          Cell cell = new Cell(kind, trouble, moment);
          row.append(
              "%-26s"
                  .formatted(
                      results.stream()
                          .filter(result -> result.cell().equals(cell))
                          .findFirst()
                          .map(MatrixTable::outcome)
                          .orElse("-")));
        }
        lines.add(row.toString().stripTrailing());
      }
    }
    results.stream()
        .filter(result -> !result.broken().isEmpty())
        .forEach(
            result ->
                lines.add(
                    "BROKEN " + result.cell().name() + ": " + String.join("; ", result.broken())));
    return List.copyOf(lines);
  }

  private static String outcome(Matrix.Result result) {
    String silence = result.facts().silence().toMillis() + " ms";
    return (result.broken().isEmpty() ? "booked, " : "BROKEN, ") + silence;
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
