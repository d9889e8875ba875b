package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Slower, please": at any question, beside anything else, and while something is being done. */
class SlowerTest {
  private static final Understanding SLOWER = NOTHING.withIntent(Intent.SLOWER);

  private static final LocalTime TEN = LocalTime.of(10, 0);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldBeSaidAndTheLastSentenceRepeatedAtEveryQuestionOfABooking() {
    List<Question> asked = new ArrayList<>();
    slowerHere(asked);
    call.say(NOTHING.withService(CLEANING).withPractitioner(POPESCU));
    slowerHere(asked);
    call.say(NOTHING.withDate(TUESDAY));
    slowerHere(asked);
    call.say(NOTHING.withTime(TEN));
    slowerHere(asked);
    call.sayName();
    slowerHere(asked);
    call.say(NOTHING.withYes(true));
    slowerHere(asked);
    call.say(NOTHING.withYes(true));
    slowerHere(asked);
    assertThat(asked)
        .contains(Question.INTENT, Question.DATE, Question.OFFER, Question.NAME)
        .contains(Question.CONFIRM);
  }

  /** Asks for it twice: it is said each time, and never piles up in what is repeated. */
  private void slowerHere(List<Question> asked) {
    Question question = call.question();
    asked.add(question);
    for (int i = 0; i < 2; i++) {
      call.say(SLOWER);
      assertThat(call.lastSaid()).startsWith("slower").containsOnlyOnce("slower");
      assertThat(call.lastSaid().size()).isGreaterThan(1);
      assertThat(call.question()).isEqualTo(question);
      assertThat(call.state.count(question)).isZero();
      assertThat(isSlow()).isTrue();
    }
  }

  @Test
  void shouldNotSayItAgainWhereOnlyTheSentenceIsToBeRepeated() {
    call.say(NOTHING.withService(CLEANING));
    call.say(SLOWER);
    call.say(NOTHING.withIntent(Intent.REPEAT));
    assertThat(call.lastSaid()).doesNotContain("slower");
    assertThat(isSlow()).isTrue();
    // and who only wants it repeated is not spoken to more slowly
    PhoneCall other = PhoneCall.opened(new FakeLedger());
    other.say(NOTHING.withIntent(Intent.REPEAT));
    assertThat(other.state.asked().orElseThrow().slower()).isEmpty();
    assertThat(other.lastSaid()).doesNotContain("slower");
  }

  @Test
  void shouldLoseNeitherTheWishNorTheAnswerBesideIt() {
    call.say(
        NOTHING
            .withIntent(Intent.BOOK)
            .withService(CLEANING)
            .withPractitioner(POPESCU)
            .withFurther(List.of(SLOWER)));
    assertThat(call.question()).isEqualTo(Question.DATE);
    assertThat(call.lastSaid()).startsWith("slower");
    assertThat(Further.waiting(call.state)).isEmpty();
    assertThat(isSlow()).isTrue();
    call.say(
        NOTHING
            .withIntent(Intent.INFORMATION)
            .withTopic(Topic.PRICES)
            .withService(CLEANING)
            .withFurther(List.of(SLOWER)));
    assertThat(call.lastSaid()).startsWith("slower", "info.service");
  }

  @Test
  void shouldBeSaidOnceTheToolHasAnsweredThatIsAtWork() {
    call.say(NOTHING.withService(CLEANING).withPractitioner(POPESCU));
    call.answerTools = false;
    call.say(NOTHING.withDate(TUESDAY).withTime(TEN));
    assertThat(call.state.isBusy()).isTrue();
    int said = call.said().size();
    call.heard(SLOWER, true, 0.9);
    assertThat(call.said()).hasSize(said);
    call.answerTools = true;
    call.answer(call.lastUse());
    assertThat(call.lastSaid()).startsWith("slower");
    assertThat(isSlow()).isTrue();
  }

  private boolean isSlow() {
    return call.state.asked().flatMap(Decision.Say::slower).isPresent();
  }
}
