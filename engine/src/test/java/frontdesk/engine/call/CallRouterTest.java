package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.sip.ArrivedCall;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.sdp.SdpBody;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From SIP to the calls and back: what is answered, and that every slot comes back once. */
class CallRouterTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ManualTime time;

  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

  private final TestProbe<ShardingEnvelope<CallProtocol.Command>> calls = kit.createTestProbe();
  private final Slots slots = new Slots(2, Duration.ofSeconds(30));
  private final Neighbours neighbours =
      new Neighbours("node", Neighbours.Settings.DEFAULTS, System::nanoTime);
  private final CallRouter router =
      new CallRouter(
          new CallRouter.Dependencies(
              new WayToCalls(kit.system(), calls.getRef()),
              numbers ->
                  numbers.contains(CallClinic.NUMBER)
                      ? Optional.of(new CallRouter.Called(CallClinic.ID, CallClinic.NUMBER))
                      : Optional.empty(),
              (clinic, candidate) -> Optional.of(candidate),
              List.of(ShardId.of("node", 0)),
              new FakeKeys(),
              slots,
              neighbours,
              new UserAgentSignaling(slots),
              new Random(7),
              REPLY_TIMEOUT,
              Duration.ZERO));
  private final ArrivedCall arrived = new ArrivedCall(CallClinic.NUMBER);

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(ManualTime.config());
    time = ManualTime.get(kit.system());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private CallProtocol.Accept accepted(ShardingEnvelope<CallProtocol.Command> envelope) {
    return new CallProtocol.Accept(Optional.of("v=0"), arrive(envelope).dialog());
  }

  private ShardingEnvelope<CallProtocol.Command> invited() {
    router.onInvite(arrived.call());
    return calls.receiveMessage();
  }

  private static CallProtocol.Arrive arrive(ShardingEnvelope<CallProtocol.Command> envelope) {
    return (CallProtocol.Arrive) envelope.message();
  }

  private void awaitDecided(String... decisions) {
    calls.awaitAssert(() -> assertThat(arrived.decided).containsExactly(decisions));
  }

  @Test
  void shouldRingThenAcceptWhatTheCallAccepts() {
    // given
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    assertThat(arrive(envelope).clinic()).isEqualTo(CallClinic.ID);
    assertThat(arrive(envelope).callerNumber()).contains("+40721000111");
    // when
    arrive(envelope).replyTo().tell(accepted(envelope));
    // then
    awaitDecided("ring", "accept");
    assertThat(slots.inUse()).isEqualTo(1);
  }

  /** Some trunks write their own number into From. */
  @ParameterizedTest
  @CsvSource({"+40721000222, +40721000222", "'', ''"})
  void shouldNotTakeTheCalledNumberForTheCaller(String asserted, String caller) {
    // given
    List<String> callers = new ArrayList<>(List.of(CallClinic.NUMBER));
    if (!asserted.isEmpty()) {
      callers.add(0, asserted);
    }
    // when
    router.onInvite(new ArrivedCall(CallClinic.NUMBER, callers.toArray(String[]::new)).call());
    // then
    assertThat(arrive(calls.receiveMessage()).callerNumber().orElse("")).isEqualTo(caller);
  }

  @Test
  void shouldRefuseAsTheCallRefusesAndGiveTheSlotBackOnce() {
    // given
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    // when
    arrive(envelope)
        .replyTo()
        .tell(new CallProtocol.Refuse(503, OptionalInt.of(10), Optional.empty()));
    // then
    awaitDecided("ring", "503 Retry-After");
    assertThat(slots.inUse()).isZero();
    slots.giveBack(new CallId(envelope.entityId()));
    assertThat(slots.inUse()).isZero();
  }

  @Test
  void shouldRefuseANumberOfNobodyAndGiveTheSlotBack() {
    // given
    ArrivedCall stranger = new ArrivedCall("+40999");
    // when
    router.onInvite(stranger.call());
    // then
    assertThat(stranger.decided).containsExactly("404");
    assertThat(slots.inUse()).isZero();
    calls.expectNoMessage();
  }

  @Test
  void shouldEndACallThatDoesNotAnswerInTime() {
    // given
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    // when
    time.timePasses(REPLY_TIMEOUT);
    // then: whatever becomes of it there, its caller is gone
    awaitDecided("ring", "503 Retry-After");
    assertThat(slots.inUse()).isZero();
    assertThat(calls.receiveMessage())
        .isEqualTo(new ShardingEnvelope<>(envelope.entityId(), new CallProtocol.CancelInvite()));
  }

  @Test
  void shouldNotAcceptACallThatWasCancelledMeanwhile() {
    // given
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    // when
    router.onCancelled(arrived.call());
    router.onCancelled(arrived.call());
    arrive(envelope).replyTo().tell(accepted(envelope));
    // then: the call is told once, and its 200 is not sent
    assertThat(calls.receiveMessage().message()).isEqualTo(new CallProtocol.CancelInvite());
    calls.expectNoMessage();
    awaitDecided("ring");
  }

  @Test
  void shouldHandEveryMessageOfADialogToTheCallOfItsTag() {
    // given
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    arrive(envelope).replyTo().tell(accepted(envelope));
    awaitDecided("ring", "accept");
    var dialog = arrived.dialog(envelope.entityId());
    // when
    router.onDialogEvent(new DialogEvent.Acknowledged(dialog, SdpBody.Absent.INSTANCE));
    router.onDialogEvent(new DialogEvent.NotAcknowledged(dialog));
    router.onDialogEvent(new DialogEvent.Ended(dialog));
    router.onDialogEvent(new DialogEvent.Ended(arrived.dialog("made-up")));
    // then
    assertThat(List.of(calls.receiveMessage(), calls.receiveMessage(), calls.receiveMessage()))
        .allMatch(message -> message.entityId().equals(envelope.entityId()))
        .extracting(message -> (Object) message.message().getClass())
        .containsExactly(
            CallProtocol.Acknowledge.class,
            CallProtocol.NotAcknowledged.class,
            CallProtocol.HangUp.class);
    calls.expectNoMessage();
  }

  @Test
  void shouldSendACallToTheNodeThatHasRoomAndRingWithItsAnswer() {
    // given: no room here
    slots.drain();
    neighbours.heard(new Neighbours.Room("other", List.of(ShardId.of("other", 3)), 2));
    // when
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    // then
    assertThat(envelope.entityId()).startsWith("other-3.");
    awaitDecided();
    arrive(envelope).replyTo().tell(accepted(envelope));
    awaitDecided("ring", "accept");
    assertThat(slots.inUse()).isZero();
  }

  @Test
  void shouldAskAnotherNodeWhenOneRefuses() {
    // given
    slots.drain();
    neighbours.heard(new Neighbours.Room("other", List.of(ShardId.of("other", 0)), 9));
    neighbours.heard(new Neighbours.Room("third", List.of(ShardId.of("third", 0)), 1));
    ShardingEnvelope<CallProtocol.Command> envelope = invited();
    CallProtocol.Refuse full = new CallProtocol.Refuse(503, OptionalInt.of(10), Optional.empty());
    // when
    arrive(envelope).replyTo().tell(full);
    // then
    ShardingEnvelope<CallProtocol.Command> next = calls.receiveMessage();
    assertThat(next.entityId()).startsWith("third-0.");
    arrive(next).replyTo().tell(full);
    awaitDecided("503 Retry-After");
  }
}
