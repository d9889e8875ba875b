package frontdesk.engine.sip.transaction;

import java.util.Arrays;
import java.util.List;

/**
 * RFC 3261 section 17 with RFC 6026 as tables: state, event, next state, messages sent, what the
 * user is told, and the timers that run afterwards with the milliseconds that each has left
 * (T1=500, T2=4000, T4=5000).
 *
 * <p>A slash parts UDP from TCP where they differ. {@code entry:} says how the state is reached;
 * {@code (UDP)} after a state, that it is not reached over TCP. {@code never: why} stands for an
 * event that cannot happen in that state, which must change nothing should it happen all the same;
 * {@code unset} for a retransmission timer that a reliable transport never sets. {@code *} is every
 * event. Timer C is a proxy's.
 */
enum TransactionTables {
  /** RFC 6026 figure 4 (figure 5 of RFC 3261 with Accepted). */
  INVITE_CLIENT(
      InviteClientTransaction.class,
      """
      CALLING        | entry: start              | CALLING                | INVITE | -       | A=500 B=32000 / B=32000
      CALLING        | PROVISIONAL               | PROCEEDING             | -      | 180     | -
      CALLING        | SUCCESS                   | ACCEPTED               | -      | 200     | M=32000
      CALLING        | REFUSAL                   | COMPLETED / TERMINATED | ACK    | 486     | D=32000 / -
      CALLING        | TIMER_A                   | CALLING / unset | INVITE | -    | A=1000 B=32000
      CALLING        | TIMER_B                   | TERMINATED             | -      | timeout | -
      CALLING        | TIMER_D                   | never: set in COMPLETED
      CALLING        | TIMER_M                   | never: set in ACCEPTED
      CALLING        | TRANSPORT_FAILED          | TERMINATED             | -      | failure | -

      PROCEEDING     | entry: start PROVISIONAL  | PROCEEDING             | -      | 180     | -
      PROCEEDING     | PROVISIONAL               | PROCEEDING             | -      | 180     | -
      PROCEEDING     | SUCCESS                   | ACCEPTED               | -      | 200     | M=32000
      PROCEEDING     | REFUSAL                   | COMPLETED / TERMINATED | ACK    | 486     | D=32000 / -
      PROCEEDING     | TIMER_A                   | never: stopped on leaving CALLING
      PROCEEDING     | TIMER_B                   | never: stopped on leaving CALLING
      PROCEEDING     | TIMER_D                   | never: set in COMPLETED
      PROCEEDING     | TIMER_M                   | never: set in ACCEPTED
      PROCEEDING     | TRANSPORT_FAILED          | TERMINATED             | -      | failure | -

      COMPLETED(UDP) | entry: start REFUSAL      | COMPLETED              | ACK    | 486     | D=32000
      COMPLETED(UDP) | PROVISIONAL               | COMPLETED              | -      | -       | D=32000
      COMPLETED(UDP) | SUCCESS                   | COMPLETED              | -      | -       | D=32000
      COMPLETED(UDP) | REFUSAL                   | COMPLETED              | ACK    | -       | D=32000
      COMPLETED(UDP) | TIMER_A                   | never: stopped on leaving CALLING
      COMPLETED(UDP) | TIMER_B                   | never: stopped on leaving CALLING
      COMPLETED(UDP) | TIMER_D                   | TERMINATED             | -      | -       | -
      COMPLETED(UDP) | TIMER_M                   | never: set in ACCEPTED
      COMPLETED(UDP) | TRANSPORT_FAILED          | never: no failure shows over UDP

      ACCEPTED       | entry: start SUCCESS      | ACCEPTED               | -      | 200     | M=32000
      ACCEPTED       | PROVISIONAL               | ACCEPTED               | -      | -       | M=32000
      ACCEPTED       | SUCCESS                   | ACCEPTED               | -      | 200     | M=32000
      ACCEPTED       | REFUSAL                   | ACCEPTED               | -      | -       | M=32000
      ACCEPTED       | TIMER_A                   | never: stopped on leaving CALLING
      ACCEPTED       | TIMER_B                   | never: stopped on leaving CALLING
      ACCEPTED       | TIMER_D                   | never: set in COMPLETED
      ACCEPTED       | TIMER_M                   | TERMINATED             | -      | -       | -
      ACCEPTED       | TRANSPORT_FAILED          | ACCEPTED               | -      | -       | M=32000

      TERMINATED     | entry: start TIMER_B      | TERMINATED             | -      | timeout | -
      TERMINATED     | *                         | never: out of the table, its timers stopped
      """),

  /** RFC 6026 figure 5 (figure 7 of RFC 3261 with Accepted). */
  INVITE_SERVER(
      InviteServerTransaction.class,
      """
      PROCEEDING     | entry: start PROVISIONAL     | PROCEEDING             | 180 | -   | -
      PROCEEDING     | INVITE_AGAIN                 | PROCEEDING             | 180 | -   | -
      PROCEEDING     | ACK                          | PROCEEDING             | -   | -   | -
      PROCEEDING     | PROVISIONAL                  | PROCEEDING             | 180 | -   | -
      PROCEEDING     | SUCCESS                      | ACCEPTED               | 200 | -   | L=32000
      PROCEEDING     | REFUSAL                      | COMPLETED              | 486 | -   | G=500 H=32000 / H=32000
      PROCEEDING     | TIMER_G                      | never: set in COMPLETED
      PROCEEDING     | TIMER_H                      | never: set in COMPLETED
      PROCEEDING     | TIMER_I                      | never: set in CONFIRMED
      PROCEEDING     | TIMER_L                      | never: set in ACCEPTED

      COMPLETED      | entry: start REFUSAL         | COMPLETED              | 486 | -   | G=500 H=32000 / H=32000
      COMPLETED      | INVITE_AGAIN                 | COMPLETED              | 486 | -   | G=500 H=32000 / H=32000
      COMPLETED      | ACK                          | CONFIRMED / TERMINATED | -   | -   | I=5000 / -
      COMPLETED      | PROVISIONAL                  | COMPLETED              | -   | -   | G=500 H=32000 / H=32000
      COMPLETED      | SUCCESS                      | COMPLETED              | -   | -   | G=500 H=32000 / H=32000
      COMPLETED      | REFUSAL                      | COMPLETED              | -   | -   | G=500 H=32000 / H=32000
      COMPLETED      | TIMER_G                      | COMPLETED / unset | 486 | - | G=1000 H=32000
      COMPLETED      | TIMER_H                      | TERMINATED             | -   | -   | -
      COMPLETED      | TIMER_I                      | never: set in CONFIRMED
      COMPLETED      | TIMER_L                      | never: set in ACCEPTED

      CONFIRMED(UDP) | entry: start REFUSAL ACK     | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | INVITE_AGAIN                 | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | ACK                          | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | PROVISIONAL                  | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | SUCCESS                      | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | REFUSAL                      | CONFIRMED              | -   | -   | I=5000
      CONFIRMED(UDP) | TIMER_G                      | never: stopped by the ACK
      CONFIRMED(UDP) | TIMER_H                      | never: stopped by the ACK
      CONFIRMED(UDP) | TIMER_I                      | TERMINATED             | -   | -   | -
      CONFIRMED(UDP) | TIMER_L                      | never: set in ACCEPTED

      ACCEPTED       | entry: start SUCCESS         | ACCEPTED               | 200 | -   | L=32000
      ACCEPTED       | INVITE_AGAIN                 | ACCEPTED               | -   | -   | L=32000
      ACCEPTED       | ACK                          | ACCEPTED               | -   | ACK | L=32000
      ACCEPTED       | PROVISIONAL                  | ACCEPTED               | -   | -   | L=32000
      ACCEPTED       | SUCCESS                      | ACCEPTED               | 200 | -   | L=32000
      ACCEPTED       | REFUSAL                      | ACCEPTED               | -   | -   | L=32000
      ACCEPTED       | TIMER_G                      | never: set in COMPLETED
      ACCEPTED       | TIMER_H                      | never: set in COMPLETED
      ACCEPTED       | TIMER_I                      | never: set in CONFIRMED
      ACCEPTED       | TIMER_L                      | TERMINATED             | -   | -   | -

      TERMINATED     | entry: start REFUSAL TIMER_H | TERMINATED             | -   | -   | -
      TERMINATED     | *                            | never: out of the table, its timers stopped
      """),

  /** RFC 3261 figure 6. */
  OTHER_CLIENT(
      NonInviteClientTransaction.class,
      """
      TRYING         | entry: start             | TRYING                 | BYE | -       | E=500 F=32000 / F=32000
      TRYING         | PROVISIONAL              | PROCEEDING             | -   | 180     | E=500 F=32000 / F=32000
      TRYING         | FINAL                    | COMPLETED / TERMINATED | -   | 200     | K=5000 / -
      TRYING         | TIMER_E                  | TRYING / unset | BYE | -     | E=1000 F=32000
      TRYING         | TIMER_F                  | TERMINATED             | -   | timeout | -
      TRYING         | TIMER_K                  | never: set in COMPLETED
      TRYING         | TRANSPORT_FAILED         | TERMINATED             | -   | failure | -

      PROCEEDING     | entry: start PROVISIONAL | PROCEEDING             | -   | 180     | E=500 F=32000 / F=32000
      PROCEEDING     | PROVISIONAL              | PROCEEDING             | -   | 180     | E=500 F=32000 / F=32000
      PROCEEDING     | FINAL                    | COMPLETED / TERMINATED | -   | 200     | K=5000 / -
      PROCEEDING     | TIMER_E                  | PROCEEDING / unset | BYE | - | E=4000 F=32000
      PROCEEDING     | TIMER_F                  | TERMINATED             | -   | timeout | -
      PROCEEDING     | TIMER_K                  | never: set in COMPLETED
      PROCEEDING     | TRANSPORT_FAILED         | TERMINATED             | -   | failure | -

      COMPLETED(UDP) | entry: start FINAL       | COMPLETED              | -   | 200     | K=5000
      COMPLETED(UDP) | PROVISIONAL              | COMPLETED              | -   | -       | K=5000
      COMPLETED(UDP) | FINAL                    | COMPLETED              | -   | -       | K=5000
      COMPLETED(UDP) | TIMER_E                  | never: stopped by the final response
      COMPLETED(UDP) | TIMER_F                  | never: stopped by the final response
      COMPLETED(UDP) | TIMER_K                  | TERMINATED             | -   | -       | -
      COMPLETED(UDP) | TRANSPORT_FAILED         | never: no failure shows over UDP

      TERMINATED     | entry: start TIMER_F     | TERMINATED             | -   | timeout | -
      TERMINATED     | *                        | never: out of the table, its timers stopped
      """),

  /** RFC 3261 figure 8; J runs from the start too, as nobody waits for an answer after it. */
  OTHER_SERVER(
      NonInviteServerTransaction.class,
      """
      TRYING         | entry: start             | TRYING                 | -   | -   | J=32000
      TRYING         | REQUEST_AGAIN            | TRYING                 | -   | -   | J=32000
      TRYING         | PROVISIONAL              | PROCEEDING             | 180 | -   | J=32000
      TRYING         | FINAL                    | COMPLETED / TERMINATED | 200 | -   | J=32000 / -
      TRYING         | TIMER_J                  | TERMINATED             | -   | -   | -

      PROCEEDING     | entry: start PROVISIONAL | PROCEEDING             | 180 | -   | J=32000
      PROCEEDING     | REQUEST_AGAIN            | PROCEEDING             | 180 | -   | J=32000
      PROCEEDING     | PROVISIONAL              | PROCEEDING             | 180 | -   | J=32000
      PROCEEDING     | FINAL                    | COMPLETED / TERMINATED | 200 | -   | J=32000 / -
      PROCEEDING     | TIMER_J                  | TERMINATED             | -   | -   | -

      COMPLETED(UDP) | entry: start FINAL       | COMPLETED              | 200 | -   | J=32000
      COMPLETED(UDP) | REQUEST_AGAIN            | COMPLETED              | 200 | -   | J=32000
      COMPLETED(UDP) | PROVISIONAL              | COMPLETED              | -   | -   | J=32000
      COMPLETED(UDP) | FINAL                    | COMPLETED              | -   | -   | J=32000
      COMPLETED(UDP) | TIMER_J                  | TERMINATED             | -   | -   | -

      TERMINATED     | entry: start TIMER_J     | TERMINATED             | -   | -   | -
      TERMINATED     | *                        | never: out of the table, its timers stopped
      """);

  private final Class<?> machine;
  private final String table;

  TransactionTables(Class<?> machine, String table) {
    this.machine = machine;
    this.table = table;
  }

  Class<?> machine() {
    return machine;
  }

  List<Row> rows() {
    return table.lines().filter(line -> !line.isBlank()).map(Row::parse).toList();
  }

  /** The row that says how a state is reached. */
  Row entry(String state) {
    return rows().stream()
        .filter(row -> row.isEntry() && row.state().equals(state))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no entry for " + state));
  }

  /** One line of a table; cells of UDP and TCP are still together. */
  record Row(String state, boolean udpOnly, String event, List<String> cells) {
    static Row parse(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
      boolean udpOnly = cells.get(0).endsWith("(UDP)");
      String state = cells.get(0).replace("(UDP)", "");
      return new Row(state, udpOnly, cells.get(1), cells.subList(2, cells.size()));
    }

    boolean isEntry() {
      return event.startsWith("entry:");
    }

    boolean isNever(boolean tcp) {
      return cell(0, tcp).startsWith("never:");
    }

    boolean isUnset(boolean tcp) {
      return cell(0, tcp).equals("unset");
    }

    List<String> preludes() {
      return Arrays.asList(event.substring("entry:".length()).trim().split(" ", -1));
    }

    String next(boolean tcp) {
      return cell(0, tcp);
    }

    List<String> sent(boolean tcp) {
      return words(1, tcp);
    }

    List<String> told(boolean tcp) {
      return words(2, tcp);
    }

    /** Whether this is the timer of the row's event. */
    boolean isTimer(String letterAndMs) {
      return event.equals("TIMER_" + letterAndMs.charAt(0));
    }

    /** Letter and milliseconds, as {@code A=500}. */
    List<String> timers(boolean tcp) {
      return words(3, tcp);
    }

    private List<String> words(int index, boolean tcp) {
      String cell = cell(index, tcp);
      return cell.equals("-") ? List.of() : Arrays.asList(cell.split(" ", -1));
    }

    private String cell(int index, boolean tcp) {
      String[] halves = cells.get(index).split(" / ", -1);
      return halves[tcp && halves.length > 1 ? 1 : 0].trim();
    }
  }
}
