package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.FakeRecognizer.Fault;
import frontdesk.engine.provider.resilience.FakeRecognizer.Moment;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of an utterance whose recognizer fails in every way at every moment. */
class FallbackRecognizerTest {
  private static final int FRAME_MS = 20;

  /** Of an utterance: one second. */
  private static final int FRAMES = 50;

  private final Bench bench = new Bench();
  private final VirtualTime time = bench.time;
  private final FakeRecognizer one = new FakeRecognizer(time, "one", 250, "en", "ro");
  private final FakeRecognizer two = new FakeRecognizer(time, "two", 250, "en", "ro");
  private final FakeRecognizer own = new FakeRecognizer(time, "own", 600, "en");
  private final List<String> heard = new ArrayList<>();

  private final SpeechRecognizer.Listener listener =
      new SpeechRecognizer.Listener() {
        @Override
        public void onPartial(Transcript partial) {
          heard.add(partial.hypotheses().get(0).text());
        }

        @Override
        public void onFinal(Transcript transcript) {
          heard.add(transcript.hypotheses().get(0).text() + " at " + time.millis());
        }

        @Override
        public void onFailed(Failure failure) {
          heard.add(failure + " at " + time.millis());
        }
      };

  private FallbackRecognizer all() {
    return over(
        List.of(
            bench.cloud(Port.RECOGNIZER, "one", one),
            bench.cloud(Port.RECOGNIZER, "two", two),
            bench.embedded(Port.RECOGNIZER, "own", own)));
  }

  private FallbackRecognizer over(List<Candidate<SpeechRecognizer>> candidates) {
    return new FallbackRecognizer(
        candidates,
        bench.retries,
        new FallbackRecognizer.Deadlines(
            Duration.ofMillis(500),
            Duration.ofMillis(400),
            Duration.ofMillis(2_500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(15),
            2),
        bench.timing,
        bench.told);
  }

  private static Request request(String language) {
    Grammar grammar = new Grammar("g", new ContentHash("0".repeat(64)), "");
    return new Request(language, grammar, 3, Duration.ofSeconds(15));
  }

  /** An utterance of so many frames in real time, up to its end. */
  private Session say(Ear ear, String language, int frames) {
    Session session = ear.open(request(language), listener);
    for (int i = 0; i < frames; i++) {
      short[] samples = new short[AudioFrame.SAMPLE_RATE_HZ / 1_000 * FRAME_MS];
      samples[0] = (short) i;
      session.audio(new AudioFrame((long) i * samples.length, samples, false));
      time.passMillis(FRAME_MS);
    }
    return session;
  }

  private void sayAll(Ear ear, String language) {
    say(ear, language, FRAMES).finish();
    time.passMillis(10_000);
  }

  private String last() {
    return heard.get(heard.size() - 1);
  }

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
  void shouldNotTakeSilenceForAFaultWhereItIsUsual() {
    one.fault = Fault.stall(Moment.AT_OPEN);
    FallbackRecognizer whole =
        over(
            List.of(
                new Candidate<>("one", one, bench.gate(Port.RECOGNIZER, "one"), false, false),
                bench.cloud(Port.RECOGNIZER, "two", two)));

    say(whole.ear(), "ro", 200);

    assertThat(bench.told.lines).containsExactly("one PREFERRED");
  }

  @Test
  void shouldHandOnThatASentenceIsLikelyOver() {
    SpeechRecognizer eager =
        new SpeechRecognizer() {
          @Override
          public String name() {
            return "eager";
          }

          @Override
          public Session open(Request request, Listener to) {
            to.onLikelyFinished(
                new Transcript(
                    "en", 0, Duration.ZERO, List.of(new Transcript.Hypothesis("yes", 1))));
            return one.open(request, to);
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    List<String> finished = new ArrayList<>();
    SpeechRecognizer.Listener both =
        new SpeechRecognizer.Listener() {
          @Override
          public void onPartial(Transcript partial) {
            finished.add("partial");
          }

          @Override
          public void onLikelyFinished(Transcript partial) {
            finished.add("finished");
          }

          @Override
          public void onFinal(Transcript transcript) {
            finished.add("final");
          }

          @Override
          public void onFailed(Failure failure) {
            finished.add("failed");
          }
        };

    over(List.of(bench.cloud(Port.RECOGNIZER, "eager", eager))).open(request("en"), both);

    assertThat(finished).containsExactly("finished");
  }

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
  void shouldReturnToThePreferredOneWithTheNextUtterance() {
    // given
    Ear ear = all().ear();
    one.fault = new Fault(Moment.MID_SPEECH, Optional.of(Failure.BROKEN));
    sayAll(ear, "en");
    one.fault = Fault.NONE;
    heard.clear();

    // when
    sayAll(ear, "en");

    // then
    assertThat(last()).startsWith("one 0..49 50/50");
    assertThat(one.earsMade).as("a connection that broke is not used again").isEqualTo(2);
    ear.close();
    assertThat(one.earsOpen + two.earsOpen).isZero();
  }

  @Test
  void shouldNotAskOneWhoseGateIsShut() {
    // given
    FallbackRecognizer all = all();
    one.fault = new Fault(Moment.AT_OPEN, Optional.of(Failure.BROKEN));
    for (int i = 0; i < 5; i++) {
      Ear ear = all.ear();
      sayAll(ear, "en");
      ear.close();
    }
    int made = one.earsMade;

    // when
    Ear ear = all.ear();
    ear.expect(request("en"));
    sayAll(ear, "en");

    // then
    assertThat(made).isEqualTo(5);
    assertThat(one.earsMade).isEqualTo(5);
    assertThat(two.expected).isEqualTo(1);
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

  @Test
  void shouldTakeOneWithoutRoomForBusyAndGoOn() {
    // given
    FallbackRecognizer all = all();
    List<Ear> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Ear ear = all.ear();
      ear.expect(request("en"));
      calls.add(ear);
    }

    // when
    sayAll(all.ear(), "en");

    // then
    assertThat(last()).startsWith("two 0..49 50/50");
    calls.get(0).close();
    heard.clear();
    sayAll(all.ear(), "en");
    assertThat(last()).startsWith("one 0..49 50/50");
  }

  @Test
  void shouldCloseWhatAnUtteranceWithoutACallHasOpened() {
    Session session = all().open(request("en"), listener);
    session.audio(new AudioFrame(0, new short[160], false));
    session.finish();
    time.passMillis(1_000);

    assertThat(last()).startsWith("one ");
    assertThat(one.earsOpen).isZero();
  }
}
