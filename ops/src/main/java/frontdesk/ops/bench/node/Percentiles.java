package frontdesk.ops.bench.node;

import java.util.Collection;

/**
 * Times in order of size, for reading percentiles; immutable.
 *
 * <p>A percentile is the smallest time that is no shorter than that part of all times (nearest
 * rank): one that was really measured, and never a flattering mean of two.
 */
public final class Percentiles {
  private static final double NANOS_PER_MS = 1e6;

  private final long[] sorted;

  private Percentiles(long[] sorted) {
    this.sorted = sorted;
  }

  /** Of these times in nanoseconds. */
  public static Percentiles of(Collection<Long> nanos) {
    return new Percentiles(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /**
   * The time in milliseconds, rounded to hundredths.
   *
   * @param part above 0, at most 1
   * @return -1 where nothing was measured: no figure is to look like a fast one
   */
  public double ms(double part) {
    if (sorted.length == 0) {
      return -1;
    }
    int rank = (int) Math.ceil(part * sorted.length);
    return Math.round(sorted[Math.max(rank, 1) - 1] / NANOS_PER_MS * 100) / 100.0;
  }
}
