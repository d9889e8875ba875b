package frontdesk.ops.playground;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.SimulatedCaller;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The operator's commands to a playground, a line each. One thread gives them. */
final class ClusterShell implements AutoCloseable {
  static final String HELP =
      """
      commands:
        calls     live calls per node, and the members as the nodes see them
        call N    a simulated patient calls node N and books by keys
        kill N    kill -9
        drain N   SIGTERM: its calls go on elsewhere, then it ends
        add       one more node
        quit      end everything""";

  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration DRAINED = Duration.ofMinutes(5);

  /** Beyond it, people would rather use chaos or bench. */
  private static final int MOST_AT_ONCE = 50;

  private final Playground playground;
  private final PrintWriter out;
  private final ExecutorService later = Executors.newFixedThreadPool(MOST_AT_ONCE);
  private final AtomicInteger patients = new AtomicInteger();

  ClusterShell(Playground playground, PrintWriter out) {
    this.playground = playground;
    this.out = out;
  }

  /** Carries out one line; whether there may be another. */
  boolean obey(String line) throws IOException {
    String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "" -> {
        return true;
      }
      case "quit", "exit" -> {
        return false;
      }
      case "calls" -> calls();
      case "add" -> add();
      case "kill" -> live(argument).ifPresent(this::kill);
      case "drain" -> live(argument).ifPresent(this::drain);
      case "call" -> live(argument).ifPresent(this::call);
      default -> say(HELP);
    }
    return true;
  }

  private Optional<Member> live(String argument) {
    Optional<Member> member =
        argument.matches("[0-9]{1,3}")
            ? playground.member(Integer.parseInt(argument)).filter(Member::isAlive)
            : Optional.empty();
    if (member.isEmpty()) {
      say(
          "which node? live are "
              + playground.live().stream().map(Member::number).toList()
              + ", as in: kill 2");
    }
    return member;
  }

  private void calls() {
    say(ClusterWatch.calls(playground));
    playground.live().stream()
        .flatMap(member -> member.report().stream())
        .findFirst()
        .ifPresent(
            report ->
                report
                    .peers()
                    .forEach(
                        peer ->
                            say(
                                "  member %s %s%s"
                                    .formatted(
                                        peer.address(),
                                        peer.status(),
                                        peer.reachable() ? "" : " (unreachable)"))));
  }

  private void add() throws IOException {
    Member member = playground.add();
    say(ClusterWatch.line(member));
    later.execute(
        () -> {
          try {
            member.process().awaitReady(READY);
            say(member.place().name() + " is ready");
          } catch (IOException | TimeoutException notStarted) {
            say(member.place().name() + " does not start: " + notStarted.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void kill(Member member) {
    playground.kill(member);
    say("killed " + member.place().name());
  }

  private void drain(Member member) {
    long begun = System.nanoTime();
    playground.drain(member);
    say("draining " + member.place().name());
    later.execute(
        () -> {
          try {
            OptionalInt status = member.process().ended(DRAINED);
            say(
                status.isEmpty()
                    ? member.place().name() + " still drains"
                    : "%s ended with %d after %.1f s"
                        .formatted(
                            member.place().name(),
                            status.getAsInt(),
                            (System.nanoTime() - begun) / 1e9));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void call(Member member) {
    int number = patients.incrementAndGet();
    String name = "patient " + number;
    CallOrder order =
        CallOrder.to(member.place().uri("harbour"))
            .withFrom("sip:+44207946%04d@127.0.0.1".formatted(number % 10_000));
    later.execute(
        () -> {
          try {
            SimulatedCaller.Result result =
                SimulatedCaller.withDefaults(progress -> say(name + " " + progress.strip()))
                    .call(order, booksByKeys());
            say(
                result instanceof SimulatedCaller.Result.Measured measured
                    ? name + ": " + measured.call().reason()
                    : name + " could not call");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Subject, service, day, offer, no name, the number, the read-back, and nothing else. */
  private static CallScript booksByKeys() {
    return CallScript.of(
        CallScript.press("1"),
        CallScript.press("1"),
        CallScript.press("1"),
        CallScript.press("1"),
        CallScript.press("#"),
        CallScript.press("1"),
        CallScript.press("1"),
        CallScript.press("1"),
        CallScript.waitForHangUp());
  }

  /** Tells the operator. */
  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    List<Runnable> left = later.shutdownNow();
    if (!left.isEmpty()) {
      say(left.size() + " tasks were not begun");
    }
  }
}
