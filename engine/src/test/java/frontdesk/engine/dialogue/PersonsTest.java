package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PatientId;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second person in one call: nothing proven of one of them answers for the other. */
class PersonsTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding FIND = NOTHING.withIntent(Intent.FIND_APPOINTMENT);
  private static final Understanding HIS = FIND.withPerson(RelationToCaller.SON);
  private static final Understanding NUMBER = NOTHING.withNumber(SampleClinic.sealed("typed"));
  private static final Understanding BIRTH = NOTHING.withBirthDate(SampleClinic.sealed("birth"));
  private static final Understanding HIS_BIRTH =
      NOTHING.withBirthDate(SampleClinic.sealed("tom's birth"));
  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);
  private final Appointment hers = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
  private final Appointment his =
      ledger.has(FakeLedger.TOM, CLEANING, POPESCU, WEDNESDAY.atTime(9, 0));

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void hersIsTold() {
    call.say(FIND);
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  private List<PatientId> retrieved() {
    return call.tools(ToolCall.RetrieveAppointments.class).stream()
        .map(ToolCall.RetrieveAppointments::patient)
        .toList();
  }

  @Test
  void shouldAskAnewWhoItIsWhenSomebodyElseIsSpokenOf() {
    hersIsTold();
    call.say(HIS);
    assertThat(call.lastSaid()).containsExactly("person.proof", "ask.known.number.1");
    assertThat(call.state.dealings().identified()).isEmpty();
    assertThat(call.state.dealings().appointments()).isEmpty();
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    assertThat(retrieved()).containsExactly(FakeLedger.KNOWN, FakeLedger.TOM);
    assertThat(call.state.dealings().appointments()).containsExactly(his);
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldTellNothingOfTheFormerPatientWhenTheOtherIsNotIdentified() {
    hersIsTold();
    int told = count("appointment.one");
    call.say(HIS);
    call.say(NUMBER);
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withName(SampleClinic.sealed("tom")));
    call.press('#');
    assertThat(call.lastSaid())
        .containsExactly("sorry.unidentified.other", "human.instead", "ask.more.1");
    assertThat(count("appointment.one")).isEqualTo(told);
  }

  @Test
  void shouldAskForTheWholeNameOfWhomOnlyTheFirstIsKnown() {
    bookFor(RelationToCaller.SON);
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.lastSaid()).contains("ask.name.other.1");
  }

  @Test
  void shouldAskOnlyWhetherAWholeNameIsRight() {
    bookFor(RelationToCaller.OTHER);
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
  }

  private void bookFor(RelationToCaller relation) {
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withPractitioner(POPESCU)
            .withDate(WEDNESDAY)
            .withTime(LocalTime.of(11, 0))
            .withPerson(relation)
            .withName(SampleClinic.sealed("tom")));
  }

  private int count(String key) {
    return (int) call.said().stream().filter(keys -> keys.contains(key)).count();
  }

  @Test
  void shouldAskAnewForTheCallerAgain() {
    hersIsTold();
    call.say(HIS);
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    call.say(FIND.withPerson(RelationToCaller.CALLER));
    assertThat(call.state.dealings().identified()).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONTACT);
  }

  @Test
  void shouldNotAskTwiceForThePersonWhoIsSpokenOf() {
    call.say(HIS);
    call.say(NUMBER);
    call.say(HIS_BIRTH);
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT).withPerson(RelationToCaller.SON));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(call.state.selected()).contains(his);
  }

  @Test
  void shouldAskAnewForANameThatIsNotTheirs() {
    hersIsTold();
    call.say(FIND.withName(SampleClinic.sealed("tom popa")));
    assertThat(call.state.dealings().identified()).isEmpty();
  }

  @Test
  void shouldNotTakeAnAnswerAboutTheFormerPersonForTheOther() {
    call.say(FIND);
    call.say(NUMBER);
    call.answerTools = false;
    call.say(BIRTH);
    Decision.UseTool late = call.lastUse();
    call.say(HIS);
    call.give(
        new Input.ToolAnswered(
            call.tick(), late.tool(), new ToolAnswer.PatientIdentified(FakeLedger.KNOWN)));
    assertThat(call.state.dealings().identified()).isEmpty();
    assertThat(retrieved()).isEmpty();
  }

  /** The guardrails refuse what concerns the former patient; without them it would be done. */
  @Test
  void shouldRefuseWhateverIsProposedOfTheFormerPatient() {
    hersIsTold();
    call.say(HIS);
    List<ToolCall> tools =
        List.of(new ToolCall.RetrieveAppointments(FakeLedger.KNOWN), cancellation());
    for (ToolCall tool : tools) {
      Draft strict = proposed(Guardrails.STRICT, tool);
      assertThat(strict.decisions()).anyMatch(Decision.ProposalRefused.class::isInstance);
      assertThat(strict.decisions()).noneMatch(Decision.UseTool.class::isInstance);
    }
    assertThat(proposed(Guardrails.STRICT, tools.get(0)).decisions())
        .contains(new Decision.ProposalRefused(Objection.NOT_IDENTIFIED));
    assertThat(proposed(UNPROVEN, tools.get(0)).decisions())
        .as("the failing twin")
        .anyMatch(Decision.UseTool.class::isInstance);
  }

  private ToolCall cancellation() {
    return new ToolCall.CancelAppointment(hers.id());
  }

  private static final Guardrails UNPROVEN =
      new Guardrails() {
        @Override
        public boolean isIdentified(Draft draft, ToolCall tool) {
          return true;
        }

        @Override
        public boolean isDeclared(Draft draft, ToolCall tool) {
          return true;
        }
      };

  private Draft proposed(Guardrails guardrails, ToolCall tool) {
    return Conversation.draft(
        new Conversation.Context(SampleClinic.CATALOGUE, Limits.DEFAULT),
        guardrails,
        call.state,
        new Input.Proposed(call.tick(), call.state.prompts(), new Proposal.UseTool(tool)));
  }

  private void bookAtNine() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(NINE));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("booked");
  }

  @Test
  void shouldBookTheSameForSomebodyElseUnderTheirOwnName() {
    bookAtNine();
    call.say(NOTHING.withPerson(RelationToCaller.HUSBAND).withSame().withTime(LocalTime.of(15, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(call.state.dealings().identified()).isEmpty();
    assertThat(call.state.has(SlotName.CONTACT)).as("the number to ring back").isTrue();
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
    assertThat(BookingFlow.date(call.state)).contains(TUESDAY);
    assertThat(BookingFlow.practitioner(call.state)).contains(POPESCU);
  }

  @Test
  void shouldAskForTheDayOfAnotherOneThatIsNotTheSame() {
    bookAtNine();
    call.say(NOTHING.withPerson(RelationToCaller.DAUGHTER));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
  }

  @Test
  void shouldNotBookForWhoeverWasIdentifiedWhatIsForSomebodyElse() {
    hersIsTold();
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withDate(TUESDAY)
            .withTime(NINE)
            .withPerson(RelationToCaller.SON));
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(Confirmation.patient(call.state)).isEmpty();
  }

  @Test
  void shouldTellOfAnotherWhatWasToldOfTheFirst() {
    hersIsTold();
    call.say(NOTHING.withPerson(RelationToCaller.SON));
    assertThat(call.lastSaid()).containsExactly("person.proof", "ask.known.number.1");
  }
}
