package frontdesk.engine.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.transaction.TransactionTables.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every transaction against its table, row by row, and the table against the code's own enums. */
class TransactionTableTest {

  @TestFactory
  Stream<DynamicTest> shouldDoWhatEachRowSays() {
    return Arrays.stream(TransactionTables.values())
        .flatMap(
            table ->
                table.rows().stream()
                    .flatMap(row -> Stream.of(check(table, row, false), check(table, row, true))));
  }

  private static DynamicTest check(TransactionTables table, Row row, boolean tcp) {
    String name =
        String.format(
            Locale.ROOT, "%s %s %s %s", table, tcp ? "TCP" : "UDP", row.state(), row.event());
    return DynamicTest.dynamicTest(
        name,
        () -> {
          TransactionBench bench = reach(table, row.state(), tcp);
          if (tcp && row.udpOnly()) {
            assertThat(bench.state()).as("not reached over TCP").isEqualTo("TERMINATED");
          } else if (row.isEntry()) {
            compare(bench, row, tcp);
          } else if (row.isUnset(tcp)) {
            compare(bench, table.entry(row.state()), true);
            assertThat(table.entry(row.state()).timers(true)).noneMatch(row::isTimer);
          } else if (row.isNever(tcp)) {
            eventsOf(table, row).forEach(event -> checkHarmless(table, row, event, tcp));
          } else {
            letHappen(bench, table, row, tcp);
            compare(bench, row, tcp);
          }
        });
  }

  /** A transaction in this state; of what has happened only the last step is kept. */
  private static TransactionBench reach(TransactionTables table, String state, boolean tcp) {
    TransactionBench bench = new TransactionBench(table.machine(), tcp);
    for (String step : table.entry(state).preludes()) {
      bench.forgetWhatHappened();
      bench.happen(step);
    }
    return bench;
  }

  /** A timer fires when the state's entry says that it is due; anything else comes at once. */
  private static void letHappen(
      TransactionBench bench, TransactionTables table, Row row, boolean tcp) {
    bench.forgetWhatHappened();
    if (!row.event().startsWith("TIMER_")) {
      bench.happen(row.event());
      return;
    }
    String timer =
        table.entry(row.state()).timers(tcp).stream()
            .filter(row::isTimer)
            .findFirst()
            .orElseThrow(() -> new AssertionError("not running: " + row.event()));
    bench.time().fire(Duration.ofMillis(Long.parseLong(timer.substring(2))));
  }

  private static void checkHarmless(TransactionTables table, Row row, String event, boolean tcp) {
    TransactionBench bench = reach(table, row.state(), tcp);
    String before = bench.state();
    List<Duration> timers = bench.time().remaining();
    bench.forgetWhatHappened();

    // when
    bench.inject(event);

    // then
    assertThat(bench.state()).as(event).isEqualTo(before);
    assertThat(bench.sent()).as(event).isEmpty();
    assertThat(bench.told()).as(event).isEmpty();
    assertThat(bench.time().remaining()).as(event).isEqualTo(timers);
  }

  private static void compare(TransactionBench bench, Row row, boolean tcp) {
    List<Duration> due =
        row.timers(tcp).stream()
            .map(timer -> Duration.ofMillis(Long.parseLong(timer.substring(2))))
            .sorted()
            .toList();
    assertThat(bench.state()).isEqualTo(row.next(tcp));
    assertThat(bench.sent()).isEqualTo(row.sent(tcp));
    assertThat(bench.told()).isEqualTo(row.told(tcp));
    assertThat(bench.time().remaining()).isEqualTo(due);
    assertThat(bench.open()).isEqualTo(row.next(tcp).equals("TERMINATED") ? 0 : 1);
  }

  private static Collection<String> eventsOf(TransactionTables table, Row row) {
    return row.event().equals("*") ? names(table.machine(), "Event") : List.of(row.event());
  }

  /** Every state and event that the code has is in the table once, and nothing else is. */
  @Test
  void shouldHaveARowForEveryStateAndEvent() {
    Set<Class<?>> machines = new HashSet<>();
    Set<String> timers = new TreeSet<>();
    for (TransactionTables table : TransactionTables.values()) {
      machines.add(table.machine());
      List<String> rows = new ArrayList<>();
      for (Row row : table.rows()) {
        if (!row.isEntry()) {
          eventsOf(table, row).forEach(event -> rows.add(row.state() + " " + event));
        }
      }
      List<String> wanted = new ArrayList<>();
      for (String state : names(table.machine(), "State")) {
        names(table.machine(), "Event").forEach(event -> wanted.add(state + " " + event));
      }
      assertThat(rows).as("%s", table).containsExactlyInAnyOrderElementsOf(wanted);
      names(table.machine(), "Event").stream()
          .filter(event -> event.startsWith("TIMER_"))
          .forEach(timers::add);
    }
    assertThat(machines).containsExactlyInAnyOrderElementsOf(sealedKinds());
    assertThat(String.join("", timers).replace("TIMER_", "")).isEqualTo("ABDEFGHIJKLM");
  }

  private static Set<Class<?>> sealedKinds() {
    Set<Class<?>> kinds = new HashSet<>();
    kinds.addAll(Arrays.asList(ClientTransaction.class.getPermittedSubclasses()));
    kinds.addAll(Arrays.asList(ServerTransaction.class.getPermittedSubclasses()));
    return kinds;
  }

  private static List<String> names(Class<?> machine, String enumName) {
    Class<?> found =
        Arrays.stream(machine.getDeclaredClasses())
            .filter(c -> c.isEnum() && c.getSimpleName().equals(enumName))
            .findFirst()
            .orElseThrow(() -> new AssertionError(machine + " has no " + enumName));
    return Arrays.stream(found.getEnumConstants()).map(Object::toString).toList();
  }

  /** What is sent when nothing more happens, at which millisecond, and how it ends. */
  @ParameterizedTest
  @CsvSource({
    "INVITE_CLIENT, UDP, start, 0 500 1500 3500 7500 15500 31500, 32000, timeout",
    "INVITE_CLIENT, TCP, start, 0, 32000, timeout",
    "INVITE_CLIENT, UDP, start PROVISIONAL, 0, -, 180",
    "INVITE_CLIENT, UDP, start REFUSAL, 0 0, 32000, 486",
    "INVITE_CLIENT, TCP, start REFUSAL, 0 0, 0, 486",
    "INVITE_CLIENT, UDP, start SUCCESS, 0, 32000, 200",
    "INVITE_CLIENT, TCP, start SUCCESS, 0, 32000, 200",
    "INVITE_SERVER, UDP, start PROVISIONAL, 0, -, ''",
    "INVITE_SERVER, UDP, start REFUSAL, 0 500 1500 3500 7500 11500 15500 19500 23500 27500 31500,"
        + " 32000, ''",
    "INVITE_SERVER, TCP, start REFUSAL, 0, 32000, ''",
    "INVITE_SERVER, UDP, start REFUSAL ACK, 0, 5000, ''",
    "INVITE_SERVER, TCP, start REFUSAL ACK, 0, 0, ''",
    "INVITE_SERVER, UDP, start SUCCESS, 0, 32000, ''",
    "INVITE_SERVER, TCP, start SUCCESS, 0, 32000, ''",
    "OTHER_CLIENT, UDP, start, 0 500 1500 3500 7500 11500 15500 19500 23500 27500 31500, 32000,"
        + " timeout",
    "OTHER_CLIENT, TCP, start, 0, 32000, timeout",
    "OTHER_CLIENT, UDP, start PROVISIONAL, 0 500 4500 8500 12500 16500 20500 24500 28500, 32000,"
        + " 180 timeout",
    "OTHER_CLIENT, TCP, start PROVISIONAL, 0, 32000, 180 timeout",
    "OTHER_CLIENT, UDP, start FINAL, 0, 5000, 200",
    "OTHER_CLIENT, TCP, start FINAL, 0, 0, 200",
    "OTHER_SERVER, UDP, start, '', 32000, ''",
    "OTHER_SERVER, UDP, start FINAL, 0, 32000, ''",
    "OTHER_SERVER, TCP, start FINAL, 0, 0, ''"
  })
  void shouldRepeatAtTheInstantsOfTheRfc(
      TransactionTables table,
      String transport,
      String steps,
      String instants,
      String endMs,
      String told) {
    // given
    TransactionBench bench = new TransactionBench(table.machine(), transport.equals("TCP"));
    Arrays.stream(steps.split(" ", -1)).forEach(bench::happen);

    // when
    boolean ends = !endMs.equals("-");
    Duration end = Duration.ofMillis(ends ? Long.parseLong(endMs) : 600_000);
    if (!end.isZero()) {
      bench.time().advance(end.minusMillis(1));
      assertThat(bench.open()).as("just before its end").isEqualTo(1);
      bench.time().advance(Duration.ofMillis(1));
    }

    // then
    assertThat(bench.sentAtMs()).isEqualTo(numbers(instants));
    assertThat(String.join(" ", bench.told())).isEqualTo(told);
    assertThat(bench.open()).isEqualTo(ends ? 0 : 1);
    assertThat(bench.time().pending()).isZero();
  }

  private static List<Long> numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .toList();
  }
}
