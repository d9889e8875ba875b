package frontdesk.ops.bench.media;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** What this process uses: processor time since a moment, memory now, octets allocated. */
public final class ProcessClock {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long startedNanos = System.nanoTime();
  private final long cpuNanos = SYSTEM.getProcessCpuTime();

  private ProcessClock() {}

  /** Counts processor time from now on. */
  public static ProcessClock start() {
    return new ProcessClock();
  }

  /** Processors that this process kept busy since the start, all its threads. */
  public double cores() {
    return (double) (SYSTEM.getProcessCpuTime() - cpuNanos) / (System.nanoTime() - startedNanos);
  }

  /** Resident memory of the whole process in megabytes (10^6), the virtual machine included. */
  static double residentMb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        * 1_024
        / 1e6;
  }

  /** The threads whose name begins so. */
  static long[] threads(String prefix) {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull)
        .filter(thread -> thread.getThreadName().startsWith(prefix))
        .mapToLong(ThreadInfo::getThreadId)
        .toArray();
  }

  /** Octets that these threads allocated so far. */
  static long allocated(long[] threads) {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(threads)).sum();
  }

  /** Processor time of these threads so far, in nanoseconds. */
  static long cpuNanos(long[] threads) {
    return Arrays.stream(THREADS.getThreadCpuTime(threads)).sum();
  }
}
