package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An e-mail address that a caller offers: said to be noted, and kept with who is made known. */
class EmailTest {
  private static final Sealed ADDRESS = SampleClinic.sealed("anna@example.com");
  private static final Understanding EMAIL = NOTHING.withEmail(ADDRESS);
  private static final Understanding WISH =
      NOTHING
          .withIntent(Intent.BOOK)
          .withService(CLEANING)
          .withPractitioner(POPESCU)
          .withDate(TUESDAY)
          .withTime(LocalTime.of(11, 0));

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private Optional<Sealed> registered() {
    call.sayName();
    call.say(NOTHING.withYes(true));
    call.say(NOTHING.withYes(true));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(NOTHING.withYes(true));
    assertThat(call.tools(ToolCall.RegisterPatient.class)).hasSize(1);
    return call.tools(ToolCall.RegisterPatient.class).get(0).email();
  }

  @Test
  void shouldBeNotedBesideTheWishAndKeptWithThePatient() {
    call.say(WISH.withEmail(ADDRESS));
    assertThat(call.lastSaid()).startsWith("email.noted");
    assertThat(registered()).contains(ADDRESS);
  }

  @Test
  void shouldKeepNoneThatWasNotOffered() {
    call.say(WISH);
    assertThat(call.lastSaid()).doesNotContain("email.noted");
    assertThat(registered()).isEmpty();
  }

  @Test
  void shouldBeNotedAloneAndTheQuestionAskedAgain() {
    call.say(WISH);
    Question question = call.question();
    call.say(EMAIL);
    assertThat(call.lastSaid()).startsWith("email.noted");
    assertThat(call.lastSaid().size()).isGreaterThan(1);
    assertThat(call.question()).isEqualTo(question);
    assertThat(call.state.count(question)).isZero();
    assertThat(registered()).contains(ADDRESS);
  }

  @Test
  void shouldNotBeSaidToBeNotedWhereNobodyIsMadeKnownAnyMore() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.lastSaid()).contains("appointment.one");
    call.say(EMAIL);
    assertThat(call.lastSaid()).startsWith("email.by.person").doesNotContain("email.noted");
  }

  @Test
  void shouldNotBecomeSomebodyElses() {
    call.say(WISH.withEmail(ADDRESS));
    assertThat(call.state.has(SlotName.EMAIL)).isTrue();
    call.say(NOTHING.withIntent(Intent.START_OVER));
    assertThat(call.state.has(SlotName.EMAIL)).isTrue();
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withPerson(RelationToCaller.DAUGHTER));
    assertThat(call.state.has(SlotName.EMAIL)).isFalse();
  }

  @Test
  void shouldBeRegisteredOnlyAsTheCallerSaidIt() {
    call.say(WISH.withEmail(ADDRESS));
    ToolCall.RegisterPatient own = Confirmation.registration(call.state);
    assertThat(CallersOwn.isOwn(call.state, own)).isTrue();
    assertThat(
            CallersOwn.isOwn(
                call.state, own.withEmail(Optional.of(SampleClinic.sealed("x@example.com")))))
        .isFalse();
  }
}
