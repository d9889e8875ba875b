package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has booked is asked for anything else; what was booked is heard whole before. */
class AnythingElseTest {
  private static final Understanding NO = NOTHING.withYes(false);

  private final PhoneCall call = PhoneCall.opened(new FakeLedger());

  @BeforeEach
  void bookACleaning() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(10, 0)));
    call.press('#');
    call.press('1');
    call.press('1');
    assertThat(call.lastSaid()).startsWith("booked", "booked.reference").endsWith("ask.more.1");
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private void assertGoodbye() {
    assertThat(call.lastSaid()).containsExactly("goodbye.booked");
    assertThat(call.ending()).contains(EndReason.BOOKED);
  }

  @Test
  void shouldSayGoodbyeAfterOneSilence() {
    call.stayThere();
    assertGoodbye();
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '#'})
  void shouldSayGoodbyeAtTheKeys(char key) {
    call.press(key);
    assertGoodbye();
  }

  @Test
  void shouldSayGoodbyeAfterNo() {
    call.say(NO);
    assertGoodbye();
  }

  @Test
  void shouldBookSomethingElse() {
    call.press('2');
    assertThat(call.question()).isEqualTo(Question.INTENT);
    call.say(NOTHING.withService(CHECKUP).withDate(TUESDAY).withTime(LocalTime.of(12, 0)));
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldNotCutShortWhatWasBookedForThanksNoiseOrAnEarlyKey() {
    int said = call.said().size();
    call.heard(NO, false, 0.9);
    call.heard(NOTHING.withIntent(Intent.GOODBYE), false, 0.9);
    call.heard(NOTHING.withService(CHECKUP), false, 0.1);
    call.give(
        new Input.NotUnderstood(
            call.tick(), call.state.prompts(), false, Input.NotUnderstoodReason.REJECTED));
    for (char key : "1#*5".toCharArray()) {
      call.give(new Input.KeyPressed(call.tick(), call.state.prompts(), false, key));
    }
    assertThat(call.said()).hasSize(said);
    call.stayThere();
    assertGoodbye();
  }

  /** The twin: what asks for something does not wait. */
  @Test
  void shouldTakeAWishThatIsSpokenIntoIt() {
    call.heard(NOTHING.withService(CHECKUP).withDate(TUESDAY), false, 0.9);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  /** The twin: a voice that failed leaves nothing to be heard. */
  @Test
  void shouldTakeANoOnceThePromptIsOver() {
    call.interrupt();
    call.heard(NO, false, 0.9);
    assertGoodbye();
  }

  @Test
  void shouldSayAgainWhatWasBookedAfterAGap() {
    List<String> told = call.lastSaid();
    call.give(new Input.Resumed(call.tick()));
    assertThat(call.lastSaid().get(0)).isEqualTo("resumed");
    assertThat(call.lastSaid().subList(1, call.lastSaid().size())).isEqualTo(told);
    call.stayThere();
    assertGoodbye();
  }
}
