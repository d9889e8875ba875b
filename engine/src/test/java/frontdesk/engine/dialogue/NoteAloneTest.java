package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.engine.dialogue.tools.DeclaredCall;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A note for an appointment that there is, and nothing else: asked for, read back, written once.
 */
class NoteAloneTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding TELL = NOTHING.withIntent(Intent.NOTE_APPOINTMENT);
  private static final Sealed LATEX = SampleClinic.sealed("allergic to latex");

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private Appointment cleaning() {
    return ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
  }

  private void identify() {
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
  }

  private void record(Sealed note) {
    call.hearOut();
    call.give(new Input.AudioRecorded(call.tick(), call.state.prompts(), note, 4_000));
  }

  private List<ToolCall.NoteAppointment> noted() {
    return call.tools(ToolCall.NoteAppointment.class);
  }

  @Test
  void shouldWriteANoteThatWasSaidWithTheWishOnceItWasReadBackAndAgreedTo() {
    // given
    Appointment appointment = cleaning();
    // when
    call.say(TELL.withNote(LATEX));
    identify();
    // then
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    assertThat(call.lastSaid())
        .containsExactly("confirm.change.old", "confirm.note", "ask.confirm.note.1");
    assertThat(call.state.asked().orElseThrow().phrases().get(1).arguments())
        .containsEntry("note", new Argument.Noted(LATEX));
    assertThat(noted()).isEmpty();
    // when
    call.say(YES);
    // then
    assertThat(noted()).containsExactly(new ToolCall.NoteAppointment(appointment.id(), LATEX));
    assertThat(ledger.notes).containsEntry(appointment.id(), LATEX);
    assertThat(ledger.booked).containsExactly(appointment);
    assertThat(ledger.holds).isEmpty();
    assertThat(call.tools(ToolCall.HoldSlot.class)).isEmpty();
    assertThat(call.lastSaid()).containsExactly("appointment.noted", "ask.more.1");
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.CHANGED);
  }

  @Test
  void shouldAskForANoteThatWasNotSaidAndKeepItAsSound() {
    // given
    Appointment appointment = cleaning();
    // when
    call.say(TELL);
    identify();
    // then
    assertThat(call.question()).isEqualTo(Question.NOTE);
    assertThat(call.lastSaid()).containsExactly("ask.note.text.1");
    // when
    record(LATEX);
    call.press('1');
    // then
    assertThat(noted()).containsExactly(new ToolCall.NoteAppointment(appointment.id(), LATEX));
  }

  @Test
  void shouldAskWhichAppointmentIsMeantAndNotForgetTheNoteOverIt() {
    // given
    cleaning();
    Appointment second = ledger.has(FILLING, POPESCU, WEDNESDAY.atTime(9, 0));
    // when
    call.say(TELL);
    identify();
    assertThat(call.question()).isEqualTo(Question.WHICH);
    call.say(NOTHING.withChoice(2));
    assertThat(call.question()).isEqualTo(Question.NOTE);
    call.say(NOTHING.withNote(LATEX));
    // then which one it is is not asked again
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CHANGE);
    call.say(YES);
    assertThat(noted()).containsExactly(new ToolCall.NoteAppointment(second.id(), LATEX));
  }

  @Test
  void shouldHaveTheNoteSaidAnewAfterANo() {
    // given
    cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    // when
    call.say(NO);
    // then
    assertThat(call.question()).isEqualTo(Question.NOTE);
    // when
    Sealed better = SampleClinic.sealed("allergic to penicillin");
    record(better);
    call.say(YES);
    // then
    assertThat(noted()).extracting(ToolCall.NoteAppointment::note).containsExactly(better);
  }

  @Test
  void shouldHaveTheNoteSaidAnewWhereItIsWrong() {
    cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    call.say(NO.withWrong(SlotName.NOTE));
    assertThat(call.question()).isEqualTo(Question.NOTE);
    assertThat(noted()).isEmpty();
  }

  @Test
  void shouldLeaveItAsItIsForOneWhoHasNothingToSayAfterAll() {
    // given
    cleaning();
    call.say(TELL);
    identify();
    // when
    call.press('#');
    // then
    assertThat(call.lastSaid()).containsExactly("appointment.kept", "ask.more.1");
    assertThat(call.state.aim()).isEmpty();
    assertThat(noted()).isEmpty();
  }

  @Test
  void shouldAskAgainWhereNothingIsSaid() {
    cleaning();
    call.say(TELL);
    identify();
    call.stayThere();
    assertThat(call.question()).isEqualTo(Question.NOTE);
    assertThat(call.lastSaid()).contains("ask.note.text.2");
  }

  @Test
  void shouldNoteWhatThisCallBooked() {
    // given
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.MORE);
    // when
    call.say(TELL.withNote(LATEX));
    call.say(YES);
    // then
    assertThat(noted())
        .containsExactly(new ToolCall.NoteAppointment(ledger.booked.get(0).id(), LATEX));
  }

  @Test
  void shouldTellTruthfullyThatNothingWasDone() {
    // given
    cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    call.answerTools = false;
    // when
    call.say(YES);
    call.answer(new ToolAnswer.Refused(Refusal.TOO_MANY_CHANGES));
    // then
    assertThat(call.said()).noneMatch(said -> said.contains("appointment.noted"));
    assertThat(call.lastSaid()).contains("sorry.limit.call");
  }

  @Test
  void shouldNotSayWhetherItWasWrittenWhereNobodyKnows() {
    cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    ledger.broken.add(ToolCall.NoteAppointment.class);
    call.say(YES);
    assertThat(call.said()).noneMatch(said -> said.contains("appointment.noted"));
    assertThat(call.said()).anyMatch(said -> said.contains("sorry.unsure.change"));
  }

  @Test
  void shouldSayThatTheAppointmentIsGone() {
    Appointment appointment = cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    ledger.booked.remove(appointment);
    call.say(YES);
    assertThat(call.lastSaid()).contains("appointment.gone");
    assertThat(ledger.notes).isEmpty();
  }

  @Test
  void shouldReadBackTheNoteThatGoesWithAMove() {
    // given
    Appointment appointment = cleaning();
    call.say(
        NOTHING.withIntent(Intent.MOVE_APPOINTMENT).withTime(LocalTime.of(15, 0)).withNote(LATEX));
    identify();
    // then
    assertThat(call.lastSaid())
        .containsExactly(
            "confirm.change.old", "confirm.change.new", "confirm.note", "ask.confirm.change.1");
    call.say(YES);
    assertThat(call.tools(ToolCall.ModifyAppointment.class))
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.appointment()).isEqualTo(appointment.id());
              assertThat(moved.note()).contains(LATEX);
            });
    assertThat(noted()).isEmpty();
  }

  private List<Decision> propose(ToolCall wanted) {
    return call.give(
        new Input.Proposed(call.tick(), call.state.prompts(), new Proposal.UseTool(wanted)));
  }

  @Test
  void shouldNotLetABrainNoteWhatWasNotReadBackOrNotAgreedTo() {
    // given
    Appointment appointment = cleaning();
    call.say(TELL);
    identify();
    // then before a note was said
    assertThat(propose(new ToolCall.NoteAppointment(appointment.id(), LATEX)))
        .anyMatch(Decision.ProposalRefused.class::isInstance);
    // when it is read back
    record(LATEX);
    // then another one, or this one before the yes, is not written
    assertThat(
            propose(new ToolCall.NoteAppointment(appointment.id(), SampleClinic.sealed("made up"))))
        .anyMatch(Decision.ProposalRefused.class::isInstance);
    assertThat(propose(new ToolCall.NoteAppointment(appointment.id(), LATEX)))
        .contains(new Decision.ProposalRefused(Objection.NOT_AGREED));
    assertThat(ledger.notes).isEmpty();
  }

  @Test
  void shouldBeReachedByTheToolThatModifiesWithNothingButANote() throws JsonProcessingException {
    // given
    Appointment appointment = cleaning();
    call.say(TELL);
    identify();
    assertThat(Situation.of(call.state).node()).isEqualTo("change");
    String own = "{\"reference\": \"" + appointment.reference() + "\", \"note\": true}";
    // then no note was said yet
    assertThat(ask(own))
        .isInstanceOfSatisfying(
            Proposing.Outcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(Code.NOT_SAID));
    // when
    record(LATEX);
    // then
    ToolCall.NoteAppointment wanted = new ToolCall.NoteAppointment(appointment.id(), LATEX);
    assertThat(ask(own)).isEqualTo(new Proposing.Outcome.Proposed(new Proposal.UseTool(wanted)));
    assertThat(DeclaredCall.tool(wanted).name()).isEqualTo("modify_appointment");
    assertThat(
            DeclaredCall.arguments(wanted, Situation.of(call.state), SampleClinic.CATALOGUE)
                .toString())
        .isEqualTo(own.replace(" ", ""));
  }

  private Proposing.Outcome ask(String arguments) throws JsonProcessingException {
    return new Proposing(Situation.of(call.state), SampleClinic.CATALOGUE)
        .propose("modify_appointment", new ObjectMapper().readTree(arguments));
  }

  @Test
  void shouldCountANoteAmongWhatOneCallMayChange() {
    // given
    cleaning();
    call.say(TELL.withNote(LATEX));
    identify();
    call.say(YES);
    for (int written = 1; written < Limits.DEFAULT.writesPerCall(); written++) {
      call.say(TELL.withNote(LATEX));
      call.say(YES);
    }
    assertThat(noted()).hasSize(Limits.DEFAULT.writesPerCall());
    // when
    call.say(TELL.withNote(LATEX));
    // then
    assertThat(call.lastSaid()).contains("sorry.limit.call");
    assertThat(noted()).hasSize(Limits.DEFAULT.writesPerCall());
  }
}
