package frontdesk.engine.sip.registration;

import static frontdesk.engine.sip.registration.VirtualRegistrar.OTHER;
import static frontdesk.engine.sip.registration.VirtualRegistrar.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A registration for several nodes, which one of them goes on with after another. */
class RegistrationOfManyTest {
  private final VirtualRegistrar registrar = new VirtualRegistrar();

  @Test
  void shouldTakeBackWhatAnotherOneRegistered() {
    // given
    registrar.answering(VirtualRegistrar.kept(60));

    // when
    registrar.registration.register(List.of(OWN), List.of(OTHER, OWN));
    registrar.pass(Duration.ZERO);

    // then
    assertThat(registrar.contacts())
        .containsExactly("<" + OWN.text() + ">;expires=3600", "<" + OTHER.text() + ">;expires=0");
  }

  @Test
  void shouldTakeBackNothingElseWhenNothingIsWanted() {
    // given
    registrar.answering(VirtualRegistrar.ok());

    // when
    registrar.registration.end(List.of(OTHER));
    registrar.pass(Duration.ZERO);

    // then
    assertThat(registrar.contacts()).containsExactly("<" + OTHER.text() + ">;expires=0");
    assertThat(registrar.told).containsExactly("ended");
  }

  @Test
  void shouldLeaveWhatStandsToTheNextOne() {
    // given
    registrar.answering(VirtualRegistrar.kept(60));
    registrar.register(OWN, OTHER);
    int sent = registrar.requests.size();

    // when
    registrar.registration.handOver();
    registrar.pass(Duration.ofHours(2));

    // then
    assertThat(registrar.requests).hasSize(sent);
    assertThat(registrar.pendingTimers()).isZero();
  }

  /** Stopped for 40 s: others have taken it for dead, and taken its contact back. */
  @Test
  void shouldRegisterNothingInItsFirstMomentsAfterItStoodStill() {
    // given
    registrar.answering(VirtualRegistrar.kept(60));
    registrar.register(OWN, OTHER);
    // when
    registrar.stoodStill = Duration.ofSeconds(40);
    registrar.pass(registrar.untilNext());
    // then
    assertThat(registrar.requests).hasSize(1);
    assertThat(registrar.untilNext()).isEqualTo(Duration.ofSeconds(2));
    // when nobody has told it that it is out
    registrar.pass(Duration.ofSeconds(2));
    // then
    assertThat(registrar.requests).hasSize(2);
  }

  @Test
  void shouldStayQuietWhenHandedOverWhileARequestIsUnderWay() {
    // given
    registrar.mute = true;
    registrar.register(OWN);
    registrar.registration.handOver();
    registrar.pass(Duration.ZERO);

    // when
    registrar.answerNow(VirtualRegistrar.kept(60));
    registrar.pass(Duration.ofHours(2));

    // then
    assertThat(registrar.requests).hasSize(1);
    assertThat(registrar.told).isEmpty();
  }
}
