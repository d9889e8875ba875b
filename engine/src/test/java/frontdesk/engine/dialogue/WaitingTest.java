package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.WaitingId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waiting list on the phone: who is put on it, and who hears what became free. */
class WaitingTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding NUMBER = NOTHING.withNumber(SampleClinic.sealed("typed"));
  private static final Understanding BIRTH = NOTHING.withBirthDate(SampleClinic.sealed("birth"));

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void full(LocalDate day) {
    for (LocalTime time = LocalTime.of(9, 0);
        time.isBefore(LocalTime.of(16, 0));
        time = time.plusMinutes(30)) {
      ledger.taken.add(day.atTime(time));
    }
  }

  /** Tuesday is full, and none of the other days will do. */
  private void askedToWait() {
    full(TUESDAY);
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    call.say(NOTHING.withNone());
    assertThat(call.lastSaid()).containsExactly("ask.waiting.1");
  }

  @Test
  void shouldPutAKnownPatientOnTheList() {
    askedToWait();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.lastSaid()).containsExactly("waiting.joined", "ask.more.1");
    assertThat(ledger.waiting)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.patient()).isEqualTo(FakeLedger.KNOWN);
              assertThat(entry.wish().service()).isEqualTo(CLEANING);
              assertThat(entry.wish().from()).isEqualTo(TUESDAY);
              assertThat(entry.wish().until()).isEqualTo(TUESDAY);
            });
  }

  @Test
  void shouldPutNobodyOnTheListWhoIsNotKnown() {
    askedToWait();
    call.say(YES);
    call.say(NOTHING.withNumber(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withName(SampleClinic.sealed("nobody")));
    call.press('#');
    assertThat(call.lastSaid()).startsWith("sorry.unidentified");
    assertThat(ledger.waiting).isEmpty();
  }

  @Test
  void shouldAskForAnotherDayInstead() {
    askedToWait();
    call.press('2');
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY).withTime(LocalTime.of(11, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  private Slot kept() {
    Slot slot =
        new Slot(
            CLEANING,
            POPESCU,
            WEDNESDAY.atTime(11, 0).atZone(ZONE).toInstant(),
            Duration.ofMinutes(45));
    ledger.keeps(slot);
    return slot;
  }

  private void toldOfIt() {
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(NUMBER);
    call.say(BIRTH);
    assertThat(call.lastSaid()).containsExactly("waiting.freed", "ask.freed.1");
  }

  @Test
  void shouldTellOfWhatBecameFreeAndBookItAfterAYes() {
    Slot slot = kept();
    toldOfIt();
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("booked");
    assertThat(ledger.booked)
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.slot()).isEqualTo(slot);
              assertThat(made.patient()).isEqualTo(FakeLedger.KNOWN);
            });
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }

  private void heardOfSomethingEarlier(LocalDate day) {
    ledger.has(CLEANING, POPESCU, day.atTime(9, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(NUMBER);
    call.say(BIRTH);
  }

  @Test
  void shouldMoveWhatTheyHaveToWhatBecameFree() {
    Slot slot = kept();
    heardOfSomethingEarlier(WEDNESDAY.plusDays(7));
    assertThat(call.lastSaid()).containsExactly("waiting.freed", "waiting.moves", "ask.freed.1");
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("appointment.changed");
    assertThat(ledger.booked)
        .singleElement()
        .satisfies(one -> assertThat(one.slot()).isEqualTo(slot));
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.CHANGED);
  }

  @Test
  void shouldKeepWhatTheyHaveWhereTheyDoNotWantWhatBecameFree() {
    kept();
    heardOfSomethingEarlier(WEDNESDAY.plusDays(7));
    call.say(NO);
    assertThat(call.tools(ToolCall.AnswerOffer.class))
        .containsExactly(
            new ToolCall.AnswerOffer(
                new WaitingId("w"),
                call.tools(ToolCall.AnswerOffer.class).get(0).slot(),
                false,
                Optional.empty()));
    assertThat(call.lastSaid()).contains("appointment.one");
  }

  @Test
  void shouldBookBesideWhatTheyHaveEarlier() {
    kept();
    heardOfSomethingEarlier(TUESDAY);
    assertThat(call.lastSaid()).containsExactly("waiting.freed", "ask.freed.1");
    call.say(YES);
    assertThat(call.lastSaid()).startsWith("booked");
    assertThat(ledger.booked).hasSize(2);
  }

  @Test
  void shouldSayThatItIsTooLateToMoveWhatTheyHave() {
    kept();
    heardOfSomethingEarlier(WEDNESDAY.plusDays(7));
    call.answerTools = false;
    call.say(YES);
    call.answer(new ToolAnswer.Refused(Refusal.TOO_LATE_TO_CHANGE));
    assertThat(call.lastSaid()).containsExactly("sorry.too.late", "human.instead", "ask.more.1");
  }

  @Test
  void shouldLeaveItToTheNextAndGoOn() {
    kept();
    toldOfIt();
    call.say(NO);
    assertThat(call.tools(ToolCall.AnswerOffer.class))
        .singleElement()
        .satisfies(answer -> assertThat(answer.accepted()).isFalse());
    assertThat(call.lastSaid()).contains("appointment.none");
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldNotTakeAnInterruptedOfferForAgreed() {
    kept();
    toldOfIt();
    call.heard(YES, false, 0.9);
    assertThat(call.tools(ToolCall.AnswerOffer.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.FREED);
  }

  @Test
  void shouldTellNobodyElse() {
    kept();
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("wrong")));
    assertThat(call.said().toString()).doesNotContain("waiting.freed");
  }
}
