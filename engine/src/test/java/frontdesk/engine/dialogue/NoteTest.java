package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The optional note: asked only where the service wants one, kept as it was said. */
class NoteTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toNote() {
    call.say(NOTHING.withService(FILLING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.NOTE);
  }

  @Test
  void shouldNotAskForANoteWhereTheServiceWantsNone() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldKeepWhatWasSaidWithTheAppointment() {
    // given
    toNote();
    // when
    call.hearOut();
    call.give(
        new Input.AudioRecorded(
            call.tick(), call.state.prompts(), SampleClinic.sealed("an allergy"), 4_000));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    // then
    assertThat(call.tools(ToolCall.ConfirmHold.class).get(0).note())
        .contains(SampleClinic.sealed("an allergy"));
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldGoOnWithoutANoteAndNotAskAgain() {
    // given
    toNote();
    // when
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(NO.withTime(LocalTime.of(11, 0)));
    // then
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(call.tools(ToolCall.ConfirmHold.class).get(0).note()).isEmpty();
  }

  @Test
  void shouldTakeThePoundKeyAndSilenceForNoNote() {
    toNote();
    call.press('#');
    assertThat(call.lastSaid()).startsWith("confirm.full");
    call.say(NO.withWrong(SlotName.NOTE));
    assertThat(call.question()).isEqualTo(Question.NOTE);
    call.stayThere();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.state.slots().get(SlotName.NOTE)).isEqualTo(new SlotValue.NoNote());
  }

  @Test
  void shouldNotTakeYesForNoNote() {
    toNote();
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.note.2");
  }

  @Test
  void shouldNotGiveACallUpForANoteThatIsNotUnderstood() {
    toNote();
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.1", "ask.note.2");
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.2", "ask.note.3");
    call.mumble();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.state.count(Question.NOTE, Trouble.NOT_UNDERSTOOD)).isZero();
  }
}
