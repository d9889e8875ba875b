package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers.Kind;
import frontdesk.protocol.media.Resampler;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedVoicesTest {
  private static final Manner ENGLISH = Manner.usual("en-US");
  private static final SynthesizerSettings SETTINGS =
      new SynthesizerSettings(
          4,
          256,
          500,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          1,
          Duration.ofSeconds(20),
          0,
          -6);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSpeakAtOneLevelWithSoftEnds(Kind kind) throws Exception {
    try (var voice = choose(kind)) {
      short[] audio = speak(voice, "Your appointment is on Tuesday at half past three.");
      assertThat(audio.length).isBetween(8_000 * 3 / 2, 8_000 * 6);
      int peak =
          IntStream.range(0, audio.length).map(i -> Math.abs((int) audio[i])).max().orElse(0);
      assertThat(peak).isBetween(16_300, 16_500);
      assertThat(Math.abs((int) audio[0])).isLessThan(50);
      assertThat(Math.abs((int) audio[audio.length - 1])).isLessThan(50);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTakeLongerWhereItIsToSpeakSlower(Kind kind) throws Exception {
    try (var voice = choose(kind)) {
      PhraseCache cache = new PhraseCache(voice, 10, 1 << 22);
      Manner slower = new Manner("en-US", Optional.empty(), 0.7);
      String text = "Your appointment is on Tuesday at half past three.";
      short[] usual = get(cache.audio(text, ENGLISH));
      short[] slow = get(cache.audio(text, slower));
      assertThat(slow.length).isBetween(usual.length * 12 / 10, usual.length * 18 / 10);
      // and what is kept of one pace is not said for the other
      assertThat(get(cache.audioOnce(text, ENGLISH))).isSameAs(usual);
      assertThat(get(cache.audioOnce(text, slower))).isSameAs(slow);
    }
  }

  @Test
  void shouldSpeakRightWhenManyThreadsAsk() throws Exception {
    try (var voice = choose(Kind.FREETTS)) {
      // given what each sentence sounds like alone
      List<String> texts =
          IntStream.range(1, 11).mapToObj(n -> "Number " + n + " please.").toList();
      Map<String, short[]> alone = new HashMap<>();
      for (String text : texts) {
        alone.put(text, speak(voice, text));
      }

      // when all are asked for at once, many times
      List<CompletableFuture<short[]>> asked = new ArrayList<>();
      for (int round = 0; round < 20; round++) {
        for (String text : texts) {
          asked.add(begin(voice, text));
        }
      }

      // then each sounds the same
      for (int i = 0; i < asked.size(); i++) {
        assertThat(asked.get(i).get(20, TimeUnit.SECONDS))
            .isEqualTo(alone.get(texts.get(i % texts.size())));
      }
    }
  }

  @Test
  void shouldSynthesizeASentenceOnceAndForgetTheOldest() throws Exception {
    try (var voice = choose(Kind.FREETTS)) {
      PhraseCache cache = new PhraseCache(voice, 2, 1 << 20);
      CompletionStage<Optional<short[]>> first = cache.audio("Good morning.", ENGLISH);
      CompletionStage<Optional<short[]>> again = cache.audio("Good morning.", ENGLISH);
      assertThat(get(first)).isSameAs(get(again));
      assertThat(cache.kept("Good morning.", ENGLISH)).containsSame(get(first));
      get(cache.audio("Two.", ENGLISH));
      get(cache.audio("Three.", ENGLISH));
      assertThat(cache.size()).isEqualTo(2);
      assertThat(cache.kept("Good morning.", ENGLISH)).isEmpty();
    }
  }

  @Test
  void shouldKeepNothingThatMayHoldACallersWords() throws Exception {
    try (var voice = choose(Kind.FREETTS)) {
      PhraseCache cache = new PhraseCache(voice, 2, 1 << 20);
      assertThat(get(cache.audioOnce("The name is Maria.", ENGLISH))).isNotEmpty();
      assertThat(cache.size()).isZero();
      // and what is kept anyway is said as it is
      short[] kept = get(cache.audio("Good morning.", ENGLISH));
      assertThat(get(cache.audioOnce("Good morning.", ENGLISH))).isSameAs(kept);
    }
  }

  @Test
  void shouldFallBackToTheBuiltInVoiceAndNameThePackage() {
    var choice =
        EmbeddedSynthesizers.choose(Kind.FLITE, SETTINGS, UnaryOperator.identity(), "/nowhere");
    try (var voice = choice.synthesizer()) {
      assertThat(choice.kind()).isEqualTo(Kind.FREETTS);
      assertThat(choice.explanation()).contains("package flite");
      assertThat(voice.name()).isEqualTo("freetts-kevin");
    }
  }

  @Test
  void shouldRefuseTextsThatAreTooLongAndSayNothingOnceCancelled() throws Exception {
    try (var voice = choose(Kind.FREETTS)) {
      var long501 = voice.speak("x".repeat(501), "en-US", samples -> {});
      assertThat(long501.done().toCompletableFuture().get(5, TimeUnit.SECONDS))
          .isEqualTo(Outcome.BROKEN);
      var cancelled = voice.speak("never mind", "en-US", samples -> {});
      cancelled.cancel();
      assertThat(cancelled.done().toCompletableFuture().get(5, TimeUnit.SECONDS))
          .isIn(Outcome.CANCELLED, Outcome.COMPLETE);
    }
  }

  @Test
  void shouldLetNothingAboveTheBandThrough() {
    // given tones at 22.05 kHz, one within the band and one that would fold back to 2 kHz
    short[] low = tone(1_000);
    short[] high = tone(6_000);

    // then
    assertThat(rms(Resampler.to8k(low, 22_050))).isBetween(6_900.0, 7_200.0);
    assertThat(rms(Resampler.to8k(high, 22_050))).isLessThan(20);
  }

  @Test
  void shouldResampleAStreamAsItDoesTheWhole() {
    short[] tone = tone(1_000);
    for (int rate : new int[] {8_000, 16_000, 22_050, 24_000, 44_100, 48_000}) {
      short[] whole = Resampler.to8k(tone, rate);
      assertThat(whole).hasSize((int) (tone.length * 8_000L / rate));
      for (int piece : new int[] {1, 37, 1_000, tone.length}) {
        // given one that has heard another stream before
        Resampler stream = new Resampler(rate);
        stream.next(new short[] {30_000, -30_000, 30_000});
        stream.end();
        // when
        short[] made = new short[whole.length];
        int at = 0;
        for (int from = 0; from < tone.length; from += piece) {
          short[] next =
              stream.next(Arrays.copyOfRange(tone, from, Math.min(tone.length, from + piece)));
          System.arraycopy(next, 0, made, at, next.length);
          at += next.length;
        }
        short[] rest = stream.end();
        System.arraycopy(rest, 0, made, at, rest.length);
        // then
        assertThat(at + rest.length).isEqualTo(whole.length);
        assertThat(made).as("%d Hz by %d", rate, piece).isEqualTo(whole);
      }
    }
  }

  private static short[] tone(int hz) {
    short[] samples = new short[22_050];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * hz * i / 22_050));
    }
    return samples;
  }

  private static double rms(short[] samples) {
    short[] middle = Arrays.copyOfRange(samples, 1_000, samples.length - 1_000);
    double sum = 0;
    for (short sample : middle) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / middle.length);
  }

  private static PooledSynthesizer choose(Kind kind) {
    var choice = EmbeddedSynthesizers.choose(kind, SETTINGS);
    assertThat(choice.kind()).as("these tests need %s installed", kind).isEqualTo(kind);
    return choice.synthesizer();
  }

  private static short[] get(CompletionStage<Optional<short[]>> audio) throws Exception {
    return audio.toCompletableFuture().get(10, TimeUnit.SECONDS).orElseThrow();
  }

  private static short[] speak(PooledSynthesizer voice, String text) throws Exception {
    return begin(voice, text).get(20, TimeUnit.SECONDS);
  }

  private static CompletableFuture<short[]> begin(PooledSynthesizer voice, String text) {
    List<short[]> pieces = new ArrayList<>();
    return voice
        .speak(text, "en-US", pieces::add)
        .done()
        .toCompletableFuture()
        .thenApply(
            outcome -> {
              assertThat(outcome).isEqualTo(Outcome.COMPLETE);
              short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
              int at = 0;
              for (short[] piece : pieces) {
                System.arraycopy(piece, 0, all, at, piece.length);
                at += piece.length;
              }
              return all;
            });
  }
}
