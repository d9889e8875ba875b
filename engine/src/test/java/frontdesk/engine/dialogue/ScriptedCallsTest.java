package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ten scripted calls, at the conversation: what was said, and what stands in the ledger. */
class ScriptedCallsTest {
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void nameAndNumber() {
    assertThat(call.question()).isEqualTo(Question.NAME);
    call.sayName();
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONTACT_CONFIRM);
    call.say(YES);
  }

  private void toReadBack() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));
    nameAndNumber();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  private void shouldHaveBooked(LocalDateTime start) {
    assertThat(ledger.booked).hasSize(1);
    assertThat(ledger.booked.get(0).slot().start().atZone(ZONE).toLocalDateTime()).isEqualTo(start);
    assertThat(ledger.holds).isEmpty();
    assertThat(call.lastSaid()).containsExactly("booked", "booked.reference", "ask.more.1");
    assertThat(call.ending()).isEmpty();
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("goodbye.booked");
    assertThat(call.ending()).contains(EndReason.BOOKED);
    assertThat(call.state.phase()).isEqualTo(Phase.END);
  }

  @Test
  void shouldBookStepByStep() {
    // given a greeting that names the clinic and asks
    assertThat(call.lastSaid()).containsExactly("greeting", "greeting.keys", "ro/other.language");

    // when
    call.say(NOTHING.withIntent(Intent.BOOK));
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(TUESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call.say(NOTHING.withChoice(2));
    nameAndNumber();
    assertThat(call.lastSaid())
        .containsExactly("confirm.full", "confirm.when", "confirm.number", "ask.confirm.1");
    call.say(YES);

    // then
    shouldHaveBooked(TUESDAY.atTime(12, 0));
    assertThat(call.phases())
        .containsExactly(
            Phase.START,
            Phase.GREETING,
            Phase.COLLECT_INFO,
            Phase.CONFIRM,
            Phase.COMPLETE,
            Phase.END);
  }

  @Test
  void shouldBookFromOneSentence() {
    toReadBack();
    call.say(YES);
    shouldHaveBooked(TUESDAY.atTime(THREE));
    assertThat(call.tools(ToolCall.SearchSlots.class)).hasSize(1);
  }

  @Test
  void shouldTakeCorrectionAtReadBack() {
    // given
    toReadBack();

    // when
    call.say(NO.withDate(WEDNESDAY));

    // then the first hold is given back, nothing already known is asked again
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
    call.say(YES);
    shouldHaveBooked(WEDNESDAY.atTime(THREE));
  }

  @Test
  void shouldOfferAlternativeWhenTaken() {
    // given
    ledger.taken.add(TUESDAY.atTime(THREE));

    // when
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE));

    // then
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.lastSaid()).startsWith("offer.taken");
    call.say(NOTHING.withChoice(1));
    nameAndNumber();
    call.say(YES);
    shouldHaveBooked(TUESDAY.atTime(9, 0));
  }

  @Test
  void shouldNotTakeInterruptionForConfirmation() {
    // given
    toReadBack();

    // when
    call.interrupt();
    call.heard(YES, false, 0.99);

    // then
    assertThat(ledger.booked).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid())
        .containsExactly(
            "confirm.unsure.1", "confirm.short", "confirm.when.short", "ask.confirm.2");
    call.say(YES);
    shouldHaveBooked(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldBookByKeysOnly() {
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call.press('2');
    assertThat(call.question()).isEqualTo(Question.NAME);
    call.press('#');
    assertThat(call.question()).isEqualTo(Question.CONTACT_CONFIRM);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.press('1');
    shouldHaveBooked(TUESDAY.atTime(10, 0));
  }

  @Test
  void shouldGoOnAfterSilence() {
    // when
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("trouble.silence.1", "ask.intent.2");
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);

    // then
    toReadBack();
    call.say(YES);
    shouldHaveBooked(TUESDAY.atTime(THREE));
  }

  @Test
  void shouldPromiseCallbackWhenNeverUnderstood() {
    // when
    call.mumble();
    call.mumble();
    assertThat(call.lastSaid())
        .containsExactly("trouble.unclear.2", "ask.intent.3", "ro/other.language");
    call.mumble();

    // then
    assertThat(ledger.booked).isEmpty();
    assertThat(ledger.callbacks).hasSize(1);
    assertThat(call.lastSaid()).containsExactly("sorry.fallback", "callback.promised", "goodbye");
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
    assertThat(call.phases())
        .containsExactly(Phase.START, Phase.GREETING, Phase.RETRY, Phase.FALLBACK, Phase.END);
  }

  @Test
  void shouldReleaseHoldWhenCallerHangsUpBeforeConfirming() {
    toReadBack();
    assertThat(ledger.holds).hasSize(1);
    call.hangUp();
    assertThat(ledger.holds).isEmpty();
    assertThat(ledger.booked).isEmpty();
    assertThat(call.ending()).contains(EndReason.CALLER_GONE);
  }

  @Test
  void shouldBookOnceWhenCallerHangsUpWhileConfirming() {
    // given: yes was said, the patient is known, the confirmation is on its way
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    var register = lastTool();
    call.answer(register);
    var confirm = lastTool();
    assertThat(confirm.call()).isInstanceOf(ToolCall.ConfirmHold.class);

    // when
    call.hangUp();
    call.answer(confirm);

    // then: the journal says that it was booked, and nothing was given back
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.state.appointment()).isPresent();
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
    assertThat(call.ending()).contains(EndReason.CALLER_GONE);
  }

  @Test
  void shouldBookNothingWhenCallerHangsUpBeforePatientIsKnown() {
    // given
    toReadBack();
    call.answerTools = false;
    call.say(YES);
    var register = lastTool();

    // when
    call.hangUp();
    call.answer(register);
    call.answer(lastTool());

    // then
    assertThat(ledger.booked).isEmpty();
    assertThat(ledger.holds).isEmpty();
    assertThat(call.tools(ToolCall.ConfirmHold.class)).isEmpty();
  }

  private Decision.UseTool lastTool() {
    return call.decisions().stream()
        .filter(Decision.UseTool.class::isInstance)
        .map(Decision.UseTool.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
