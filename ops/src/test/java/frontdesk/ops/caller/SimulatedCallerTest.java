package frontdesk.ops.caller;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavReader;
import frontdesk.engine.sip.sdp.Codec;
import frontdesk.ops.caller.AnsweringMachine.Plan;
import frontdesk.ops.caller.MeasuredCall.EndedBy;
import frontdesk.ops.caller.MeasuredCall.Outcome;
import frontdesk.protocol.media.TelephoneKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls an answering machine over loopback and looks at both ends. */
@Timeout(60)
final class SimulatedCallerTest {
  /** Turns after a quarter of a second: the machine's prompts have no pauses. */
  private static final CallerSettings QUICK =
      CallerSettings.DEFAULTS
          .withTurns(Duration.ofMillis(250), Duration.ZERO, Duration.ofMillis(250))
          .withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(1));

  private static SimulatedCaller.Result place(CallOrder order, ScriptStep... steps)
      throws InterruptedException {
    return new SimulatedCaller(
            QUICK, SpokenLines.in(Path.of("")), progress -> {}, System::nanoTime, new Random(1))
        .call(order, CallScript.of(steps));
  }

  private static MeasuredCall call(AnsweringMachine machine, ScriptStep... steps)
      throws InterruptedException {
    return call(CallOrder.to(machine.uri()), steps);
  }

  private static MeasuredCall call(CallOrder order, ScriptStep... steps)
      throws InterruptedException {
    return ((SimulatedCaller.Result.Measured) place(order, steps)).call();
  }

  @Test
  void shouldSpeakInItsTurnAndMeasureTheAnswer() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(400, 300).thinking(200))) {
      // when
      MeasuredCall call =
          call(machine, CallScript.say("yes"), CallScript.waitForTurn(), CallScript.hangUp());

      // then
      assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(call.finalStatus()).isEqualTo(200);
      assertThat(call.endedBy()).isEqualTo(EndedBy.CALLER);
      assertThat(call.stepsDone()).isEqualTo(3);
      assertThat(call.answeredAfterMs()).isBetween(0L, 1_000L);
      assertThat(call.firstAudioMs()).isBetween(0L, 1_000L);
      assertThat(machine.flushes()).as("the caller waited for the prompt's end").isZero();
      assertThat(call.turns()).hasSize(1);
      // The machine takes 300 ms to notice the end, then thinks for 200.
      assertThat(call.turns().get(0).gapMs()).isBetween(400L, 1_500L);
      assertThat(call.longestOwedSilenceMs()).isBetween(400L, 1_500L);
      assertThat(call.packets().lost()).isZero();
      assertThat(call.packets().received()).isGreaterThan(50);
      assertThat(machine.ended().get(5, TimeUnit.SECONDS)).isEqualTo("by caller");
    }
  }

  @Test
  void shouldCountSilenceWhileAnAnswerIsOwed() throws Exception {
    // given a machine that thinks for a second and a half in comfort noise
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300, 300).thinking(1_500))) {
      // when
      MeasuredCall call =
          call(machine, CallScript.say("yes"), CallScript.waitForTurn(), CallScript.hangUp());

      // then
      assertThat(call.longestOwedSilenceMs()).isBetween(1_600L, 2_600L);
    }
  }

  @Test
  void shouldNotCountItsOwnSilence() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300, 300))) {
      // when
      MeasuredCall call =
          call(
              machine,
              CallScript.staySilent(Duration.ofMillis(1_200)),
              CallScript.say("yes"),
              CallScript.waitForTurn());

      // then
      assertThat(call.completed()).isTrue();
      assertThat(call.talkedMs()).isGreaterThan(2_000);
      assertThat(call.longestOwedSilenceMs()).isLessThan(1_100);
    }
  }

  @Test
  void shouldInterruptAPrompt() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(4_000, 300))) {
      // when
      MeasuredCall call =
          call(
              machine,
              CallScript.interruptAfter(Duration.ofMillis(500)),
              CallScript.say("no-thank-you"),
              CallScript.waitForTurn());

      // then
      assertThat(call.completed()).isTrue();
      assertThat(machine.flushes()).isEqualTo(1);
      assertThat(call.turns().get(0).interrupted()).isTrue();
      assertThat(call.talkedMs()).isLessThan(4_000);
    }
  }

  @Test
  void shouldSendEachKeyOnce() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300, 300))) {
      // when
      MeasuredCall call = call(machine, CallScript.press("0115#"), CallScript.waitForTurn());

      // then
      assertThat(call.completed()).isTrue();
      assertThat(call.keysPressed()).isEqualTo(5);
      assertThat(machine.keys())
          .containsExactly(
              TelephoneKey.DIGIT_0,
              TelephoneKey.DIGIT_1,
              TelephoneKey.DIGIT_1,
              TelephoneKey.DIGIT_5,
              TelephoneKey.POUND);
      assertThat(machine.promptsBegun()).isEqualTo(2);
    }
  }

  @Test
  void shouldHoldAndResume() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300, 300))) {
      // when
      MeasuredCall call =
          call(
              machine,
              CallScript.waitForTurn(),
              CallScript.hold(Duration.ofMillis(600)),
              CallScript.resume(),
              CallScript.say("yes"),
              CallScript.waitForTurn());

      // then
      assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.COMPLETED);
      assertThat(machine.directions()).containsExactly("SENDRECV", "RECVONLY", "SENDRECV");
      assertThat(machine.promptsBegun()).isEqualTo(2);
      assertThat(call.packets().largestGapMs()).as("a hold is no gap").isLessThan(500);
    }
  }

  @Test
  void shouldNoticeThatTheFarEndHangsUp() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300).hangingUp())) {
      // when
      MeasuredCall call = call(machine, CallScript.waitForHangUp());

      // then
      assertThat(call.completed()).isTrue();
      assertThat(call.endedBy()).isEqualTo(EndedBy.FAR_END);
    }
  }

  @Test
  void shouldBeCutShortByAHangUpInMidScript() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300).hangingUp())) {
      // when
      MeasuredCall call = call(machine, CallScript.say("yes"), CallScript.waitForTurn());

      // then
      assertThat(call.outcome()).isEqualTo(Outcome.CUT_SHORT);
      assertThat(call.reason()).contains("step 1 of 2");
    }
  }

  @Test
  void shouldHangUpRightAfterSaying() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(300, 2_000))) {
      // when
      MeasuredCall call = call(machine, CallScript.hangUpAfterSaying("yes-please"));

      // then
      assertThat(call.completed()).isTrue();
      assertThat(call.endedBy()).isEqualTo(EndedBy.CALLER);
      assertThat(machine.ended().get(5, TimeUnit.SECONDS)).isEqualTo("by caller");
      assertThat(machine.promptsBegun()).isEqualTo(1);
    }
  }

  @Test
  void shouldGiveUpOnAFarEndThatSaysNothing() throws Exception {
    // given a machine that sends comfort noise only
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts())) {
      // when
      MeasuredCall call = call(machine, CallScript.say("yes"));

      // then
      assertThat(call.outcome()).isEqualTo(Outcome.GAVE_UP);
      assertThat(call.firstAudioMs()).isNull();
      assertThat(call.longestOwedSilenceMs()).isGreaterThanOrEqualTo(2_900);
      assertThat(call.packets().received()).isGreaterThan(100);
    }
  }

  @Test
  void shouldRecordItselfLeftAndTheFarEndRight(@TempDir Path folder) throws Exception {
    // given
    Path wav = folder.resolve("call.wav");
    try (AnsweringMachine machine = new AnsweringMachine(Plan.prompts(600, 600))) {
      CallOrder order =
          CallOrder.to(machine.uri()).withRecording(wav).withCodecs(List.of(Codec.PCMU));

      // when
      MeasuredCall call = call(order, CallScript.say("yes-please"), CallScript.waitForTurn());

      // then
      assertThat(call.codec()).isEqualTo("PCMU");
      assertThat(call.recording()).isEqualTo(wav.toString());
      WavAudio recorded = WavReader.read(wav);
      assertThat(recorded.channels()).isEqualTo(2);
      SpokenLines.Finding.Found line =
          (SpokenLines.Finding.Found) SpokenLines.in(folder).find("yes-please", "slt");
      assertThat(loudMs(recorded.channel(1))).as("two prompts").isBetween(1_100L, 1_400L);
      assertThat(loudMs(recorded.channel(0)))
          .as("the line")
          .isBetween(loudMs(line.samples()) - 80, loudMs(line.samples()) + 80);
      assertThat(first(recorded.channel(1))).isLessThan(first(recorded.channel(0)));
    }
  }

  @Test
  void shouldMakeNoiseAsLongAsALine(@TempDir Path folder) {
    // given
    short[] line =
        ((SpokenLines.Finding.Found) SpokenLines.in(folder).find("yes-please", "rms")).samples();

    // when
    short[] noise = Clips.noise(line, new Random(3));

    // then
    assertThat(noise).hasSameSizeAs(line);
    double loudness = Clips.level(line, 0, line.length);
    assertThat(Clips.level(noise, 0, noise.length)).isBetween(loudness * 0.9, loudness * 1.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 486, 503})
  void shouldSayWhyACallWasRefused(int status) throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.refusing(status))) {
      // when
      MeasuredCall call = call(machine, CallScript.say("yes"));

      // then
      assertThat(call.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(call.finalStatus()).isEqualTo(status);
      assertThat(call.reason()).contains(Integer.toString(status));
      assertThat(call.endedBy()).isEqualTo(EndedBy.NOBODY);
      assertThat(call.stepsDone()).isZero();
    }
  }

  @Test
  void shouldStopRingingWhenNobodyAnswers() throws Exception {
    // given
    try (AnsweringMachine machine = new AnsweringMachine(Plan.refusing(-1))) {
      // when
      MeasuredCall call = call(machine, CallScript.say("yes"));

      // then
      assertThat(call.outcome()).isEqualTo(Outcome.NOT_ANSWERED);
      assertThat(call.finalStatus()).isEqualTo(487);
      assertThat(machine.ended().get(5, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }
  }

  @Test
  void shouldRefuseAScriptWithUnknownLines() throws Exception {
    // when
    SimulatedCaller.Result result =
        place(
            CallOrder.to("sip:nobody@127.0.0.1:9"),
            CallScript.say("unheard-of"),
            CallScript.say("missing.wav"));

    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            SimulatedCaller.Result.NotPlaced.class,
            refused -> {
              assertThat(refused.problems()).hasSize(2);
              assertThat(refused.problems().get(0)).contains("step 1", "unheard-of", "yes-please");
              assertThat(refused.problems().get(1)).contains("step 2", "missing.wav");
            });
  }

  private static long loudMs(short[] samples) {
    long loud = 0;
    for (int at = 0; at + 80 <= samples.length; at += 80) {
      loud += Clips.level(samples, at, at + 80) >= 100 ? 10 : 0;
    }
    return loud;
  }

  private static int first(short[] samples) {
    int at = 0;
    while (at + 80 < samples.length && Clips.level(samples, at, at + 80) < 100) {
      at += 80;
    }
    return at;
  }
}
