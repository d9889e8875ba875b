package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was wished besides is kept as it was said, and taken up only where it is what is meant. */
class TakingUpTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalDate THURSDAY = WEDNESDAY.plusDays(1);
  private static final Understanding BOOK = NOTHING.withIntent(Intent.BOOK);
  private static final Understanding WISH =
      BOOK.withService(CLEANING).withDate(TUESDAY).withTime(NINE);
  private static final Understanding CHECK =
      BOOK.withService(CHECKUP).withDate(WEDNESDAY).withTime(NINE);
  private static final Understanding HIS_CHECK = CHECK.withPerson(RelationToCaller.SON);
  private static final Understanding CANCEL = NOTHING.withIntent(Intent.CANCEL_APPOINTMENT);
  private static final Understanding HOURS =
      NOTHING.withIntent(Intent.INFORMATION).withTopic(Topic.HOURS);
  private static final Sealed NOTE = SampleClinic.sealed("latex");

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void toReadBack(Understanding... further) {
    call.say(further.length == 0 ? WISH : WISH.withFurther(List.of(further)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  /** The first is booked, and it is asked about the next. */
  private void booked(Understanding... further) {
    toReadBack(further);
    call.say(YES);
    assertThat(ledger.booked).isNotEmpty();
    assertThat(call.lastSaid()).endsWith("ask.further.1");
  }

  private List<Understanding> waiting() {
    return Further.waiting(call.state);
  }

  @Test
  void shouldAnswerTheQuestionsOnlyAndKeepTheWishAmongThem() {
    call.say(HOURS.withFurther(List.of(CHECK)));
    assertThat(call.lastSaid()).containsExactly("info.hours", "further.service", "ask.further.1");
  }

  @Test
  void shouldNoteAnAddressAndGoOnMoreSlowlyFromOneSentence() {
    Understanding slower = NOTHING.withIntent(Intent.SLOWER);
    call.say(WISH.withEmail(SampleClinic.sealed("ann@example.com")).withFurther(List.of(slower)));
    assertThat(call.lastSaid()).startsWith("slower", "email.noted");
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldNotKeepAsOneMoreWhatIsReadBack() {
    toReadBack();
    call.say(NOTHING.withFurther(List.of(BOOK.withService(CLEANING))));
    assertThat(waiting()).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid()).doesNotContain("further.later");
  }

  @Test
  void shouldKeepOneMoreOfWhatIsReadBackForAnotherPersonDayOrTime() {
    toReadBack();
    Understanding cleaning = BOOK.withService(CLEANING);
    List<Understanding> more =
        List.of(
            cleaning.withPerson(RelationToCaller.SON),
            cleaning.withDate(THURSDAY),
            cleaning.withTime(TEN));
    call.say(NOTHING.withFurther(more));
    assertThat(waiting()).isEqualTo(more);
  }

  @Test
  void shouldKeepTheSameForAnotherAsWhatIsReadBack() {
    toReadBack();
    call.say(NOTHING.withFurther(List.of(NOTHING.withPerson(RelationToCaller.SON).withSame())));
    call.say(YES);
    assertThat(call.lastSaid()).endsWith("further.service", "ask.further.1");
    call.say(YES);
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
    assertThat(Persons.isSomebodyElse(call.state)).isTrue();
  }

  @Test
  void shouldKeepAnotherServiceForAnotherThoughItIsToBeTheSame() {
    toReadBack();
    call.say(
        NOTHING.withFurther(
            List.of(BOOK.withService(CHECKUP).withPerson(RelationToCaller.SON).withSame())));
    assertThat(waiting().get(0).service()).contains(CHECKUP);
  }

  @Test
  void shouldKeepANoteThatIsToldWithTheNumber() {
    call.say(WISH);
    call.sayName();
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONTACT_CONFIRM);
    call.say(YES.withNote(NOTE));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(call.tools(ToolCall.ConfirmHold.class))
        .extracting(ToolCall.ConfirmHold::note)
        .containsExactly(Optional.of(NOTE));
  }

  @Test
  void shouldKeepANoteOfAnotherThatIsToldWithTheYesWithTheirOwnWish() {
    toReadBack(HIS_CHECK);
    call.say(YES.withNote(NOTE).withPerson(RelationToCaller.SON));
    assertThat(ledger.booked).hasSize(1);
    assertThat(call.tools(ToolCall.ConfirmHold.class))
        .extracting(ToolCall.ConfirmHold::note)
        .containsExactly(Optional.empty());
    assertThat(waiting()).containsExactly(HIS_CHECK.withNote(NOTE));
  }

  @Test
  void shouldNotNameAServiceThatIsOnlyToBeWaitedFor() {
    booked(NOTHING.withIntent(Intent.JOIN_WAITING_LIST).withService(CHECKUP));
    assertThat(call.lastSaid()).endsWith("further.other", "ask.further.1");
    call.say(YES);
    assertThat(call.lastSaid()).containsExactly("ask.birth.date.1");
    assertThat(BookingFlow.service(call.state)).contains(CHECKUP);
  }

  @Test
  void shouldNameForWhomTheNextIsWhereTheirNameWasSaid() {
    booked(HIS_CHECK.withName(SampleClinic.sealed("tom")));
    assertThat(call.lastSaid()).endsWith("further.service.for", "ask.further.1");
  }

  @Test
  void shouldNotNameTheCallerAsTheOneTheNextIsFor() {
    booked(CHECK.withName(SampleClinic.sealed("ann")));
    assertThat(call.lastSaid()).endsWith("further.service", "ask.further.1");
  }

  @Test
  void shouldTakeTheNextUpWhereItIsNamed() {
    booked(CHECK);
    call.say(NOTHING.withService(CHECKUP));
    assertThat(waiting()).isEmpty();
    assertThat(BookingFlow.date(call.state)).contains(WEDNESDAY);
  }

  @Test
  void shouldNotTakeTheNextUpWhereAnotherServiceIsNamed() {
    booked(CHECK);
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
    assertThat(waiting()).containsExactly(CHECK);
  }

  @Test
  void shouldNotTakeTheNextUpWhereAnotherServiceIsWished() {
    booked(CHECK);
    call.say(BOOK.withService(CLEANING).withDate(THURSDAY));
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
    assertThat(waiting()).containsExactly(CHECK);
  }

  @Test
  void shouldTakeTheNextUpOnAnotherDay() {
    booked(CHECK);
    call.say(NOTHING.withDate(THURSDAY));
    assertThat(waiting()).isEmpty();
    assertThat(BookingFlow.service(call.state)).contains(CHECKUP);
    assertThat(BookingFlow.date(call.state)).contains(THURSDAY);
    assertThat(BookingFlow.time(call.state)).contains(NINE);
  }

  @Test
  void shouldTakeTheNextUpAtAnotherTime() {
    booked(CHECK);
    call.say(NOTHING.withTime(TEN));
    assertThat(waiting()).isEmpty();
    assertThat(BookingFlow.date(call.state)).contains(WEDNESDAY);
    assertThat(BookingFlow.time(call.state)).contains(TEN);
  }

  @Test
  void shouldTakeTheNextUpForWhomItIsAfterYes() {
    booked(HIS_CHECK);
    call.say(YES);
    assertThat(waiting()).isEmpty();
    assertThat(call.lastSaid()).contains("ask.name.other.1");
  }

  @Test
  void shouldTakeTheNextUpWhereWhomItIsForIsNamed() {
    booked(HIS_CHECK);
    call.say(NOTHING.withPerson(RelationToCaller.SON).withTime(TEN));
    assertThat(waiting()).isEmpty();
    assertThat(BookingFlow.date(call.state)).contains(WEDNESDAY);
    assertThat(BookingFlow.time(call.state)).contains(TEN);
  }

  @Test
  void shouldNotTakeTheNextUpForSomebodyElse() {
    booked(HIS_CHECK);
    call.say(NOTHING.withPerson(RelationToCaller.DAUGHTER).withTime(TEN));
    assertThat(waiting()).containsExactly(HIS_CHECK);
    assertThat(BookingFlow.service(call.state)).contains(CLEANING);
  }

  @Test
  void shouldTakeACancellationUpWhereItIsSaidAgain() {
    booked(CANCEL);
    call.say(CANCEL);
    assertThat(waiting()).isEmpty();
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
  }

  @Test
  void shouldNotTakeACancellationUpForSomebodyElse() {
    booked(CANCEL);
    call.say(CANCEL.withPerson(RelationToCaller.SON));
    assertThat(waiting()).containsExactly(CANCEL);
  }

  @Test
  void shouldNotTakeACancellationUpWhereItIsAskedWhenItIs() {
    ledger.has(CLEANING, POPESCU, WEDNESDAY.atTime(11, 0));
    booked(CANCEL);
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    assertThat(call.said().toString()).contains("appointment.one");
    assertThat(waiting()).containsExactly(CANCEL);
  }

  @Test
  void shouldForgetWhatWasNotUnderstoodWhenTheNextIsTakenUp() {
    booked(CHECK);
    call.mumble();
    assertThat(call.lastSaid()).endsWith("ask.further.2");
    call.say(YES);
    call.say(NOTHING.withIntent(Intent.START_OVER));
    call.say(HOURS);
    assertThat(call.lastSaid()).containsExactly("info.hours", "ask.more.1");
  }

  @Test
  void shouldForgetWhatWasNotUnderstoodWhenTheNextIsNotToBeDone() {
    booked(CHECK);
    call.mumble();
    call.say(NO);
    assertThat(call.lastSaid()).containsExactly("ask.more.1");
    assertThat(call.state.phase()).isEqualTo(Phase.COLLECT_INFO);
  }
}
