package frontdesk.ops.bench.speech;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** What listening takes of processor and memory. */
final class ListeningCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double MB = 1e6;
  private static final int COLLECTIONS = 3;

  private ListeningCost() {}

  /**
   * Memory in use, in megabytes.
   *
   * @param heap within the heap, after a collection
   * @param resident pages of the whole process
   */
  record Memory(double heap, double resident) {
    /** Now. */
    static Memory now() throws IOException {
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
      }
      var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      return new Memory(heap.getUsed() / MB, residentMb());
    }

    private static double residentMb() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          * 1_024
          / MB;
    }
  }

  /** Processor time of the threads whose name begins so, in nanoseconds. */
  static long cpuNanos(String prefix) {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull)
        .filter(thread -> thread.getThreadName().startsWith(prefix))
        .mapToLong(ThreadInfo::getThreadId)
        .map(THREADS::getThreadCpuTime)
        .sum();
  }
}
