package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.engine.provider.resilience.FakeRecognizer.Fault;
import frontdesk.engine.provider.resilience.FakeRecognizer.Moment;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
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

/** Who is asked for the next utterance of a call, and what is left behind. */
class FallbackEarTest extends RecognizerCase {
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
