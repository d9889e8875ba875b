package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.HOLIDAY;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody may know without saying who they are, and what works at any question. */
class InformationTest {
  private static final Understanding NO = NOTHING.withYes(false);
  private static final Understanding ASKS = NOTHING.withIntent(Intent.INFORMATION);
  private static final LocalDate FRIDAY = SUNDAY.minusDays(2);

  private final FakeLedger ledger = new FakeLedger();
  private PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldGiveNoAdviceWhateverIsAskedBeside() {
    call.say(ASKS.withTopic(Topic.ADVICE));
    assertThat(advises(call.lastSaid())).isFalse();
    call.say(ASKS.withTopic(Topic.ADVICE).withService(CLEANING));
    assertThat(advises(call.lastSaid())).isFalse();
    // another question is answered, and by the same measure that would be advice
    call.say(ASKS.withTopic(Topic.SERVICES));
    assertThat(advises(call.lastSaid())).isTrue();
  }

  /** Whether anything is told but that no advice may be given. */
  private static boolean advises(List<String> keys) {
    return !keys.contains("sorry.no.advice")
        || keys.stream().anyMatch(key -> key.startsWith("info."));
  }

  @Test
  void shouldSayOfPaymentOnlyWhatTheClinicSays() {
    call.say(ASKS.withTopic(Topic.PAYMENT));
    assertThat(call.lastSaid()).contains("payment");
    Decision.Say said = call.state.asked().orElseThrow();
    String own = "Card or cash, as you like.";
    Texts shipped = Texts.bundled("en").orElseThrow();
    assertThat(shipped.text("payment").orElseThrow()).contains("not know").contains("{human}");
    // a clinic's own sentence may say it, and need not name a person then
    assertThat(shipped.overlaid(Map.of("payment", own)).text("payment")).contains(own);
    assertThat(Line.PAYMENT.required()).isEmpty();
    assertThat(said.phrases()).noneMatch(phrase -> phrase.key().startsWith("info.insur"));
    // and of insurers the same clinic tells what it tells
    call.say(ASKS.withTopic(Topic.OTHER_INSURER));
    assertThat(call.lastSaid())
        .doesNotContain("payment")
        .anyMatch(key -> key.startsWith("info.insur"));
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICES, info.services",
    "PRACTITIONERS, info.practitioners",
    "HOURS, info.hours",
    "INSURANCE, info.insurers.none",
    "ADDRESS, info.address"
  })
  void shouldTellEachTopicAndAskForAnythingElse(Topic topic, String key) {
    call.say(ASKS.withTopic(topic));
    assertThat(call.lastSaid()).containsExactly(key, "ask.more.1");
    call.stayThere();
    assertThat(call.lastSaid()).containsExactly("goodbye");
    assertThat(call.ending()).contains(EndReason.INFORMED);
    assertThat(call.tools(ToolCall.class)).isEmpty();
  }

  @Test
  void shouldTellOnePriceOrAllOfThem() {
    call.say(ASKS.withTopic(Topic.PRICES).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.more.1");
    call.say(ASKS.withTopic(Topic.PRICES));
    assertThat(call.lastSaid())
        .containsExactly("info.price", "info.price", "info.price", "info.price", "ask.more.1");
  }

  @Test
  void shouldTellTheHoursOfADay() {
    call.say(ASKS.withTopic(Topic.HOURS).withDate(TUESDAY));
    assertThat(call.lastSaid()).startsWith("info.hours.day");
    call.say(ASKS.withTopic(Topic.HOURS).withDate(SUNDAY));
    assertThat(call.lastSaid()).startsWith("info.closed");
    call.say(ASKS.withTopic(Topic.HOURS).withDate(HOLIDAY));
    assertThat(call.lastSaid()).startsWith("info.holiday");
    assertThat(call.state.slots()).doesNotContainKey(SlotName.DATE);
  }

  @Test
  void shouldTellWhoDoesWhat() {
    call.say(ASKS.withTopic(Topic.PRACTITIONERS).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.does", "ask.more.1");
    call.say(ASKS.withTopic(Topic.SERVICES).withPractitioner(POPESCU));
    assertThat(call.lastSaid())
        .containsExactly("info.does", "info.does", "info.does", "ask.more.1");
  }

  @Test
  void shouldGoBackToTheQuestionThatWaits() {
    call.say(NOTHING.withService(CLEANING));
    call.say(ASKS.withTopic(Topic.PRICES).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.date.2");
    assertThat(call.state.count(Question.DATE)).isZero();
  }

  @Test
  void shouldOfferFreeSlotsWithoutKnowingAnybody() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
    assertThat(call.tools(ToolCall.IdentifyPatient.class)).isEmpty();
    call.say(NOTHING.withIntent(Intent.GOODBYE));
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
  }

  @Test
  void shouldTakeUpABookingAfterwards() {
    call.say(ASKS.withTopic(Topic.HOURS));
    call.say(NOTHING.withYes(true));
    assertThat(call.lastSaid()).containsExactly("ask.intent.1");
    call.say(ASKS.withTopic(Topic.ADDRESS));
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.DATE);
  }

  @Test
  void shouldEndAfterNoToAnythingElse() {
    call.say(ASKS.withTopic(Topic.HOURS));
    call.say(NO);
    assertThat(call.ending()).contains(EndReason.INFORMED);
  }

  @Test
  void shouldEndWithoutAPersonWhenAnythingElseIsNeverUnderstood() {
    call.say(ASKS.withTopic(Topic.HOURS));
    call.mumble();
    call.mumble();
    assertThat(call.lastSaid()).containsExactly("trouble.unclear.2", "human.instead", "ask.more.3");
    call.mumble();
    assertThat(call.ending()).contains(EndReason.INFORMED);
  }

  @Test
  void shouldSpeakMoreSlowlyFromThenOn() {
    call.say(NOTHING.withService(CLEANING));
    List<String> before = call.lastSaid();
    call.say(NOTHING.withIntent(Intent.SLOWER));
    assertThat(call.lastSaid()).startsWith("slower").endsWith(before.toArray(String[]::new));
    assertThat(call.state.asked().orElseThrow().slower()).contains(true);
    call.say(NOTHING.withDate(TUESDAY));
    assertThat(call.state.asked().orElseThrow().slower()).contains(true);
    assertThat(call.state.count(Question.DATE)).isZero();
  }

  @Test
  void shouldGoOnInTheLanguageThatIsAskedFor() {
    call.say(NOTHING.withService(CLEANING));
    List<Decision> decided = call.say(NOTHING.withLanguage("ro"));
    assertThat(decided).contains(new Decision.LanguageChanged("ro"));
    assertThat(call.lastSaid()).containsExactly("language.changed", "ask.date.2");
    assertThat(call.state.asked().orElseThrow().expectation().language()).isEqualTo("ro");
    // and asking for it again changes nothing
    call.say(NOTHING.withLanguage("ro"));
    assertThat(call.lastSaid()).containsExactly("ask.date.2");
  }

  @Test
  void shouldChangeTheLanguageByAKeyOfTheFirstQuestion() {
    call.press(Keys.MORE);
    assertThat(call.state.language()).isEqualTo("ro");
    call.press(Keys.MORE);
    assertThat(call.state.language()).isEqualTo("en");
  }

  @Test
  void shouldReachEveryErrandByAKeyOfTheFirstQuestion() {
    call.press('3');
    assertThat(call.lastSaid()).containsExactly("ask.known.number.1");
    call.say(NOTHING.withIntent(Intent.START_OVER));
    call.press('5');
    assertThat(call.lastSaid()).containsExactly("info.clinic", "ask.more.1");
  }

  @Test
  void shouldTellNobodyWhoTheyAreWithBeforeItIsKnownWhoCalls() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    call.say(ASKS.withTopic(Topic.PRACTITIONERS));
    assertThat(call.lastSaid()).containsExactly("ask.known.number.1");
    // what is not of the appointment is told
    call.say(ASKS.withTopic(Topic.PRACTITIONERS).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.does", "ask.known.number.2");
    call.say(ASKS.withTopic(Topic.HOURS));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.known.number.2");
    // nor after trouble
    call.mumble();
    call.say(ASKS.withTopic(Topic.PRACTITIONERS));
    assertThat(call.lastSaid()).noneMatch(key -> key.startsWith("info."));
    assertThat(call.question()).isEqualTo(Question.CONTACT);
  }

  @Test
  void shouldTellWhoWorksThereOnceItIsKnownWhoCalls() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    ledger.has(CHECKUP, POPESCU, TUESDAY.atTime(13, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.question()).isEqualTo(Question.WHICH);
    call.say(ASKS.withTopic(Topic.PRACTITIONERS));
    assertThat(call.lastSaid()).startsWith("info.practitioners", "ask.which.2");
  }

  /** A clinic where one comes to a cleaning prepared, and to a root canal after a checkup. */
  private void callAClinicWithRules() {
    call = new PhoneCall(ledger, SampleClinic.preparing(), Limits.DEFAULT, SampleClinic.NOW);
    call.open(true);
  }

  @Test
  void shouldTellAPriceOnceWhereItIsToldWithWhatComesFirst() {
    callAClinicWithRules();
    call.say(NOTHING.withIntent(Intent.BOOK).withService(ROOT_CANAL).withTopic(Topic.PRICES));
    assertThat(call.lastSaid())
        .containsExactly(
            "prerequisite.needed", "info.price", "info.price", "ask.prerequisite.had.1");
  }

  @Test
  void shouldTellThePriceOfAServiceThatAnotherOneHasToComeBefore() {
    callAClinicWithRules();
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withFurther(List.of(ASKS.withTopic(Topic.PRICES).withService(ROOT_CANAL))));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.date.1");
  }

  @Test
  void shouldLeaveTroubleBehindOnceAQuestionIsAnswered() {
    call.mumble();
    call.mumble();
    assertThat(call.lastSaid()).contains("ask.intent.3");
    call.say(ASKS.withTopic(Topic.HOURS));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.more.1");
    call.say(NOTHING.withYes(true));
    assertThat(call.lastSaid()).containsExactly("ask.intent.1");
  }

  @Test
  void shouldTellHowLongItTakesOfWhatIsNamedOrWishedOrElseWhatThereIs() {
    call.say(ASKS.withTopic(Topic.DURATION));
    assertThat(call.lastSaid()).containsExactly("info.services", "ask.more.1");
    call.say(ASKS.withTopic(Topic.DURATION).withService(CHECKUP));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.more.1");
    assertThat(toldOf()).isEqualTo(CHECKUP);
    call.say(NOTHING.withService(CLEANING));
    call.say(ASKS.withTopic(Topic.DURATION));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.date.2");
    assertThat(toldOf()).isEqualTo(CLEANING);
  }

  /** The service that the first sentence said last speaks of. */
  private ServiceId toldOf() {
    Argument service = call.state.asked().orElseThrow().phrases().get(0).arguments().get("service");
    return ((Argument.NamedService) Objects.requireNonNull(service)).service();
  }

  @Test
  void shouldTellWhatAServiceIs() {
    call.say(ASKS.withTopic(Topic.SERVICES).withService(CHECKUP));
    assertThat(call.lastSaid()).containsExactly("info.service", "ask.more.1");
    assertThat(toldOf()).isEqualTo(CHECKUP);
  }

  @Test
  void shouldTellWhenSomebodyWorks() {
    call.say(ASKS.withTopic(Topic.HOURS).withPractitioner(POPESCU));
    assertThat(call.lastSaid()).containsExactly("info.works", "ask.more.1");
    call.say(ASKS.withTopic(Topic.HOURS).withPractitioner(POPESCU).withDate(TUESDAY));
    assertThat(call.lastSaid()).containsExactly("info.works.day", "ask.more.1");
    call.say(ASKS.withTopic(Topic.HOURS).withPractitioner(POPESCU).withDate(SUNDAY));
    assertThat(call.lastSaid()).containsExactly("info.away", "ask.more.1");
  }

  @Test
  void shouldTellTheHoursOfEachOfAFewDays() {
    call.say(ASKS.withTopic(Topic.HOURS).withDate(FRIDAY).withFrom(FRIDAY).withUntil(SUNDAY));
    assertThat(call.lastSaid())
        .containsExactly("info.hours.day", "info.closed", "info.closed", "ask.more.1");
    call.say(ASKS.withTopic(Topic.HOURS).withDate(TUESDAY).withFrom(TUESDAY).withUntil(FRIDAY));
    assertThat(call.lastSaid())
        .containsExactly(
            "info.hours.day", "info.hours.day", "info.hours.day", "info.hours.day", "ask.more.1");
  }

  @Test
  void shouldTellTheHoursOfTheWeekOfMoreThanAFewDays() {
    Understanding asks = ASKS.withTopic(Topic.HOURS).withDate(TUESDAY);
    call.say(asks.withFrom(TUESDAY).withUntil(TUESDAY.plusDays(4)));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.more.1");
    // and which of the days is none of the week's
    call.say(asks.withFrom(HOLIDAY.minusDays(4)).withUntil(HOLIDAY));
    assertThat(call.lastSaid()).containsExactly("info.hours", "info.holiday", "ask.more.1");
    call.say(asks.withFrom(HOLIDAY.minusDays(5)).withUntil(HOLIDAY.minusDays(1)));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.more.1");
  }

  @Test
  void shouldTellHowToPrepareAndWhatComesFirst() {
    callAClinicWithRules();
    call.say(ASKS.withTopic(Topic.PREPARATION).withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("info.preparation", "ask.more.1");
    call.say(ASKS.withTopic(Topic.PREPARATION).withService(CHECKUP));
    assertThat(call.lastSaid()).containsExactly("info.preparation.none", "ask.more.1");
    call.say(ASKS.withTopic(Topic.PREPARATION).withService(ROOT_CANAL));
    assertThat(call.lastSaid())
        .containsExactly("prerequisite.needed", "info.price", "info.price", "ask.more.1");
    call.say(ASKS.withTopic(Topic.PREPARATION));
    assertThat(call.lastSaid()).containsExactly("info.clinic", "ask.more.1");
  }

  @Test
  void shouldTellHowToPrepareForWhatIsWishedOrBooked() {
    callAClinicWithRules();
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(9, 0)));
    call.say(ASKS.withTopic(Topic.PREPARATION));
    assertThat(call.lastSaid()).startsWith("info.preparation");
    assertThat(toldOf()).isEqualTo(CLEANING);
    call.sayName();
    call.say(NOTHING.withYes(true));
    call.say(NOTHING.withYes(true));
    call.say(NOTHING.withYes(true));
    assertThat(call.lastSaid()).startsWith("booked");
    call.say(ASKS.withTopic(Topic.PREPARATION));
    assertThat(call.lastSaid()).containsExactly("info.preparation", "ask.more.1");
    assertThat(toldOf()).isEqualTo(CLEANING);
  }

  @Test
  void shouldTellHowToPrepareForTheAppointmentThatIsSpokenOf() {
    ledger.has(CHECKUP, POPESCU, TUESDAY.atTime(11, 0));
    callAClinicWithRules();
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    call.say(ASKS.withTopic(Topic.PREPARATION));
    assertThat(call.lastSaid()).startsWith("info.preparation.none", "confirm.cancel");
    assertThat(toldOf()).isEqualTo(CHECKUP);
  }
}
