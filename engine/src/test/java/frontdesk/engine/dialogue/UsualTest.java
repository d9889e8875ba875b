package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was usual shapes the first offer to whoever was proven to be that patient, and is said. */
class UsualTest {
  private static final Understanding NUMBER = NOTHING.withNumber(SampleClinic.sealed("typed"));
  private static final Understanding BIRTH = NOTHING.withBirthDate(SampleClinic.sealed("birth"));
  private static final LocalTime NOON = LocalTime.NOON;

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  /** Dr Ionescu, in the morning, on a Wednesday. */
  private void regular() {
    ledger.usual =
        Optional.of(
            new UsualChoice(
                Optional.of(IONESCU),
                Optional.of(PartOfDay.MORNING),
                Optional.of(DayOfWeek.WEDNESDAY)));
  }

  /** Two facts were said, and compared. */
  private void identified() {
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.question()).isEqualTo(Question.MORE);
  }

  @Test
  void shouldOfferWhatIsUsualToWhoeverSaysTwoFactsWithTheWish() {
    regular();
    call.say(BIRTH.withName(SampleClinic.sealed("ann")).withService(CHECKUP));
    assertThat(call.tools(ToolCall.IdentifyPatient.class)).hasSize(1);
    assertThat(usualSaid()).isNotEmpty();
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldAskANewcomerWhoTheyAreWithoutAWordOfPatients() {
    call.say(
        NOTHING
            .withBirthDate(SampleClinic.sealed("wrong"))
            .withName(SampleClinic.sealed("ann"))
            .withService(CHECKUP)
            .withSoonest());
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.NAME_CONFIRM);
    assertThat(call.said().toString()).doesNotContain("not.identified");
    assertThat(call.tools(ToolCall.IdentifyPatient.class)).hasSize(1);
  }

  private List<Slot> offers() {
    return call.state.asked().orElseThrow().expectation().offers();
  }

  private LocalTime time(Slot slot) {
    return slot.start().atZone(SampleClinic.ZONE).toLocalTime();
  }

  private List<String> usualSaid() {
    return call.said().stream()
        .flatMap(List::stream)
        .filter(key -> key.startsWith("usual."))
        .toList();
  }

  private SlotQuery lastSearch() {
    List<ToolCall.SearchSlots> all = call.tools(ToolCall.SearchSlots.class);
    return all.get(all.size() - 1).query();
  }

  @Test
  void shouldOfferWhatIsUsualAndSayThatItIs() {
    regular();
    identified();
    call.say(NOTHING.withService(CHECKUP));
    assertThat(call.lastSaid()).startsWith("usual.day", "usual.morning", "usual.with");
    assertThat(offers())
        .isNotEmpty()
        .allMatch(slot -> slot.practitioner().equals(IONESCU))
        .allMatch(slot -> time(slot).isBefore(NOON))
        .allMatch(slot -> slot.start().atZone(SampleClinic.ZONE).toLocalDate().equals(WEDNESDAY));
    // repeated on request, and taken as any offer
    call.press('*');
    assertThat(call.lastSaid()).startsWith("usual.day", "usual.morning", "usual.with");
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldOfferItOnceOnly() {
    regular();
    identified();
    call.say(NOTHING.withService(CHECKUP));
    call.say(NOTHING.withNone());
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY.plusDays(1)));
    assertThat(usualSaid()).hasSize(3);
    assertThat(lastSearch().practitioner()).isEmpty();
    assertThat(lastSearch().latest()).isEmpty();
  }

  @Test
  void shouldLetWhatTheCallerSaysWin() {
    regular();
    identified();
    call.say(
        NOTHING
            .withService(CHECKUP)
            .withPractitioner(POPESCU)
            .withDate(WEDNESDAY.plusDays(1))
            .withWindow(Optional.of(NOON), Optional.empty()));
    assertThat(usualSaid()).isEmpty();
    assertThat(offers())
        .isNotEmpty()
        .allMatch(slot -> slot.practitioner().equals(POPESCU))
        .allMatch(slot -> !time(slot).isBefore(NOON));
  }

  @Test
  void shouldLetTheAfternoonWinOverTheUsualMorning() {
    regular();
    identified();
    call.say(NOTHING.withService(CHECKUP).withWindow(Optional.of(NOON), Optional.empty()));
    assertThat(usualSaid()).containsExactly("usual.day", "usual.with");
    assertThat(offers())
        .isNotEmpty()
        .allMatch(slot -> slot.practitioner().equals(IONESCU))
        .allMatch(slot -> !time(slot).isBefore(NOON));
  }

  @Test
  void shouldTakeTheSoonestForWhatItIs() {
    regular();
    identified();
    call.say(NOTHING.withService(CHECKUP).withSoonest());
    assertThat(usualSaid()).isEmpty();
    assertThat(lastSearch().practitioner()).isEmpty();
    assertThat(lastSearch().date()).isEmpty();
  }

  @Test
  void shouldOfferOthersWithoutAClaimWhenTheUsualOneIsAway() {
    regular();
    ledger.onLeave.add(IONESCU);
    identified();
    call.say(NOTHING.withService(CHECKUP).withDate(WEDNESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(usualSaid()).isEmpty();
    assertThat(offers()).isNotEmpty().allMatch(slot -> slot.practitioner().equals(POPESCU));
  }

  @Test
  void shouldAskForTheDayWhenTheUsualOneCannotBe() {
    regular();
    ledger.onLeave.add(IONESCU);
    identified();
    call.say(NOTHING.withService(CHECKUP));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(usualSaid()).isEmpty();
  }

  /** The twin: who only calls from the number, or fails to prove it, hears nothing of history. */
  @Test
  void shouldPreferNothingForWhoIsNotIdentified() {
    regular();
    call.say(NOTHING.withService(CHECKUP));
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY));
    assertThat(lastSearch().practitioner()).isEmpty();
    assertThat(lastSearch().latest()).isEmpty();
    assertThat(usualSaid()).isEmpty();
  }

  @Test
  void shouldPreferNothingForSomebodyElse() {
    regular();
    identified();
    call.say(
        NOTHING.withService(CHECKUP).withDate(WEDNESDAY).withName(SampleClinic.sealed("daughter")));
    assertThat(usualSaid()).isEmpty();
    assertThat(lastSearch().practitioner()).isEmpty();
  }

  @Test
  void shouldKnowWhoProvedItByTheirName() {
    regular();
    call.say(
        NOTHING
            .withIntent(Intent.FIND_APPOINTMENT)
            .withName(SampleClinic.sealed("ann"))
            .withNumber(SampleClinic.sealed("typed")));
    assertThat(call.question()).isEqualTo(Question.MORE);
    call.say(NOTHING.withService(CHECKUP).withDate(WEDNESDAY));
    assertThat(usualSaid()).containsExactly("usual.morning", "usual.with");
  }

  @Test
  void shouldSayNothingWhereNothingIsUsual() {
    identified();
    call.say(NOTHING.withService(CHECKUP));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(usualSaid()).isEmpty();
  }

  /** The failing twin of the guardrail: the words are refused where nobody was identified. */
  @Test
  void shouldNotSpeakOfHistoryBeforeSomebodyIsIdentified() {
    Draft draft =
        new Draft(call.context, Guardrails.STRICT, call.state, new Input.Resumed(call.tick()));
    assertThat(Checks.against(draft, Line.USUAL_MORNING.say())).isPresent();
    regular();
    identified();
    ConversationState wished =
        call.state.apply(new Decision.SlotFilled(new SlotValue.WantedService(CHECKUP)));
    Draft known =
        new Draft(call.context, Guardrails.STRICT, wished, new Input.Resumed(call.tick()));
    assertThat(Checks.against(known, Line.USUAL_MORNING.say())).isEmpty();
    assertThat(Checks.against(known, Line.USUAL_EVENING.say())).as("not true").isPresent();
  }
}
