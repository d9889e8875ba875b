package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several wishes in one breath: none is dropped without a word, and none undoes another. */
class FurtherTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final Understanding WISH =
      NOTHING.withIntent(Intent.BOOK).withService(CLEANING).withDate(TUESDAY).withTime(NINE);
  private static final Understanding CHECK =
      NOTHING.withIntent(Intent.BOOK).withService(CHECKUP).withDate(WEDNESDAY).withTime(NINE);
  private static final Understanding CANCEL = NOTHING.withIntent(Intent.CANCEL_APPOINTMENT);

  private static final Sealed NOTE = SampleClinic.sealed("latex");

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toReadBack(Understanding wish) {
    call.say(wish);
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldTakeUpTheSecondWishAfterTheFirstIsBooked() {
    toReadBack(WISH.withFurther(List.of(CHECK)));
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.lastSaid()).startsWith("booked").endsWith("further.service", "ask.further.1");
    call.say(YES);
    assertThat(BookingFlow.service(call.state)).contains(CHECKUP);
    assertThat(BookingFlow.date(call.state)).contains(WEDNESDAY);
    assertThat(Further.waiting(call.state)).isEmpty();
    assertThat(call.state.hold()).isPresent();
  }

  @Test
  void shouldLeaveTheSecondWishAfterANoAndAskForAnythingElse() {
    toReadBack(WISH.withFurther(List.of(CHECK)));
    call.say(YES);
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("ask.more.1");
    assertThat(Further.waiting(call.state)).isEmpty();
  }

  @Test
  void shouldNameWhatElseWasWishedByItsKind() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    toReadBack(WISH.withFurther(List.of(CANCEL)));
    call.say(YES);
    assertThat(call.lastSaid()).endsWith("further.cancel", "ask.further.1");
    call.say(YES);
    assertThat(call.question())
        .as("nothing is cancelled unasked")
        .isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(ledger.cancelled).isEmpty();
  }

  @Test
  void shouldConfirmWhatWasReadBackWithAYesThatWishesMore() {
    toReadBack(WISH);
    call.say(YES.withFurther(List.of(CHECK)));
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.lastSaid()).endsWith("further.service", "ask.further.1");
  }

  @Test
  void shouldNotConfirmByAWishForMore() {
    toReadBack(WISH);
    call.say(NOTHING.withFurther(List.of(CHECK)));
    assertThat(ledger.booked).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid()).startsWith("further.later");
    assertThat(call.state.hold().orElseThrow().slot().service())
        .as("what is held stays held")
        .isEqualTo(CLEANING);
    assertThat(call.tools(ToolCall.ReleaseHold.class)).isEmpty();
  }

  @Test
  void shouldNotConfirmByAYesThatCameTooEarlyWithAWishForMore() {
    toReadBack(WISH);
    call.heard(YES.withFurther(List.of(CHECK)), false, 1.0);
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldKeepANoteThatIsToldWithTheYes() {
    toReadBack(WISH);
    call.say(YES.withNote(SampleClinic.sealed("allergic")));
    assertThat(call.tools(ToolCall.ConfirmHold.class))
        .extracting(ToolCall.ConfirmHold::note)
        .containsExactly(Optional.of(SampleClinic.sealed("allergic")));
  }

  @Test
  void shouldReadBackAgainAfterANoteAlone() {
    toReadBack(WISH);
    call.say(NOTHING.withNote(SampleClinic.sealed("allergic")));
    assertThat(ledger.booked).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(call.tools(ToolCall.ConfirmHold.class))
        .extracting(ToolCall.ConfirmHold::note)
        .containsExactly(Optional.of(SampleClinic.sealed("allergic")));
  }

  @Test
  void shouldTellWhatWasAskedBesideAWishAndGoOnWithTheWish() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    Understanding hours = NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.HOURS);
    call.say(CANCEL.withFurther(List.of(hours)));
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.known.number.1");
    assertThat(Further.waiting(call.state)).isEmpty();
  }

  @Test
  void shouldTellThePriceWhateverElseIsSaidWithTheWish() {
    Understanding wish =
        NOTHING.withIntent(Intent.BOOK).withService(CLEANING).withTopic(Topic.PRICES);
    call.say(wish.withEmail(SampleClinic.sealed("ana@example.org")));
    assertThat(call.lastSaid()).containsExactly("email.noted", "info.service", "ask.date.1");
    Understanding slower = NOTHING.withIntent(Intent.SLOWER);
    call.say(wish.withDate(TUESDAY).withFurther(List.of(slower)));
    assertThat(call.lastSaid()).startsWith("slower", "info.service");
  }

  @Test
  void shouldKeepNoMoreThanACallMayWrite() {
    call.say(WISH.withFurther(Collections.nCopies(1, CHECK)));
    List<Understanding> many =
        IntStream.range(0, 50).mapToObj(day -> CHECK.withDate(TUESDAY.plusDays(day))).toList();
    call.say(WISH.withFurther(many));
    assertThat(Further.waiting(call.state)).hasSize(Limits.DEFAULT.writesPerCall());
  }

  @Test
  void shouldAnswerEachQuestionOfASentenceOnce() {
    Understanding price =
        NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.PRICES).withService(CLEANING);
    Understanding hours =
        NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.HOURS).withDate(TUESDAY);
    call.say(price.withFurther(List.of(hours, price)));
    assertThat(call.lastSaid()).containsExactly("info.service", "info.hours.day", "ask.more.1");
  }

  @Test
  void shouldTellWhatWasAskedBesideAnAnswerWithTheNextQuestion() {
    Understanding price = NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.PRICES);
    call.say(NOTHING.withIntent(Intent.BOOK).withService(CLEANING));
    call.say(NOTHING.withDate(TUESDAY).withTime(NINE).withFurther(List.of(price)));
    assertThat(call.lastSaid()).startsWith("info.service");
    assertThat(BookingFlow.date(call.state)).contains(TUESDAY);
  }

  @Test
  void shouldKeepANoteOfAnotherWithTheirOwnWish() {
    call.say(WISH.withFurther(List.of(CHECK.withPerson(RelationToCaller.SON))));
    call.sayName();
    call.say(YES.withNote(NOTE).withPerson(RelationToCaller.OTHER));
    assertThat(call.question()).isNotEqualTo(Question.NAME_CONFIRM);
    assertThat(call.state.has(SlotName.NOTE)).isFalse();
    assertThat(Further.waiting(call.state).get(0).note()).contains(NOTE);
  }

  @Test
  void shouldKeepACallersOwnNoteWithWhatIsBooked() {
    call.say(WISH.withFurther(List.of(CHECK.withPerson(RelationToCaller.SON))));
    call.sayName();
    call.say(YES.withNote(NOTE));
    assertThat(call.question()).isNotEqualTo(Question.NAME_CONFIRM);
    assertThat(call.state.has(SlotName.NOTE)).isTrue();
    assertThat(Further.waiting(call.state).get(0).note()).isEmpty();
  }
}
