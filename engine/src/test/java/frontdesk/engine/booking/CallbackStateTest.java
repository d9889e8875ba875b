package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.call;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.CallbackEvent;
import frontdesk.protocol.booking.CallbackEvent.CallbackDone;
import frontdesk.protocol.booking.CallbackEvent.CallbackPromised;
import frontdesk.protocol.booking.CallbackEvent.CallbackTaken;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.CallbackProtocol.Wish;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallbackId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promised callbacks, one event after the other. */
class CallbackStateTest {
  private static final CallbackSettings SETTINGS = new CallbackSettings(9, 2, 10, 100);
  private static final Wish WISH =
      new Wish(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private CallbackState state = CallbackState.empty();

  private static EventHeader header() {
    return new EventHeader(1, Clinic.NOW, Clinic.ID, new BuildId("test"), "");
  }

  private static CallbackId id(String id) {
    return new CallbackId(id);
  }

  private void happened(CallbackEvent event) {
    state = state.apply(event, Clinic.DIGEST, SETTINGS);
    assertThat(state.lastDigest()).isEqualTo(Clinic.DIGEST.of(event));
  }

  private void promised(String id, int minutes) {
    happened(
        new CallbackPromised(
            header(), id(id), call(1), WISH, Clinic.NOW.plus(Duration.ofMinutes(minutes))));
  }

  private void done(String id) {
    happened(new CallbackDone(header(), id(id), "maria"));
  }

  @Test
  void shouldMarkOnlyTheOneThatWasTaken() {
    promised("a", 2);
    promised("b", 1);
    happened(new CallbackTaken(header(), id("b"), "maria"));
    assertThat(state.find(id("a")).orElseThrow().takenBy()).isEmpty();
    assertThat(state.find(id("b")).orElseThrow().takenBy()).contains("maria");
    assertThat(state.open())
        .extracting(CallbackProtocol.Callback::id)
        .containsExactly(id("a"), id("b"));
    assertThat(state.byDueTime())
        .extracting(CallbackProtocol.Callback::id)
        .containsExactly(id("b"), id("a"));
  }

  @Test
  void shouldRememberTheLastOnesThatWereDone() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      promised(id, 1);
    }
    done("a");
    done("b");
    assertThat(state.wasDone(id("a"))).isTrue();
    done("c");
    assertThat(state.wasDone(id("a"))).isFalse();
    assertThat(state.done()).containsExactly(id("b"), id("c"));
    assertThat(state.open()).extracting(CallbackProtocol.Callback::id).containsExactly(id("d"));
  }
}
