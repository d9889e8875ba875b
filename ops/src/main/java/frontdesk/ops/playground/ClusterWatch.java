package frontdesk.ops.playground;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Shows a playground's nodes and their live calls until it is told to stop. Any thread. */
final class ClusterWatch {
  private static final long LOOK_MS = 1_000;

  private final PrintWriter out;
  private final CountDownLatch stopped = new CountDownLatch(1);

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

  /** Ends {@link #follow}. */
  void stop() {
    stopped.countDown();
  }
}
