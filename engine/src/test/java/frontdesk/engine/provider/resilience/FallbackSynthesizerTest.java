package frontdesk.engine.provider.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard of a text whose voice fails in every way at every moment. */
class FallbackSynthesizerTest {
  private static final String TEXT = "we have a place on monday for you";

  private final Bench bench = new Bench();
  private final VirtualTime time = bench.time;
  private final FakeSynthesizer one = new FakeSynthesizer(time, "one", 100, "en");
  private final FakeSynthesizer two = new FakeSynthesizer(time, "two", 200, "en");
  private final FakeSynthesizer own = new FakeSynthesizer(time, "own", 50, "en", "ro");
  private final StringBuilder heard = new StringBuilder();
  private final FallbackSynthesizer all =
      new FallbackSynthesizer(
          List.<Candidate<SpeechSynthesizer>>of(
              bench.cloud(Port.SYNTHESIZER, "one", one),
              bench.cloud(Port.SYNTHESIZER, "two", two),
              bench.embedded(Port.SYNTHESIZER, "own", own)),
          bench.retries,
          new FallbackSynthesizer.Deadlines(Duration.ofSeconds(1), Duration.ofMillis(800)),
          bench.timing,
          bench.told);

  private Utterance speak(String language) {
    return all.speak(
        TEXT,
        language,
        samples -> {
          for (int i = 0; i < samples.length; i += FakeSynthesizer.PER_CHARACTER) {
            heard.append((char) samples[i]);
          }
        });
  }

  private static Outcome outcome(Utterance utterance) {
    assertThat(utterance.done().toCompletableFuture()).isDone();
    return utterance.done().toCompletableFuture().join();
  }

  @Test
  void shouldHearTheFirstAsLongAsItWorks() {
    Utterance spoken = speak("en");
    time.passMillis(10_000);

    assertThat(heard).hasToString(TEXT);
    assertThat(outcome(spoken)).isEqualTo(Outcome.COMPLETE);
    assertThat(two.asked).isEmpty();
    assertThat(bench.told.lines).containsExactly("one PREFERRED", "one first 100", "one done 700");
    assertThat(bench.told.amounts)
        .containsExactly(new Amount.Spoken(TEXT.length(), Duration.ofMillis(65L * TEXT.length())));
    assertThat(time.waiting()).isZero();
  }

  /** Fault x moment: characters heard of the first voice, and what the second one is asked for. */
  @ParameterizedTest
  @CsvSource({
    "REFUSED, 0, we have a place on monday for you",
    "LIMITED, 0, we have a place on monday for you",
    "BROKEN, 0, we have a place on monday for you",
    "BUSY, 0, we have a place on monday for you",
    "WITHHELD, 0, we have a place on monday for you",
    "STALL, 0, we have a place on monday for you",
    "BROKEN, 3, have a place on monday for you",
    "BROKEN, 8, a place on monday for you",
    "LATE, 20, monday for you",
    "LIMITED, 20, monday for you",
    "STALL, 20, monday for you",
    "REFUSED, 31, you",
  })
  void shouldSayWhatIsLeftInTheNextVoice(String fault, int after, String left) {
    // given
    one.failAfter = after;
    one.failure =
        fault.equals("STALL")
            ? Optional.empty()
            : Optional.of(Failure.of(Failure.Kind.valueOf(fault)));

    // when
    Utterance spoken = speak("en");
    time.passMillis(10_000);

    // then
    assertThat(two.asked).containsExactly(left);
    assertThat(outcome(spoken)).isEqualTo(Outcome.COMPLETE);
    assertThat(heard).hasToString(TEXT.substring(0, after) + left);
    assertThat(own.asked).isEmpty();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void shouldHearEachWordOnceThroughThreeVoices() {
    // given
    one.failAfter = 10;
    one.failure = Optional.of(Failure.BROKEN);
    two.failAfter = 8;
    two.failure = Optional.of(Failure.BROKEN);

    // when
    speak("en");
    time.passMillis(10_000);

    // then
    assertThat(two.asked).containsExactly("place on monday for you");
    assertThat(own.asked).containsExactly("monday for you");
    assertThat(heard).hasToString("we have a place onmonday for you");
  }

  @Test
  void shouldNotSpeakAfterTheLastWord() {
    one.failAfter = TEXT.length() - 1;
    one.failure = Optional.of(Failure.BROKEN);

    Utterance spoken = speak("en");
    time.passMillis(10_000);

    assertThat(two.asked).containsExactly("you");
    assertThat(outcome(spoken)).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void shouldTakeAVoiceWithoutAudioForABrokenOne() {
    FakeSynthesizer empty = new FakeSynthesizer(time, "empty", 100, "en");
    SpeechSynthesizer silent =
        new SpeechSynthesizer() {
          @Override
          public String name() {
            return "silent";
          }

          @Override
          public Utterance speak(String text, Manner manner, Listener listener) {
            return empty.speak(text, manner, samples -> {});
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    Utterance spoken =
        new FallbackSynthesizer(
                List.of(
                    bench.cloud(Port.SYNTHESIZER, "silent", silent),
                    bench.<SpeechSynthesizer>cloud(Port.SYNTHESIZER, "two", two)),
                bench.retries,
                new FallbackSynthesizer.Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                bench.timing,
                bench.told)
            .speak(TEXT, "en", samples -> {});
    time.passMillis(10_000);

    assertThat(two.asked).containsExactly(TEXT);
    assertThat(outcome(spoken)).isEqualTo(Outcome.COMPLETE);
    assertThat(bench.told.lines).contains("silent failed BROKEN empty");
  }

  @Test
  void shouldSpeakALanguageByWhoeverHasAVoiceForIt() {
    speak("ro-RO");
    time.passMillis(10_000);

    assertThat(own.asked).containsExactly(TEXT);
    assertThat(one.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BUSY, BUSY", "WITHHELD, BUSY", "REFUSED, BROKEN", "LIMITED, BROKEN"})
  void shouldSayWhyNobodySpoke(Failure.Kind kind, Outcome outcome) {
    // given
    one.failAfter = 0;
    one.failure = Optional.of(Failure.of(kind, "x"));

    // when
    FallbackSynthesizer alone =
        new FallbackSynthesizer(
            List.<Candidate<SpeechSynthesizer>>of(bench.cloud(Port.SYNTHESIZER, "one", one)),
            bench.retries,
            new FallbackSynthesizer.Deadlines(Duration.ofSeconds(1), Duration.ofMillis(800)),
            bench.timing,
            bench.told);
    Utterance spoken = alone.speak(TEXT, "en", samples -> {});
    time.passMillis(10_000);

    // then
    assertThat(outcome(spoken)).isEqualTo(outcome);
    assertThat(spoken.failure()).isEqualTo(Failure.of(kind, "x"));
    assertThat(one.asked).hasSize(kind == Failure.Kind.BUSY ? 3 : 1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "250, 10", "100000, 33"})
  void shouldReportNothingAfterItWasCancelled(long after, int characters) {
    Utterance spoken = speak("en");
    time.passMillis(after);
    spoken.cancel();
    time.passMillis(10_000);

    assertThat(heard).hasSize(characters);
    assertThat(outcome(spoken))
        .isEqualTo(characters == TEXT.length() ? Outcome.COMPLETE : Outcome.CANCELLED);
    assertThat(one.cancelled).isEqualTo(characters == TEXT.length() ? 0 : 1);
    assertThat(time.waiting()).isZero();
  }

  /** What a stand-in said must not be kept as the sound of the preferred voice. */
  @Test
  void shouldSayWhetherTheVoiceThatWasAskedForSpoke() {
    assertThat(all.sound(SpeechSynthesizer.Manner.usual("en"))).isEqualTo("one");
    assertThat(all.sound(SpeechSynthesizer.Manner.usual("ro"))).isEqualTo("own");
    Utterance asAsked = speak("en");
    time.passMillis(10_000);
    one.failAfter = 0;
    one.failure = Optional.of(Failure.BROKEN);
    Utterance otherwise = speak("en");
    time.passMillis(10_000);

    assertThat(asAsked.asAsked()).isTrue();
    assertThat(otherwise.asAsked()).isFalse();
    for (int i = 0; i < 4; i++) {
      speak("en");
      time.passMillis(2_000);
    }
    Utterance shut = speak("en");
    time.passMillis(2_000);
    assertThat(one.asked).as("its gate is shut").hasSize(6);
    assertThat(shut.asAsked()).isFalse();
  }

  @Test
  void shouldPreferTheFirstAgainWithTheNextText() {
    one.failAfter = 10;
    one.failure = Optional.of(Failure.BROKEN);
    speak("en");
    time.passMillis(10_000);
    one.failAfter = -1;

    speak("en");
    time.passMillis(10_000);

    assertThat(one.asked).containsExactly(TEXT, TEXT);
    assertThat(two.asked).hasSize(1);
  }
}
