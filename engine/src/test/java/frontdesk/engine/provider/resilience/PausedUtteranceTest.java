package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.FakeRecognizer.Fault;
import frontdesk.engine.provider.resilience.FakeRecognizer.Moment;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pauses of a caller, before recognizers that make use of them and others, and between both. */
class PausedUtteranceTest extends RecognizerCase {
  private static final int QUIET = 70;
  private static final int ALL = 90;

  @Test
  void shouldSendNothingOfThePauseThatEndsAnUtterance() {
    // given
    one.finalizes = true;

    // when
    Session session = say(all().ear(), "en", FRAMES);
    assertThat(session.pause()).as("each answers for itself").isFalse();
    say(session, FRAMES, QUIET);
    session.finish();
    time.passMillis(10_000);

    // then
    assertThat(last()).isEqualTo("one 0..49 50/50 at 1650");
    assertThat(one.pauses).containsExactly("pause after 50");
    assertThat(bench.told.amounts).containsExactly(new Amount.Heard(Duration.ofSeconds(1)));
    assertThat(time.waiting()).isZero();
  }

  /** The twin: who makes nothing of a pause hears it. */
  @Test
  void shouldSendThePauseToWhoeverMakesNothingOfIt() {
    Session session = say(all().ear(), "en", FRAMES);
    session.pause();
    say(session, FRAMES, QUIET);
    session.finish();
    time.passMillis(10_000);

    assertThat(last()).isEqualTo("one 0..69 70/70 at 1650");
  }

  @Test
  void shouldSendThePauseOfACallerWhoGoesOn() {
    // given
    one.finalizes = true;

    // when
    Session session = say(all().ear(), "en", FRAMES);
    session.pause();
    say(session, FRAMES, QUIET);
    session.goOn();
    say(session, QUIET, ALL);
    session.pause();
    session.finish();
    time.passMillis(10_000);

    // then
    assertThat(last()).startsWith("one 0..89 90/90 at ");
    assertThat(one.pauses).containsExactly("pause after 50", "on after 50", "pause after 90");
  }

  @Test
  void shouldTellOfOnePauseOnce() {
    one.finalizes = true;
    Session session = say(all().ear(), "en", FRAMES);
    session.pause();
    session.pause();
    say(session, FRAMES, QUIET);
    session.pause();
    session.finish();
    session.goOn(); // too late
    time.passMillis(10_000);

    assertThat(one.pauses).containsExactly("pause after 50");
    assertThat(last()).startsWith("one 0..49 50/50 at ");
  }

  @Test
  void shouldGiveAllToTheNextWhereTheFirstFailsInThePause() {
    // given
    one.finalizes = true;
    one.fault = new Fault(Moment.AT_PAUSE, Optional.of(Failure.BROKEN));
    two.finalizes = true;

    // when: the pause ends the utterance, and there is time to hear all again before
    Session session = say(all().ear(), "ro", FRAMES);
    session.pause();
    say(session, FRAMES, ALL);
    session.finish();
    time.passMillis(10_000);

    // then
    assertThat(last()).startsWith("two 0..49 50/50 at ");
    assertThat(two.pauses).containsExactly("pause after 50");
  }

  @Test
  void shouldGiveAllToTheNextWhereTheFirstSaysNoMoreAfterThePause() {
    // given
    one.finalizes = true;
    one.fault = Fault.stall(Moment.AT_PAUSE);

    // when
    Session session = say(all().ear(), "ro", FRAMES);
    session.pause();
    say(session, FRAMES, QUIET);
    session.finish();
    time.passMillis(10_000);

    // then: the second one hears what the first was spared
    assertThat(last()).startsWith("two 0..69 70/70 at ");
    assertThat(heard.stream().filter(line -> line.contains(" at "))).hasSize(1);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void shouldNotTellTheNextOfAPauseThatIsOver() {
    // given
    one.fault = new Fault(Moment.AT_PAUSE, Optional.of(Failure.BROKEN));
    two.finalizes = true;

    // when: they go on before the second one has caught up
    Session session = say(all().ear(), "ro", FRAMES);
    session.pause();
    session.goOn();
    say(session, FRAMES, ALL);
    session.finish();
    time.passMillis(10_000);

    // then
    assertThat(last()).startsWith("two 0..89 90/90 at ");
    assertThat(two.pauses).isEmpty();
  }

  @Test
  void shouldTellNobodyOfAPauseAfterACancel() {
    one.finalizes = true;
    Session session = say(all().ear(), "en", FRAMES);
    session.cancel();
    session.pause();
    session.goOn();

    assertThat(one.pauses).isEmpty();
    assertThat(heard).noneMatch(line -> line.contains(" at "));
  }
}
