package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.HOLIDAY;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.MONDAY;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toDate() {
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.DATE);
  }

  private void shouldRefuse(LocalDate date, String why) {
    call = PhoneCall.opened(ledger);
    call.say(NOTHING.withService(CLEANING).withDate(date));
    assertThat(call.lastSaid()).startsWith(why, "ask.date.2");
    assertThat(call.state.count(Question.DATE, Trouble.IMPOSSIBLE)).isEqualTo(1);
    assertThat(call.state.slots()).containsKey(SlotName.SERVICE).doesNotContainKey(SlotName.DATE);
    assertThat(call.state.phase()).isEqualTo(Phase.RETRY);
  }

  @Test
  void shouldSayWhyADayCannotBe() {
    shouldRefuse(MONDAY.minusDays(1), "impossible.past");
    shouldRefuse(SUNDAY, "impossible.closed");
    shouldRefuse(HOLIDAY, "impossible.holiday");
    shouldRefuse(MONDAY.plusDays(100), "impossible.far");
  }

  @Test
  void shouldSayThatADayIsInNoCalendar() {
    toDate();
    call.say(NOTHING.withImpossibleDate());
    assertThat(call.lastSaid()).startsWith("impossible.noday");
  }

  @Test
  void shouldSayWhenTheClinicIsOpen() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(20, 0)));
    assertThat(call.lastSaid()).containsExactly("impossible.hours", "ask.time.2");
    call.say(NOTHING.withTime(LocalTime.of(10, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldOfferThoseWhoDoTheService() {
    // when
    call.say(NOTHING.withService(CLEANING).withPractitioner(IONESCU).withDate(TUESDAY));

    // then
    assertThat(call.lastSaid()).startsWith("impossible.practitioner", "ask.practitioner.2");
    assertThat(call.question()).isEqualTo(Question.PRACTITIONER);
    call.press(Keys.ANYONE);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldCountEachKindOfTroubleApartAndForgetThemOnSuccess() {
    toDate();
    call.mumble();
    call.stayThere();
    call.say(NOTHING.withDate(SUNDAY));
    call.mumble();
    call.stayThere();
    assertThat(call.state.count(Question.DATE)).isEqualTo(5);
    assertThat(call.ending()).isEmpty();
    call.say(NOTHING.withDate(TUESDAY));
    assertThat(call.state.count(Question.DATE)).isZero();
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }

  @Test
  void shouldSpeakInOtherWordsAtEachRetry() {
    for (Runnable trouble : List.<Runnable>of(() -> call.mumble(), () -> call.stayThere())) {
      call = PhoneCall.opened(ledger);
      toDate();
      Set<List<String>> words = new HashSet<>(List.of(call.lastSaid()));
      trouble.run();
      assertThat(words.add(call.lastSaid())).isTrue();
      trouble.run();
      assertThat(words.add(call.lastSaid())).isTrue();
      assertThat(call.lastSaid()).contains("ask.date.3");
      trouble.run();
      assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
    }
  }

  @Test
  void shouldBookByKeysForACallerWhoIsNeverUnderstood() {
    // given a caller whose every word is lost, twice at every question
    String keys = "";
    while (call.state.phase() != Phase.END && keys.length() < 20) {
      call.mumble();
      call.mumble();
      char key = call.question() == Question.NAME ? '#' : '1';
      keys += key;
      call.press(key);
    }

    // then
    assertThat(ledger.booked).hasSize(1);
    assertThat(keys).isEqualTo("1111#111");
  }

  @Test
  void shouldAskForANumberAsOftenAsForAnythingBeforeNamingTheClinics() {
    // given a caller without a number
    call = new PhoneCall(ledger);
    call.open(false);

    // when
    call.mumble();
    call.mumble();
    call.mumble();

    // then
    assertThat(call.lastSaid()).containsExactly("sorry.fallback", "ask.callback.number.1");
    call.stayThere();
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("trouble.silence.2", "ask.callback.number.3");
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("human.number", "goodbye");
    assertThat(call.ending()).contains(EndReason.HUMAN_NUMBER_NAMED);
  }

  @Test
  void shouldPromiseACallbackToANumberThatWasTyped() {
    call = new PhoneCall(ledger);
    call.open(false);
    call.mumble();
    call.mumble();
    call.mumble();
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    assertThat(ledger.callbacks.get(0).number()).contains(SampleClinic.sealed("typed"));
    assertThat(call.lastSaid()).containsExactly("callback.promised", "goodbye");
  }

  @Test
  void shouldNeedANameOrANumber() {
    // given a caller who withholds both
    call = new PhoneCall(ledger);
    call.open(false);
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(10, 0)));
    call.press('#');
    assertThat(call.question()).isEqualTo(Question.CONTACT);

    // when
    call.press('#');

    // then
    assertThat(call.lastSaid()).containsExactly("impossible.nobody", "ask.contact.2");
  }

  @Test
  void shouldSayOneMomentForASlowToolAndGiveUpInTheEnd() {
    // given
    call.answerTools = false;
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));

    // when
    call.give(new Input.TurnLate(call.tick(), call.state.prompts()));
    assertThat(call.lastSaid()).containsExactly("one.moment");
    call.give(new Input.TurnLate(call.tick(), call.state.prompts()));
    call.give(new Input.TurnLate(call.tick(), call.state.prompts()));

    // then
    assertThat(call.lastSaid()).containsExactly("sorry.unavailable", "human.number", "goodbye");
  }

  @Test
  void shouldTellTheTruthWhenTheLedgerCannotBeReached() {
    ledger.broken.add(ToolCall.SearchSlots.class);
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.lastSaid())
        .containsExactly("sorry.unavailable", "callback.promised", "goodbye");
  }

  @Test
  void shouldNotHoldAgainWhatWasJustRefused() {
    // given a search that finds what a hold does not get
    ledger.taken.clear();
    call.answerTools = false;
    List<Decision> decided =
        call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(10, 0)));
    List<Decision> found = call.answer((Decision.UseTool) decided.get(decided.size() - 1));
    Decision.UseTool hold = (Decision.UseTool) found.get(found.size() - 1);
    ledger.taken.add(TUESDAY.atTime(10, 0));
    List<Decision> refused = call.answer(hold);

    // when
    ledger.taken.clear();
    call.answer((Decision.UseTool) refused.get(refused.size() - 1));

    // then
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.lastSaid()).startsWith("offer.just.gone");
  }

  @Test
  void shouldSearchAnewWhenTheWishChangesWhileSearching() {
    // given
    call.answerTools = false;
    List<Decision> first = call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));

    // when
    call.heard(NOTHING.withDate(TUESDAY.plusDays(1)), true, 0.9);
    call.answerTools = true;
    call.answer((Decision.UseTool) first.get(first.size() - 1));

    // then
    assertThat(call.tools(ToolCall.SearchSlots.class)).hasSize(2);
    assertThat(call.state.asked().orElseThrow().expectation().offers())
        .allMatch(
            slot ->
                slot.start().atZone(SampleClinic.ZONE).toLocalDate().equals(TUESDAY.plusDays(1)));
  }

  @Test
  void shouldPageThroughServicesByKeys() {
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    assertThat(call.lastSaid()).contains("choice.more");
    call.press(Keys.MORE);
    call.press('1');
    assertThat(call.state.slots().get(SlotName.SERVICE))
        .hasToString("WantedService[service=" + ROOT_CANAL + "]");
  }

  @Test
  void shouldOfferLaterDaysAndOtherDays() {
    call.say(NOTHING.withService(CLEANING).withSoonest());
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call.press(Keys.MORE);
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.lastSaid()).startsWith("offer.day");
    call.say(NOTHING.withNone());
    assertThat(call.lastSaid()).containsExactly("offer.another", "ask.date.1");
    assertThat(call.question()).isEqualTo(Question.DATE);
  }

  @Test
  void shouldEndACallThatGoesOnForTooLong() {
    // given
    call = new PhoneCall(ledger, new Limits(3, 0.6, 0.3, 0.75, 3, 10, 24));
    call.open(true);

    // when
    Understanding help = NOTHING.withIntent(Intent.HELP);
    for (int i = 0; i < 6; i++) {
      call.say(help);
    }

    // then
    assertThat(call.ending()).contains(EndReason.CALLBACK_PROMISED);
  }
}
