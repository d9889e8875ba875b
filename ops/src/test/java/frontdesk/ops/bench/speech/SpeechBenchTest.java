package frontdesk.ops.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.engine.speech.recognizer.RecognizerSettings;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.ops.bench.speech.BenchClip.Line;
import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpeechBenchTest {
  private static final RecognizerSettings POOL =
      new RecognizerSettings(
          1,
          32,
          32,
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ZERO,
          32,
          Duration.ofSeconds(90),
          0);

  private final Situation situation = Situations.shipped();

  /** Hears the same in everything. */
  private record Parrot(List<Hypothesis> word) implements UtteranceDecoder {
    @Override
    public SortedSet<String> prepare(Grammar grammar) {
      return Collections.unmodifiableSortedSet(new TreeSet<>());
    }

    @Override
    public List<Hypothesis> decode(short[] samples, int length, Grammar grammar, int most) {
      return word;
    }

    @Override
    public void close() {
      // It has nothing.
    }
  }

  @Test
  void shouldFindEveryFalseYesOfARecognizerThatAlwaysHearsOne() throws Exception {
    EngineScore score = run(List.of(new Hypothesis("yes", 0.99)));
    Tally tally = score.tally(Part.REPORTED);
    assertThat(tally.falseYes()).hasSize(2).allMatch(name -> name.endsWith("clean"));
    assertThat(SpeechGoal.agreesToNothing(tally)).isFalse();
    assertThat(score.cuts()).containsKey("clean");
  }

  @Test
  void shouldFindNothingWrongWithARecognizerThatRejectsCoughs() throws Exception {
    Tally tally = run(List.of()).tally(Part.REPORTED);
    assertThat(tally.falseYes()).isEmpty();
    assertThat(tally.acceptedPercent()).isZero();
    assertThat(SpeechGoal.agreesToNothing(tally)).isTrue();
  }

  @Test
  void shouldMakeTheSameSoundTwiceAndFillTheBandOnly() throws Exception {
    try (VoiceFiles voices = new VoiceFiles()) {
      BenchClip clip = new BenchClip(sound("*noise white 500"), BenchVoice.SLT, Line.CLEAN, 5);
      short[] once = new ClipMaker(voices).samples(clip);
      assertThat(new ClipMaker(voices).samples(clip)).isEqualTo(once);
      assertThat(once.length).isEqualTo(TelephoneBand.RATE_HZ * (300 + 500 + 500) / 1_000);
    }
  }

  @Test
  void shouldLetThroughWhatATelephoneDoes() {
    assertThat(loudnessOfTone(1_000, 8_000)).isBetween(0.95, 1.05);
    assertThat(loudnessOfTone(1_000, 22_050)).isBetween(0.95, 1.05);
    assertThat(loudnessOfTone(3_000, 16_000)).isBetween(0.9, 1.05);
    assertThat(loudnessOfTone(120, 16_000)).isLessThan(0.05);
    assertThat(loudnessOfTone(5_000, 16_000)).isLessThan(0.05);
  }

  private static double loudnessOfTone(double hz, int rateHz) {
    double[] tone = new double[rateHz];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = Math.sin(2 * Math.PI * hz * i / rateHz);
    }
    double[] heard = new TelephoneBand().narrow(tone, rateHz);
    double energy = 0;
    for (int i = 1_000; i < 7_000; i++) {
      energy += heard[i] * heard[i];
    }
    return Math.sqrt(energy / 6_000 * 2);
  }

  private EngineScore run(List<Hypothesis> heard) throws Exception {
    PooledRecognizer recognizer = new PooledRecognizer("parrot", POOL, () -> new Parrot(heard));
    try (BenchEngine engine =
        BenchEngine.warm(recognizer, List.of(), 3, Duration.ofSeconds(15), true)) {
      List<BenchClip> clips =
          List.of(
              new BenchClip(sound("*cough 1"), BenchVoice.SLT, Line.CLEAN, 1),
              new BenchClip(sound("*hum 400"), BenchVoice.SLT, Line.CLEAN, 2));
      return new SpeechBench(situation, Limits.DEFAULT, List.of(engine)).run(clips).get(0);
    }
  }

  private static CorpusSentence sound(String name) {
    return new CorpusSentence(name, Question.CONFIRM, name, "none", Part.REPORTED);
  }
}
