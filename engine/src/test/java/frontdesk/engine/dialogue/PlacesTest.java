package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waiting list by words: joined, asked about and left, whenever a caller says so. */
class PlacesTest {
  private static final Understanding JOIN = NOTHING.withIntent(Intent.JOIN_WAITING_LIST);
  private static final Understanding LEAVE = NOTHING.withIntent(Intent.LEAVE_WAITING_LIST);
  private static final Understanding ASK = NOTHING.withIntent(Intent.ASK_WAITING_LIST);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void proveWhoItIs() {
    assertThat(call.question()).isEqualTo(Question.CONTACT);
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
  }

  private void waitsFor(String place, ServiceId service, LocalDate until) {
    ledger.waiting.add(
        new WaitingEntry(
            new WaitingId(place),
            FakeLedger.KNOWN,
            new WaitingWish(
                service, Optional.empty(), TUESDAY, until, Optional.empty(), Optional.empty())));
  }

  private ServiceId otherService() {
    return SampleClinic.CATALOGUE.services().stream()
        .map(frontdesk.config.catalogue.Service::id)
        .filter(service -> !service.equals(CLEANING))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldPutWhoeverAsksOnTheListForWhatIsEarlierThanTheyHave() {
    LocalDate booked = TUESDAY.plusWeeks(2);
    ledger.has(CLEANING, POPESCU, booked.atTime(LocalTime.of(10, 0)));
    call.say(JOIN);
    proveWhoItIs();
    assertThat(call.lastSaid()).containsExactly("waiting.joined", "ask.more.1");
    assertThat(ledger.waiting)
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.patient()).isEqualTo(FakeLedger.KNOWN);
              assertThat(place.wish().service()).isEqualTo(CLEANING);
              assertThat(place.wish().until()).isEqualTo(booked.minusDays(1));
            });
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldTakeTheDayOfWhatTheyHaveForADescriptionOfIt() {
    LocalDate booked = TUESDAY.plusWeeks(2);
    ledger.has(CLEANING, POPESCU, booked.atTime(LocalTime.of(10, 0)));
    call.say(JOIN.withService(CLEANING).withDate(booked));
    proveWhoItIs();
    assertThat(ledger.waiting)
        .singleElement()
        .satisfies(place -> assertThat(place.wish().until()).isEqualTo(booked.minusDays(1)));
  }

  @Test
  void shouldAskWhatForWhereNothingTellsIt() {
    call.say(JOIN);
    proveWhoItIs();
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("waiting.joined", "ask.more.1");
    assertThat(ledger.waiting).hasSize(1);
  }

  @Test
  void shouldWaitForTheDayThatWasAboutToBeBooked() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    call.say(JOIN);
    proveWhoItIs();
    assertThat(ledger.waiting)
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.wish().from()).isEqualTo(TUESDAY);
              assertThat(place.wish().until()).isEqualTo(TUESDAY);
            });
  }

  @Test
  void shouldNotWaitTwiceForTheSame() {
    waitsFor("w1", CLEANING, TUESDAY.plusMonths(6));
    call.say(JOIN.withService(CLEANING).withDate(WEDNESDAY));
    proveWhoItIs();
    assertThat(call.lastSaid()).containsExactly("waiting.place", "ask.more.1");
    assertThat(ledger.waiting).hasSize(1);
    // and another wish is another place
    call.say(JOIN.withService(otherService()));
    assertThat(ledger.waiting).hasSize(2);
  }

  @Test
  void shouldTellWhatTheyWaitForAndOnlyToThem() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(ASK);
    assertThat(call.said().toString()).doesNotContain("waiting.place");
    proveWhoItIs();
    assertThat(call.lastSaid()).containsExactly("waiting.place", "ask.more.1");
  }

  @Test
  void shouldSayThatTheyAreNotOnTheList() {
    call.say(ASK);
    proveWhoItIs();
    assertThat(call.lastSaid()).containsExactly("waiting.none", "ask.more.1");
  }

  @Test
  void shouldSayNeitherYesNorNoWhereTheLedgerDidNotTell() {
    ledger.waitingIsKnown = false;
    call.say(ASK);
    proveWhoItIs();
    assertThat(call.said().toString()).doesNotContain("waiting.none", "waiting.place");
    assertThat(ledger.callbacks).hasSize(1);
  }

  @Test
  void shouldTellNobodyElseWhatIsWaitedFor() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    call.say(NOTHING.withNumber(SampleClinic.sealed("wrong")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("wrong")));
    assertThat(call.said().toString()).doesNotContain("waiting.place");
    assertThat(ledger.waiting).hasSize(1);
  }

  @Test
  void shouldGiveAPlaceUpOnlyAfterItsReadBackAndAYes() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(call.lastSaid()).containsExactly("waiting.place", "ask.leave.1");
    assertThat(ledger.waiting).hasSize(1);
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("waiting.left", "ask.more.1");
    assertThat(ledger.waiting).isEmpty();
  }

  @Test
  void shouldNotTakeAYesToAnInterruptedReadBackForAgreed() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    call.heard(YES, false, 0.9);
    assertThat(call.tools(ToolCall.LeaveWaitingList.class)).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
  }

  @Test
  void shouldNotTakeAYesThatNamesAnotherServiceForAgreed() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    call.say(YES.withService(otherService()));
    assertThat(call.tools(ToolCall.LeaveWaitingList.class)).isEmpty();
    assertThat(ledger.waiting).hasSize(1);
  }

  @Test
  void shouldKeepThePlaceAfterANo() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("appointment.kept", "ask.more.1");
    assertThat(ledger.waiting).hasSize(1);
  }

  @Test
  void shouldAskForOnePlaceAfterTheOther() {
    waitsFor("w1", otherService(), WEDNESDAY);
    waitsFor("w2", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(YES);
    assertThat(call.tools(ToolCall.LeaveWaitingList.class))
        .containsExactly(new ToolCall.LeaveWaitingList(new WaitingId("w2")));
    // the first was kept a moment ago, and is asked for no second time
    assertThat(call.lastSaid()).containsExactly("waiting.left", "ask.more.1");
  }

  @Test
  void shouldBeginWithThePlaceThatWasNamed() {
    waitsFor("w1", otherService(), WEDNESDAY);
    waitsFor("w2", CLEANING, WEDNESDAY);
    call.say(LEAVE.withService(CLEANING));
    proveWhoItIs();
    call.say(YES);
    assertThat(ledger.waiting).extracting(place -> place.id().value()).containsExactly("w1");
  }

  @Test
  void shouldGiveAllOfThemUp() {
    waitsFor("w1", otherService(), WEDNESDAY);
    waitsFor("w2", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("waiting.left", "waiting.place", "ask.leave.1");
    call.say(YES);
    assertThat(ledger.waiting).isEmpty();
  }

  @Test
  void shouldSayThatAPlaceWasOverAlready() {
    waitsFor("w1", CLEANING, WEDNESDAY);
    call.say(LEAVE);
    proveWhoItIs();
    ledger.waiting.clear();
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("waiting.none", "ask.more.1");
    assertThat(call.said().toString()).doesNotContain("waiting.left");
  }
}
