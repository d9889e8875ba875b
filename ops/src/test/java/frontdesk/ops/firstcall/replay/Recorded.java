package frontdesk.ops.firstcall.replay;

import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The events of a call, found by what they say; numbered from 1, as in the journal. */
record Recorded(List<CallEvent> events) {
  static Recorded of(NodeUnderTest node, CallId call) throws SQLException {
    return new Recorded(node.events(call).stream().map(CallEvent.class::cast).toList());
  }

  CallEvent.CallArrived arrived() {
    return (CallEvent.CallArrived) events.get(0);
  }

  /** All decisions of the call. */
  List<Decision> decisions() {
    return events.stream()
        .filter(CallEvent.DecisionMade.class::isInstance)
        .map(event -> ((CallEvent.DecisionMade) event).decision())
        .toList();
  }

  /** All decisions of one turn. */
  List<Decision> decisions(int turn) {
    return events.stream()
        .filter(event -> event instanceof CallEvent.DecisionMade made && made.turn() == turn)
        .map(event -> ((CallEvent.DecisionMade) event).decision())
        .toList();
  }

  /** The numbers of such inputs. */
  List<Long> inputs(Predicate<Input> wanted) {
    return numbers(event -> event instanceof CallEvent.InputRecorded in && wanted.test(in.input()));
  }

  /** The number of the first such decision. */
  long decision(Predicate<Decision> wanted) {
    return numbers(
            event -> event instanceof CallEvent.DecisionMade made && wanted.test(made.decision()))
        .get(0);
  }

  private List<Long> numbers(Predicate<CallEvent> wanted) {
    return IntStream.range(0, events.size())
        .filter(i -> wanted.test(events.get(i)))
        .mapToObj(i -> i + 1L)
        .toList();
  }

  Input inputAt(long number) {
    return ((CallEvent.InputRecorded) events.get((int) number - 1)).input();
  }

  Decision decisionAt(long number) {
    return ((CallEvent.DecisionMade) events.get((int) number - 1)).decision();
  }

  /** The turn of an event. */
  int turn(long number) {
    CallEvent event = events.get((int) number - 1);
    return event instanceof CallEvent.InputRecorded in
        ? in.turn()
        : ((CallEvent.DecisionMade) event).turn();
  }

  /** A tool's answer, or the input itself where it is none. */
  static Object answer(Input input) {
    return input instanceof Input.ToolAnswered answered ? answered.answer() : input;
  }

  /** The prices that are said. */
  static List<BigDecimal> prices(Decision decision) {
    return decision instanceof Decision.Say say
        ? say.phrases().stream()
            .flatMap(phrase -> phrase.arguments().values().stream())
            .filter(Argument.Money.class::isInstance)
            .map(money -> ((Argument.Money) money).amount())
            .toList()
        : List.of();
  }
}
