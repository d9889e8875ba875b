package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.patient.RecentWish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A call from a number whose last call was cut off: asked whether to go on, told nothing before.
 */
class GoingOnTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final LocalTime TEN = LocalTime.of(10, 0);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = new PhoneCall(ledger);

  @BeforeEach
  void open() {
    open(call, wish(Optional.of(TUESDAY), Optional.of(TEN)));
  }

  private static void open(PhoneCall to, RecentWish wish) {
    to.give(
        new Input.CallOpened(
            to.tick(),
            Optional.of(SampleClinic.sealed("number")),
            "en",
            Optional.empty(),
            Optional.of(wish)));
  }

  private static RecentWish wish(Optional<LocalDate> date, Optional<LocalTime> time) {
    return new RecentWish(
        CLEANING,
        Optional.of(POPESCU),
        date,
        time,
        new CallId("node-1-0.00000000000000000000000000000001"));
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldAskWhetherToGoOnAndNameNothing() {
    assertThat(call.question()).isEqualTo(Question.GO_ON);
    assertThat(call.lastSaid()).startsWith("greeting.again", "ask.go.on.1");
    assertThat(phrases()).allMatch(phrase -> !phrase.arguments().containsKey("service"));
    assertThat(phrases().stream().flatMap(phrase -> phrase.arguments().keySet().stream()))
        .containsOnly("clinic");
    assertThat(call.state.slots()).isEmpty();
    assertThat(call.tools(ToolCall.class)).isEmpty();
  }

  private List<Phrase> phrases() {
    return call.decisions().stream()
        .filter(Decision.Say.class::isInstance)
        .flatMap(say -> ((Decision.Say) say).phrases().stream())
        .filter(phrase -> phrase.ownLanguage().isEmpty())
        .toList();
  }

  /** The twin: everybody else is greeted as ever. */
  @Test
  void shouldGreetWhoWasNotCutOffAsEver() {
    PhoneCall other = PhoneCall.opened(ledger);
    assertThat(other.question()).isEqualTo(Question.INTENT);
    assertThat(other.lastSaid()).startsWith("greeting", "greeting.keys");
    other.say(YES);
    assertThat(other.state.has(SlotName.SERVICE)).isFalse();
  }

  @Test
  void shouldGoOnWithTheWishAndNotWithWhoWishedIt() {
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(ledger.holds.values())
        .singleElement()
        .matches(slot -> slot.service().equals(CLEANING) && slot.practitioner().equals(POPESCU));
    assertThat(call.state.has(SlotName.NAME)).isFalse();
    assertThat(call.state.has(SlotName.CONTACT)).isFalse();
    call.press('#');
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldAskForWhatTheCutOffCallDidNotComeTo() {
    PhoneCall early = new PhoneCall(ledger);
    open(early, wish(Optional.empty(), Optional.empty()));
    early.say(YES);
    assertThat(early.question()).isEqualTo(Question.DATE);
    early.shouldReplayIdentically();
  }

  @Test
  void shouldTakeWhatIsOtherwiseNow() {
    call.say(YES.withDate(WEDNESDAY));
    assertThat(ledger.holds.values())
        .singleElement()
        .matches(
            slot ->
                slot.start()
                    .atZone(SampleClinic.ZONE)
                    .toLocalDateTime()
                    .equals(WEDNESDAY.atTime(TEN)));
  }

  @Test
  void shouldBeginAnewAfterNo() {
    call.press('2');
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.state.slots()).isEmpty();
    call.say(NOTHING.withService(FILLING).withDate(TUESDAY).withTime(TEN));
    assertThat(call.question()).isEqualTo(Question.NAME);
    assertThat(ledger.holds.values()).singleElement().matches(s -> s.service().equals(FILLING));
  }

  @Test
  void shouldTakeAnotherWishForAnAnswer() {
    call.say(NO.withService(CHECKUP));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(call.state.slots()).hasSize(1);
  }

  @Test
  void shouldGoOnWithoutAnAnswer() {
    call.stayThere();
    assertThat(call.lastSaid()).contains("ask.go.on.2");
    call.mumble();
    assertThat(call.lastSaid()).contains("ask.go.on.3");
    call.stayThere();
    call.stayThere();
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.state.slots()).isEmpty();
  }

  @Test
  void shouldSayWhatCannotBeOfTheOldWish() {
    PhoneCall late = new PhoneCall(ledger);
    open(late, wish(Optional.of(SampleClinic.MONDAY.minusDays(1)), Optional.of(TEN)));
    late.say(YES);
    assertThat(late.lastSaid().get(0)).startsWith("impossible.");
    assertThat(late.question()).isEqualTo(Question.DATE);
    late.shouldReplayIdentically();
  }

  @Test
  void shouldStillHearDangerAndAnotherLanguage() {
    call.say(NOTHING.withLanguage("ro"));
    assertThat(call.question()).isEqualTo(Question.GO_ON);
    assertThat(call.state.language()).isEqualTo("ro");
    call.say(NOTHING.withIntent(Intent.EMERGENCY));
    assertThat(call.ending()).contains(EndReason.EMERGENCY);
  }
}
