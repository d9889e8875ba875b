package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.call;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.booking.CallbackEvent;
import frontdesk.protocol.booking.CallbackProtocol.Answer;
import frontdesk.protocol.booking.CallbackProtocol.Command;
import frontdesk.protocol.booking.CallbackProtocol.Complete;
import frontdesk.protocol.booking.CallbackProtocol.ListOpen;
import frontdesk.protocol.booking.CallbackProtocol.OpenCallbacks;
import frontdesk.protocol.booking.CallbackProtocol.Outcome;
import frontdesk.protocol.booking.CallbackProtocol.Promise;
import frontdesk.protocol.booking.CallbackProtocol.Take;
import frontdesk.protocol.booking.CallbackProtocol.Wish;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackListTest {
  private static final Wish WISH =
      new Wish(
          Optional.of(new Sealed(new KeyId("call/1"), new byte[] {7})),
          Optional.of(Clinic.CLEANING),
          Optional.empty(),
          Optional.of(Clinic.MONDAY),
          Optional.of(LocalTime.of(10, 0)));

  private static ActorTestKit kit;

  private final List<CallbackEvent> written = new ArrayList<>();
  private EventSourcedBehaviorTestKit<Command, CallbackEvent, CallbackState> list;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void startList() {
    list =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            CallbackList.create(
                new ClinicEntity.Dependencies<>(
                    Clinic.ID,
                    new MovableClock(Clinic.NOW),
                    new CallbackSettings(2, 1, 10, 100),
                    Clinic.DIGEST,
                    new BuildId("test"))),
            JournalTestConfig.CHECKED);
    list.clear();
  }

  @Test
  void shouldListOpenCallbacksByDueTime() {
    // given
    promise("late", 60);
    promise("soon", 30);

    // when
    OpenCallbacks open = list.<OpenCallbacks>runCommand(ListOpen::new).reply();

    // then
    assertThat(open.callbacks())
        .extracting(callback -> callback.id().value())
        .containsExactly("soon", "late");
    assertThat(open.callbacks().get(0).wish()).isEqualTo(WISH);
  }

  @Test
  void shouldRefuseMoreThanMayBeOpen() {
    // given
    promise("a", 1);
    promise("b", 2);

    // when, then
    assertThat(promise("c", 3)).isEqualTo(Outcome.TOO_MANY_OPEN);
    assertThat(complete("a")).isEqualTo(Outcome.COMMITTED);
    assertThat(promise("c", 3)).isEqualTo(Outcome.COMMITTED);
  }

  @Test
  void shouldAnswerRepeatedCommandsAlikeAndWriteOnce() {
    // when
    for (int i = 0; i < 2; i++) {
      assertThat(promise("a", 1)).isEqualTo(Outcome.COMMITTED);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(take("a")).isEqualTo(Outcome.COMMITTED);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(complete("a")).isEqualTo(Outcome.COMMITTED);
    }
    assertThat(promise("a", 1)).isEqualTo(Outcome.COMMITTED);

    // then: one of each event that there is, in a chain
    assertThat(written)
        .extracting(Object::getClass)
        .containsExactly(CallbackEvent.class.getPermittedSubclasses());
    assertThat(written.get(2).header().previous()).isEqualTo(Clinic.DIGEST.of(written.get(1)));
    assertThat(list.getState().open()).isEmpty();
    CallbackState before = list.getState();
    assertThat(list.restart().state()).isEqualTo(before);
  }

  @Test
  void shouldSayWhoTookIt() {
    promise("a", 1);
    take("a");
    assertThat(list.getState().open().get(0).takenBy()).contains("maria");
  }

  @Test
  void shouldNotFindWhatWasNeverPromised() {
    assertThat(take("a")).isEqualTo(Outcome.NOT_FOUND);
    assertThat(complete("a")).isEqualTo(Outcome.NOT_FOUND);
    assertThat(written).isEmpty();
  }

  private Outcome promise(String id, int minutes) {
    Instant due = Clinic.NOW.plus(Duration.ofMinutes(minutes));
    return run(ref -> new Promise(new CallbackId(id), call(1), WISH, due, ref));
  }

  private Outcome take(String id) {
    return run(ref -> new Take(new CallbackId(id), "maria", ref));
  }

  private Outcome complete(String id) {
    return run(ref -> new Complete(new CallbackId(id), "maria", ref));
  }

  private Outcome run(Function<ActorRef<Answer>, Command> command) {
    var result = list.runCommand(command);
    written.addAll(result.events());
    return result.reply().outcome();
  }
}
