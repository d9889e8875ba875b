package frontdesk.ops.chaos.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Judges whether a node held as much at the end of a busy time as at its beginning, and as much
 * after it as before. Pure.
 *
 * <p>While calls go on, the mean of the last third of the samples is compared with that of the
 * first third; afterwards the idle node with the idle node. Each quantity may grow by a part of
 * itself and by an amount, for what is cached or counted for good: code, fixed sentences, keys, the
 * clinic's own appointments.
 */
public final class Flatness {
  private static final long MIB = 1024;

  /**
   * One quantity.
   *
   * @param part by which it may grow
   * @param amount by which it may grow beside that
   */
  private record Quantity(
      String name, ToLongFunction<NodeSample> of, double part, long amount, String unit) {
    long most(double from) {
      return Math.round(from * (1 + part)) + amount;
    }
  }

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("heap after collection", NodeSample::heapKib, 0.05, 12 * MIB, "KiB"),
          new Quantity("descriptors", NodeSample::descriptors, 0.10, 8, ""),
          new Quantity("UDP ports", NodeSample::udpPorts, 0.20, 4, ""),
          new Quantity("threads", NodeSample::threads, 0.10, 8, ""),
          new Quantity("resident memory", NodeSample::residentKib, 0.15, 96 * MIB, "KiB"));

  /** Of nothing of a call may be left: no tolerance but for a pool's or the system's own. */
  private static final List<Quantity> IDLE =
      List.of(
          new Quantity("heap after collection", NodeSample::heapKib, 0.10, 32 * MIB, "KiB"),
          new Quantity("descriptors", NodeSample::descriptors, 0, 8, ""),
          new Quantity("UDP ports", NodeSample::udpPorts, 0, 0, ""),
          new Quantity("threads", NodeSample::threads, 0, 12, ""));

  /** One comparison. */
  public record Finding(String promise, boolean held, String found) {}

  private Flatness() {}

  /**
   * Judges samples of a busy time, evenly spaced.
   *
   * @throws IllegalArgumentException for fewer than six: a third needs two
   */
  public static List<Finding> whileBusy(List<NodeSample> samples) {
    if (samples.size() < 6) {
      throw new IllegalArgumentException("a judgement needs six samples or more");
    }
    int third = samples.size() / 3;
    List<NodeSample> first = samples.subList(0, third);
    List<NodeSample> last = samples.subList(samples.size() - third, samples.size());
    List<Finding> findings = new ArrayList<>();
    for (Quantity quantity : QUANTITIES) {
      double before = mean(first, quantity.of());
      findings.add(
          compare(
              "while calls go on, the last third no more than the first",
              quantity,
              before,
              mean(last, quantity.of())));
    }
    return findings;
  }

  /** Judges the idle node after the busy time by the idle node before it. */
  public static List<Finding> afterwards(NodeSample before, NodeSample after) {
    return IDLE.stream()
        .map(
            quantity ->
                compare(
                    "after all calls as before them",
                    quantity,
                    (double) quantity.of().applyAsLong(before),
                    (double) quantity.of().applyAsLong(after)))
        .toList();
  }

  private static Finding compare(String when, Quantity quantity, double from, double to) {
    long most = quantity.most(from);
    return new Finding(
        quantity.name() + ": " + when,
        to <= most,
        String.format(
                Locale.ROOT, "%.0f, then %.0f (at most %d) %s", from, to, most, quantity.unit())
            .strip());
  }

  private static double mean(List<NodeSample> samples, ToLongFunction<NodeSample> of) {
    return samples.stream().mapToLong(of).average().orElseThrow();
  }
}
