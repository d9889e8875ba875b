package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.BuildId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final List<CallEvent> EVENTS = RecordedBooking.events();
  private static final BuildId OTHER = new BuildId("build-2");

  private static Replay.Verdict replay(List<CallEvent> events) {
    return Replay.of(events, RecordedBooking.CONTEXT, RecordedBooking.BUILD, Replay.THIS_BUILD);
  }

  @Test
  void shouldDecideEveryTurnAgainExactly() {
    long decisions = EVENTS.stream().filter(CallEvent.DecisionMade.class::isInstance).count();

    assertThat(decisions).isGreaterThan(20);
    assertThat(replay(EVENTS)).isEqualTo(new Replay.Identical((int) decisions));
  }

  @Test
  void shouldDifferAtTheTurnWhoseAnswerIsAltered() {
    // given: the ledger offered other times than it did
    int turn = turnOf(input -> answer(input) instanceof ToolAnswer.SlotsFound);
    // when
    Replay.Different different = different(replay(altered(turn, ReplayTest::later)));
    // then
    assertThat(different.differences()).extracting(Replay.TurnDifference::turn).contains(turn);
    Replay.TurnDifference first = different.differences().get(0);
    assertThat(first.turn()).isEqualTo(turn);
    assertThat(first.recorded()).isEqualTo(decisions(EVENTS, turn)).isNotEqualTo(first.redecided());
    assertThat(different.otherBuild()).isFalse();
  }

  @Test
  void shouldListEveryTurnThatDiffers() {
    // given: two keys that were others
    int first = turnOf(input -> input instanceof Input.KeyPressed);
    int last = turnOf(input -> answer(input) instanceof ToolAnswer.PatientRegistered);
    List<CallEvent> twice =
        altered(
            altered(EVENTS, first, input -> key((Input.KeyPressed) input, '7')),
            last,
            input ->
                new Input.ToolAnswered(
                    input.at(), ((Input.ToolAnswered) input).tool(), new ToolAnswer.Unavailable()));
    // when, then
    assertThat(different(replay(twice)).differences())
        .extracting(Replay.TurnDifference::turn)
        .contains(first, last)
        .isSorted();
  }

  @Test
  void shouldDifferWhereThePriceWasReadBack() {
    // given
    Conversation.Context dearer =
        new Conversation.Context(withPrices(price -> price.add(BigDecimal.ONE)), Limits.DEFAULT);
    // when
    Replay.Different different =
        different(Replay.of(EVENTS, dearer, RecordedBooking.BUILD, Replay.THIS_BUILD));
    // then
    assertThat(different.differences())
        .extracting(Replay.TurnDifference::turn)
        .containsExactlyElementsOf(turnsThatNamePrices());
  }

  @Test
  void shouldDifferWhereAnAlteredRuleActs() {
    // given: key 1 agrees to nothing any more
    Replay.Decider altered =
        (context, before, input) ->
            before.question() == Question.CONFIRM && input instanceof Input.KeyPressed pressed
                ? Turn.of(context, before, key(pressed, '7'))
                : Turn.of(context, before, input);
    // The answer of the tool that agreeing sets off is the very next turn.
    int agreed = turnOf(input -> answer(input) instanceof ToolAnswer.PatientRegistered) - 1;
    // when
    Replay.Different different =
        different(Replay.of(EVENTS, RecordedBooking.CONTEXT, RecordedBooking.BUILD, altered));
    // then
    assertThat(different.differences())
        .extracting(Replay.TurnDifference::turn)
        .containsExactly(agreed);
  }

  @Test
  void shouldSayThatAnotherBuildDecidedOtherwise() {
    int turn = turnOf(input -> answer(input) instanceof ToolAnswer.SlotsFound);
    List<CallEvent> events = altered(turn, ReplayTest::later);

    Replay.Different read =
        different(Replay.of(events, RecordedBooking.CONTEXT, OTHER, Replay.THIS_BUILD));

    assertThat(read.otherBuild()).isTrue();
    assertThat(read.readBy()).isEqualTo(OTHER);
    assertThat(read.differences().get(0).madeBy()).isEqualTo(RecordedBooking.BUILD);
  }

  @Test
  void shouldNotExcuseThisBuildsDifferencesByAnotherBuildsBeginning() {
    // given: the call was begun by another build, and the turn that differs was made by this one
    int turn = turnOf(input -> answer(input) instanceof ToolAnswer.SlotsFound);
    List<CallEvent> events =
        altered(turn, ReplayTest::later).stream()
            .map(event -> isInTurnsFrom(event, turn) ? event : by(event, OTHER))
            .toList();
    // when
    Replay.Different different = different(replay(events));
    // then
    assertThat(different.otherBuild()).isFalse();
    assertThat(different.differences().get(0).madeBy()).isEqualTo(RecordedBooking.BUILD);
  }

  @Test
  void shouldNotDecideAgainWithoutTheFirstEvent() {
    assertThat(replay(EVENTS.subList(1, EVENTS.size())))
        .isEqualTo(new Replay.NotRedecidable("the call's first event"));
    assertThat(replay(List.of())).isEqualTo(new Replay.NotRedecidable("the call's first event"));
  }

  @Test
  void shouldNameTheInputThatIsMissing() {
    int turns = EVENTS.stream().mapToInt(ReplayTest::turn).max().orElseThrow();
    int silent = turnOf(input -> input instanceof Input.PromptEnded);
    // A turn that decided something, one that decided nothing, and the last one.
    assertThat(replay(without(5)))
        .isEqualTo(
            new Replay.NotRedecidable(
                decisions(EVENTS, 5).isEmpty() ? "turn 5" : "the input of turn 5"));
    assertThat(decisions(EVENTS, silent)).isEmpty();
    assertThat(replay(without(silent))).isEqualTo(new Replay.NotRedecidable("turn " + silent));
    assertThat(decisions(EVENTS, turns)).isNotEmpty();
    assertThat(replay(without(turns)))
        .isEqualTo(new Replay.NotRedecidable("the input of turn " + turns));
  }

  private static List<CallEvent> without(int turn) {
    return EVENTS.stream()
        .filter(
            event ->
                !(event instanceof CallEvent.InputRecorded recorded && recorded.turn() == turn))
        .toList();
  }

  private static Replay.Different different(Replay.Verdict verdict) {
    assertThat(verdict).isInstanceOf(Replay.Different.class);
    return (Replay.Different) verdict;
  }

  private static Object answer(Input input) {
    return input instanceof Input.ToolAnswered answered ? answered.answer() : input;
  }

  /** Every slot that was found begins an hour later. */
  private static Input later(Input input) {
    Input.ToolAnswered answered = (Input.ToolAnswered) input;
    ToolAnswer.SlotsFound found = (ToolAnswer.SlotsFound) answered.answer();
    List<Slot> slots =
        found.slots().stream()
            .map(
                slot ->
                    new Slot(
                        slot.service(),
                        slot.practitioner(),
                        slot.start().plus(Duration.ofHours(1)),
                        slot.duration()))
            .toList();
    return new Input.ToolAnswered(
        input.at(), answered.tool(), new ToolAnswer.SlotsFound(slots, found.exactFit()));
  }

  private static Input key(Input.KeyPressed pressed, char key) {
    return new Input.KeyPressed(pressed.at(), pressed.prompt(), pressed.afterPrompt(), key);
  }

  private static int turnOf(Predicate<Input> wanted) {
    return EVENTS.stream()
        .filter(event -> event instanceof CallEvent.InputRecorded in && wanted.test(in.input()))
        .mapToInt(ReplayTest::turn)
        .findFirst()
        .orElseThrow();
  }

  private static int turn(CallEvent event) {
    return event instanceof CallEvent.InputRecorded in
        ? in.turn()
        : event instanceof CallEvent.DecisionMade made ? made.turn() : 0;
  }

  private static List<Decision> decisions(List<CallEvent> events, int turn) {
    List<Decision> decisions = new ArrayList<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.DecisionMade made && made.turn() == turn) {
        decisions.add(made.decision());
      }
    }
    return decisions;
  }

  private static List<CallEvent> altered(int turn, UnaryOperator<Input> how) {
    return altered(EVENTS, turn, how);
  }

  private static List<CallEvent> altered(
      List<CallEvent> events, int turn, UnaryOperator<Input> how) {
    return events.stream()
        .map(
            event ->
                event instanceof CallEvent.InputRecorded in && in.turn() == turn
                    ? new CallEvent.InputRecorded(in.header(), turn, how.apply(in.input()))
                    : event)
        .toList();
  }

  private static boolean isInTurnsFrom(CallEvent event, int turn) {
    return turn(event) >= turn;
  }

  private static CallEvent by(CallEvent event, BuildId build) {
    EventHeader was = event.header();
    EventHeader header =
        new EventHeader(was.version(), was.at(), was.clinic(), build, was.previous());
    if (event instanceof CallEvent.InputRecorded in) {
      return new CallEvent.InputRecorded(header, in.turn(), in.input());
    }
    if (event instanceof CallEvent.DecisionMade made) {
      return new CallEvent.DecisionMade(header, made.turn(), made.decision());
    }
    CallEvent.CallArrived arrived = (CallEvent.CallArrived) event;
    return new CallEvent.CallArrived(
        header,
        arrived.call(),
        arrived.contents(),
        arrived.calledNumber(),
        arrived.callerNumber(),
        arrived.language());
  }

  private static List<Integer> turnsThatNamePrices() {
    return EVENTS.stream()
        .filter(
            event ->
                event instanceof CallEvent.DecisionMade made
                    && made.decision() instanceof Decision.Say say
                    && say.phrases().stream()
                        .flatMap(phrase -> phrase.arguments().values().stream())
                        .anyMatch(Argument.Money.class::isInstance))
        .map(ReplayTest::turn)
        .distinct()
        .toList();
  }

  private static Catalogue withPrices(UnaryOperator<BigDecimal> price) {
    Catalogue was = RecordedBooking.CATALOGUE;
    return new Catalogue(
        was.id(),
        was.name(),
        was.spokenName(),
        was.language(),
        was.zone(),
        was.calledNumbers(),
        was.address(),
        was.humanNumber(),
        was.emergencyNumber(),
        was.currency(),
        was.services().stream()
            .map(
                service ->
                    new Service(
                        service.id(),
                        service.name(),
                        service.alsoCalled(),
                        service.description(),
                        service.duration(),
                        price.apply(service.price())))
            .toList(),
        was.practitioners(),
        was.openingHours(),
        was.holidays(),
        was.insurers(),
        was.booking(),
        was.texts(),
        was.rooms(),
        was.speech());
  }
}
