package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.LineAnswer;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.Reject;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is done before its decision is in the journal, and what is owed is done once. */
class WriteBeforeEffectTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private final TestCall call = house.call();

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  /** Whether the desk was asked at the moment at which the write of that decision waits. */
  private static boolean actsBeforeTheWrite(
      HeldJournal journal, FakeDesk<LedgerProtocol.Command> desk, Runnable trigger) {
    trigger.run();
    journal.awaitWrite();
    return !desk.asked.isEmpty();
  }

  @Test
  void shouldAskNobodyAndSayNothingBeforeTheWrite() {
    // given
    call.listening();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.awaitStage(CallStage.PROCESSING);
    List<String> said = List.copyOf(call.voice.said);
    try (HeldJournal held = new HeldJournal(house, "call|" + call.id.value())) {
      // when
      boolean early =
          actsBeforeTheWrite(
              held, call.ledger, () -> call.transcribed(utterance, TestCall.WHOLE_WISH));
      // then
      assertThat(early).isFalse();
      assertThat(call.voice.said).isEqualTo(said);
      held.release(ProcessingSuccess.getInstance());
    }
    house.await(() -> assertThat(call.ledger.asked).isNotEmpty());
  }

  /** The failing twin: a call that acts before it writes is found out by the same check. */
  @Test
  void shouldFindOutACallThatActsBeforeTheWrite() {
    // given
    FakeDesk<LedgerProtocol.Command> desk = new FakeDesk<>();
    ActorRef<String> hasty = house.kit.spawn(new HastyCall(desk));
    try (HeldJournal held = new HeldJournal(house, HastyCall.ID)) {
      // when, then
      assertThat(actsBeforeTheWrite(held, desk, () -> hasty.tell("go"))).isTrue();
    }
    house.kit.stop(hasty);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldDoNothingAndStopWhenTheWriteIsRefused(boolean rejected) {
    // given
    call.listening();
    List<String> said = List.copyOf(call.voice.said);
    ProcessingResult refusal = rejected ? Reject.create() : StorageFailure.create();
    // when
    try (HeldJournal held = new HeldJournal(house, "call|" + call.id.value())) {
      call.says(TestCall.WHOLE_WISH);
      held.awaitWrite();
      held.release(refusal);
      // then
      call.shard.expectTerminated(call.actor(), Duration.ofSeconds(10));
    }
    assertThat(call.ledger.asked).isEmpty();
    assertThat(call.voice.said).isEqualTo(said);
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
    assertThat(call.line().heartbeat(TestCall.FIRST_EPOCH)).isEqualTo(LineAnswer.NOT_ATTACHED);
  }

  @Test
  void shouldAskAgainWithTheSameKeyAndTimeWhenTheCallWakes() {
    // given
    call.listening();
    call.wishes();
    LedgerProtocol.FindFree asked = (LedgerProtocol.FindFree) call.ledger.asked.get(0);
    call.lose(false);
    house.pass(Duration.ofSeconds(3));
    // when
    call.start();
    // then
    house.await(() -> assertThat(call.ledger.asked).hasSize(2));
    assertThat(((LedgerProtocol.FindFree) call.ledger.asked.get(1)).query())
        .isEqualTo(asked.query());
  }

  @Test
  void shouldRepeatAHoldUnderItsKeyUntilItIsAnsweredAndThenNeverAgain() {
    // given
    call.listening();
    call.finds();
    call.wishes();
    LedgerProtocol.PlaceHold first = call.holdAsked(1);
    // when: the node is lost before the answer came
    call.lose(false);
    house.pass(Duration.ofSeconds(3));
    call.start();
    LedgerProtocol.PlaceHold second = call.holdAsked(2);
    // then
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(second.hold()).isEqualTo(first.hold());
    CommandKey key = second.key();
    assertThat(call.state().outbox().tools().values())
        .anyMatch(tool -> tool.madeAt().equals(key.madeAt()));
    // and when it is answered, another wake does not ask again
    call.holds();
    call.lose(false);
    call.start();
    call.holdAsked(3);
    call.awaitInput(Input.ToolAnswered.class, 2);
    call.lose(false);
    call.start();
    call.awaitInput(Input.Resumed.class, 3);
    call.settle();
    assertThat(call.holdsAsked()).hasSize(3);
  }

  @Test
  void shouldTakeAnAnswerOnce() {
    // given
    call.listening();
    call.finds();
    call.wishes();
    call.awaitInput(Input.ToolAnswered.class, 1);
    // when: the same answer comes once more
    call.tell(new CallMessages.ToolReplied(1, new ToolAnswer.SlotsFound(List.of(), false)));
    call.settle();
    // then
    assertThat(call.inputs(Input.ToolAnswered.class)).hasSize(1);
  }

  /** Does what it decides at once, and writes it too. */
  private static final class HastyCall extends EventSourcedBehavior<String, CallEvent, CallState> {
    private static final String ID = EntityKind.CALL.persistenceId("hasty");
    private final FakeDesk<LedgerProtocol.Command> desk;

    HastyCall(FakeDesk<LedgerProtocol.Command> desk) {
      super(PersistenceId.ofUniqueId(ID));
      this.desk = desk;
      desk.answers(command -> new CompletableFuture<>());
    }

    @Override
    public CallState emptyState() {
      return CallState.EMPTY;
    }

    @Override
    public CommandHandler<String, CallEvent, CallState> commandHandler() {
      return (state, command) -> {
        desk.<LedgerProtocol.FreeSlots>ask(
            replyTo -> new LedgerProtocol.FindFree(StoredSamples.query(), replyTo),
            Duration.ofSeconds(1));
        Decision decision =
            new Decision.UseTool(1, new ToolCall.SearchSlots(StoredSamples.query()));
        return Effect().persist(new CallEvent.DecisionMade(CallClinic.header(), 1, decision));
      };
    }

    @Override
    public EventHandler<CallState, CallEvent> eventHandler() {
      return (state, event) -> state.after(event, CallClinic.DIGEST.of(event));
    }
  }
}
