package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.FakeRecognizer.Fault;
import frontdesk.engine.provider.resilience.FakeRecognizer.Moment;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of an utterance whose recognizer fails in every way at every moment. */
class FallbackRecognizerTest extends RecognizerCase {
  @Test
  void shouldHearTheFirstAsLongAsItWorks() {
    sayAll(all().ear(), "en");

    assertThat(heard).containsExactly("so far 25", "so far 50", "one 0..49 50/50 at 1250");
    assertThat(two.framesAt).isEmpty();
    assertThat(bench.told.lines).containsExactly("one PREFERRED", "one first 480", "one done 250");
    assertThat(bench.told.amounts).containsExactly(new Amount.Heard(Duration.ofSeconds(1)));
    assertThat(time.waiting()).isZero();
  }

  /**
   * Fault of the first one x moment: the second has heard every frame once, and when it says so.
   */
  @ParameterizedTest
  @CsvSource({
    "REFUSED, 401, AT_OPEN, 1250",
    "LIMITED, 429, AT_OPEN, 1250",
    "BROKEN, '', AT_OPEN, 1250",
    "BUSY, '', AT_OPEN, 1250",
    "WITHHELD, SAVING, AT_OPEN, 1250",
    "LATE, '', MID_SPEECH, 1280",
    "BROKEN, 1006, MID_SPEECH, 1280",
    "LIMITED, 429, MID_SPEECH, 1280",
    "BROKEN, 1011, AT_FINISH, 1650",
    "LATE, '', AT_FINISH, 1650",
    "STALL, '', MID_SPEECH, 2050",
    "STALL, '', AT_FINISH, 2050",
  })
  void shouldGiveTheWholeUtteranceToTheNextOne(
      String kind, String code, Moment moment, long finalAt) {
    // given
    one.fault =
        kind.equals("STALL")
            ? Fault.stall(moment)
            : new Fault(moment, Optional.of(Failure.of(Failure.Kind.valueOf(kind), code)));

    // when
    sayAll(all().ear(), "ro");

    // then
    assertThat(last()).startsWith("two 0..49 50/50 at ");
    assertThat(Long.parseLong(last().substring(last().lastIndexOf(' ') + 1)))
        .as(last())
        .isLessThanOrEqualTo(finalAt);
    assertThat(heard.stream().filter(line -> line.contains(" at "))).hasSize(1);
    assertThat(time.waiting()).isZero();
  }

  /** One that says nothing while speech goes on, and nothing at its end. */
  @Test
  void shouldHaveASecondOneListenWhereTheFirstSaysNothingWhileSpeechGoesOn() {
    // given
    one.fault = Fault.stall(Moment.AT_OPEN);

    // when
    say(all().ear(), "ro", 200).finish();
    time.passMillis(10_000);

    // then
    assertThat(bench.told.lines).containsSubsequence("one PREFERRED", "two HEDGE");
    assertThat(last()).startsWith("two 0..199 200/200 at ");
    assertThat(Long.parseLong(last().substring(last().lastIndexOf(' ') + 1)))
        .as("no later than a final transcript usually is, were it not for the replay")
        .isLessThanOrEqualTo(4_000 + 250 + 1_250);
    assertThat(bench.told.lines).contains("one failed LATE");
  }

  /** One that hears whole utterances says nothing while they last, which is no fault of its. */
  @Test
  void shouldRepeatNoFasterThanVendorsTakeIt() {
    // given
    one.fault = new Fault(Moment.AT_FINISH, Optional.of(Failure.BROKEN));

    // when
    sayAll(all().ear(), "ro");

    // then
    long first = two.framesAt.get(0);
    for (int i = 0; i < two.framesAt.size(); i++) {
      long spoken = (long) i * FRAME_MS;
      long taken = two.framesAt.get(i) - first;
      assertThat(taken * 2 + 200).as("frame " + i).isGreaterThanOrEqualTo(spoken);
    }
  }

  @Test
  void shouldFallBackOnWhatIsEmbeddedWhenAllElseFails() {
    // given
    one.fault = new Fault(Moment.AT_OPEN, Optional.of(Failure.of(Failure.Kind.REFUSED, "401")));
    two.fault = new Fault(Moment.MID_SPEECH, Optional.of(Failure.BROKEN));

    // when
    sayAll(all().ear(), "en");

    // then
    assertThat(last()).isEqualTo("own 0..49 50/50 at 1600");
    assertThat(bench.told.lines).contains("two > own BROKEN");
  }

  @Test
  void shouldGiveNobodyALanguageThatTheyDoNotUnderstand() {
    // given
    one.fault = new Fault(Moment.AT_OPEN, Optional.of(Failure.of(Failure.Kind.REFUSED, "401")));
    two.fault = new Fault(Moment.AT_OPEN, Optional.of(Failure.of(Failure.Kind.REFUSED, "402")));

    // when
    sayAll(all().ear(), "ro-RO");

    // then
    assertThat(heard).containsExactly("REFUSED 402 at 0");
    assertThat(own.framesAt).isEmpty();
  }

  @Test
  void shouldHearTheFirstWhereItIsSlowButFasterThanTheSecond() {
    // given
    FakeRecognizer slow = new FakeRecognizer(time, "slow", 450, "en");
    FallbackRecognizer recognizer =
        over(
            List.of(
                bench.cloud(Port.RECOGNIZER, "slow", slow),
                bench.cloud(Port.RECOGNIZER, "two", two)));

    // when
    sayAll(recognizer.ear(), "en");

    // then
    assertThat(last()).isEqualTo("slow 0..49 50/50 at 1450");
    assertThat(two.cancelled).isEqualTo(1);
    assertThat(bench.told.lines).contains("two HEDGE", "two cancelled");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shouldReportNothingAfterItWasCancelled(boolean finished) {
    // when
    Session session = say(all().ear(), "en", 10);
    if (finished) {
      session.finish();
    }
    session.cancel();
    time.passMillis(10_000);

    // then
    assertThat(heard).isEmpty();
    assertThat(one.cancelled).isEqualTo(1);
    assertThat(bench.told.lines).endsWith("one cancelled");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void shouldGiveUpInTheEndWhereNobodyEverAnswers() {
    one.fault = Fault.stall(Moment.AT_FINISH);
    two.fault = Fault.stall(Moment.AT_FINISH);

    sayAll(all().ear(), "ro");

    assertThat(last()).startsWith("LATE at ");
    assertThat(heard.stream().filter(line -> line.contains(" at "))).hasSize(1);
    assertThat(Long.parseLong(last().substring("LATE at ".length()))).isLessThanOrEqualTo(5_000);
  }

  @Test
  void shouldHearNoMoreOfAnUtteranceThanIsKept() {
    say(all().ear(), "en", 800).finish();
    time.passMillis(10_000);

    assertThat(last()).startsWith("one 0..749 750/750");
  }
}
