package frontdesk.ops.playground;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a playground's nodes and their live calls until it is told to stop. Any thread. */
final class ClusterWatch {
  private static final long LOOK_MS = 1_000;

  private final PrintWriter out;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread starting;

  /** The command was told to stop while it started. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** A part of the start, which may be broken off. */
  interface Start<R> {
    R now() throws IOException, InterruptedException, TimeoutException;
  }

  ClusterWatch(PrintWriter out) {
    this.out = out;
  }

  /** Who is who. */
  void introduce(Member member) {
    out.println(line(member));
    out.flush();
  }

  /** One line: name, SIP address, process, log. */
  static String line(Member member) {
    return "  %-8s %-28s pid %-8d log %s"
        .formatted(
            member.place().name(),
            member.place().uri("harbour"),
            member.process().pid(),
            member.place().log());
  }

  /** Shows the counts of live calls whenever they change, while commands are read; blocks. */
  void follow(Playground playground, Runnable commands) throws InterruptedException {
    Thread reader = new Thread(commands, "cluster-commands");
    reader.setDaemon(true);
    reader.start();
    String shown = calls(playground);
    while (!stopped.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
      String now = calls(playground);
      if (!now.equals(shown)) {
        out.println(now);
        out.flush();
        shown = now;
      }
    }
  }

  /** One line: the live calls of each node. */
  static String calls(Playground playground) {
    return "calls: "
        + playground.members().stream()
            .map(member -> member.place().name() + " " + calls(member))
            .collect(Collectors.joining(", "));
  }

  private static String calls(Member member) {
    String state = member.state();
    String count =
        member
            .report()
            .map(report -> Integer.toString(report.usage().lines()))
            .orElse(member.isAlive() ? "?" : "-");
    return state.equals("up") ? count : count + " (" + state + ")";
  }

  /** Does a part of the start on this thread, which {@link #stop} interrupts meanwhile. */
  <R> R unlessStopped(Start<R> part)
      throws IOException, InterruptedException, TimeoutException, Stopped {
    synchronized (this) {
      if (stopped.getCount() == 0) {
        throw new Stopped();
      }
      starting = Thread.currentThread();
    }
    try {
      return part.now();
    } catch (InterruptedException e) {
      if (stopped.getCount() == 0) {
        throw new Stopped();
      }
      throw e;
    } finally {
      synchronized (this) {
        starting = null;
      }
    }
  }

  /** Ends {@link #follow}, or what is started. */
  void stop() {
    stopped.countDown();
    synchronized (this) {
      if (starting != null) {
        starting.interrupt();
      }
    }
  }
}
