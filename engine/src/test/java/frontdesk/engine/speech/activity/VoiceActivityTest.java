package frontdesk.engine.speech.activity;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.speech.clips.Clips;
import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceActivityTest {
  private static final int FRAME = 160;
  private static final short[] NOTHING = new short[0];
  private static final long SEED = 20_260_101;

  /** Ten seconds of Frontdesk's own voice. */
  private static short[] prompt = new short[0];

  private final Heard heard = new Heard();
  private final VoiceActivity activity = new VoiceActivity(VoiceSettings.DEFAULTS, heard);
  private final Random random = new Random(SEED);
  private long position;

  @BeforeAll
  static void speakPrompt() throws Exception {
    try (var voice =
        EmbeddedSynthesizers.choose(EmbeddedSynthesizers.Kind.FREETTS, SynthesizerSettings.DEFAULTS)
            .synthesizer()) {
      prompt =
          new PhraseCache(voice, 1, 1 << 20)
              .audio(
                  "Thank you for calling the dental practice. This is an automated assistant, I can"
                      + " book, move or cancel an appointment. Which treatment would you like, and"
                      + " on which day would it suit you best?",
                  Manner.usual("en-US"))
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS)
              .orElseThrow();
    }
  }

  @Test
  void shouldFindAnUtteranceWithItsPreRollAndEnd() {
    // given a sentence between silences
    short[] sentence = Clips.wav("book-16-flite-rms.wav");
    short[] line = concat(new short[8_000], sentence, new short[8_000]);
    addNoise(line, 10);

    // when
    hear(line, NOTHING);

    // then
    assertThat(heard.starts).hasSize(1);
    assertThat(heard.ends).containsExactly(SpeechEnd.SILENCE);
    assertThat(heard.duringPlayout).isFalse();
    long start = heard.starts.get(0);
    assertThat(start).isBetween(8_000L + 1_500, 8_000L + 3_500); // the clip opens with 250 ms
    assertThat(heard.audioStart).isBetween(start - 2_400 - FRAME, start - 2_400 + FRAME);
    assertThat(heard.samples).isGreaterThan(sentence.length - 4_000);
    assertThat(heard.contiguous).isTrue();
    assertThat(heard.endPosition).isEqualTo(heard.audioStart + heard.samples);
    // 700 ms after the last sound, which is 450 ms before the end of the clip
    assertThat(heard.endPosition)
        .isBetween(8_000L + sentence.length, 8_000L + sentence.length + 3_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 100, 300})
  void shouldStayQuietInNoise(int sigma) {
    short[] line = new short[80_000];
    addNoise(line, sigma);
    hear(line, NOTHING);
    assertThat(heard.starts).as("seed %d", SEED).isEmpty();
  }

  @Test
  void shouldLearnANoiseFloorThatRises() {
    // given a line that becomes noisy
    short[] calm = new short[40_000];
    addNoise(calm, 10);
    short[] noisy = new short[80_000];
    addNoise(noisy, 250);
    hear(concat(calm, noisy), NOTHING);
    assertThat(heard.starts).isEmpty();

    // when somebody speaks in the noise
    short[] sentence = Clips.wav("when-22-flite-awb.wav");
    short[] said = concat(sentence, new short[8_000]);
    addNoise(said, 250);
    hear(said, NOTHING);

    // then that is heard, and its end too
    assertThat(heard.starts).hasSize(1);
    assertThat(heard.ends).containsExactly(SpeechEnd.SILENCE);
  }

  @Test
  void shouldRejectClicks() {
    short[] line = new short[40_000];
    addNoise(line, 10);
    for (int at = 10_000; at < 30_000; at += 4_000) {
      for (int i = 0; i < 80; i++) {
        line[at + i] = (short) (random.nextGaussian() * 8_000);
      }
    }
    hear(line, NOTHING);
    assertThat(heard.ends).as("seed %d", SEED).doesNotContain(SpeechEnd.SILENCE);
    assertThat(heard.starts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-10,0", "-10,60", "-10,200", "-20,40", "-20,280", "-30,120"})
  void shouldNotBeInterruptedByItsOwnEcho(int echoDb, int delayMs) {
    short[] line = new short[prompt.length + 8_000];
    addNoise(line, 10);
    addEcho(line, echoDb, delayMs);
    hear(line, prompt);
    assertThat(heard.starts).as("seed %d", SEED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-10,60", "-20,40", "-20,280", "-30,120", "-90,0"})
  void shouldBeInterruptedByAnotherVoice(int echoDb, int delayMs) {
    // given a caller who speaks after four seconds of the prompt
    int begin = 32_000;
    short[] line = new short[prompt.length + 8_000];
    addNoise(line, 10);
    addEcho(line, echoDb, delayMs);
    short[] caller = Clips.wav("book-11-flite-awb.wav");
    for (int i = 0; i < caller.length; i++) {
      line[begin + i] = clip(line[begin + i] + caller[i]);
    }

    // when
    hear(line, prompt);

    // then
    assertThat(heard.starts).as("seed %d", SEED).isNotEmpty();
    assertThat(heard.duringPlayout).isTrue();
    assertThat(heard.starts.get(0)).isBetween(begin + 0L, begin + 8_000L);
    assertThat(heard.ends).contains(SpeechEnd.SILENCE);
  }

  @Test
  void shouldEndALongUtteranceAndWaitAccordingToTheExpectedAnswer() {
    // given someone who never stops
    short[] endless = new short[0];
    while (endless.length < 20 * 8_000) {
      endless = concat(endless, Arrays.copyOfRange(prompt, 800, 40_000));
    }
    hear(concat(new short[4_000], endless), NOTHING);
    assertThat(heard.ends).contains(SpeechEnd.TOO_LONG);

    // when a short answer is expected
    Heard brief = new Heard();
    VoiceActivity other = new VoiceActivity(VoiceSettings.DEFAULTS, brief);
    other.expect(ExpectedAnswer.SHORT);
    short[] yes = concat(new short[4_000], Clips.wav("confirm-02-flite-rms.wav"), new short[6_000]);
    feed(other, yes, NOTHING, 0);

    // then it ends sooner
    heard.clear();
    activity.reset();
    position = 0;
    hear(yes, NOTHING);
    assertThat(heard.endPosition - brief.endPosition).isEqualTo(1_600);
  }

  @ParameterizedTest
  @CsvSource({"SHORT,500,500", "NORMAL,700,600", "LONG,1200,1200"})
  void shouldEndSoonerOnlyWhereAllSeemsToBeSaidAndNobodyThinks(
      ExpectedAnswer answer, int usualMs, int likelyMs) {
    short[] line =
        concat(new short[4_000], Clips.wav("confirm-02-flite-rms.wav"), new short[9_600]);

    assertThat(quietAtEnd(answer, line, Integer.MAX_VALUE)).as("no word").isEqualTo(usualMs);
    assertThat(quietAtEnd(answer, line, 300)).isEqualTo(likelyMs);
    assertThat(quietAtEnd(answer, line, likelyMs + 20))
        .as("known later than that")
        .isEqualTo(Math.min(usualMs, likelyMs + 20));
  }

  /** How long the caller was quiet when the turn ended, where all seems said after so long. */
  private static int quietAtEnd(ExpectedAnswer answer, short[] line, int likelyAfterMs) {
    int[] quiet = new int[1];
    VoiceActivity[] activity = new VoiceActivity[1];
    activity[0] =
        new VoiceActivity(
            VoiceSettings.DEFAULTS,
            new Heard() {
              @Override
              public void onQuiet(int quietMs) {
                quiet[0] = quietMs;
                if (quietMs >= likelyAfterMs) {
                  activity[0].likelyOver();
                }
              }
            });
    activity[0].expect(answer);
    feed(activity[0], line, NOTHING, 0);
    return quiet[0];
  }

  private void hear(short[] line, short[] reference) {
    position = feed(activity, line, reference, position);
  }

  private static long feed(VoiceActivity activity, short[] line, short[] reference, long from) {
    short[] in = new short[FRAME];
    short[] played = new short[FRAME];
    long position = from;
    for (int at = 0; at + FRAME <= line.length; at += FRAME) {
      System.arraycopy(line, at, in, 0, FRAME);
      if (at + FRAME > reference.length) {
        activity.onFrame(in, FRAME, null, position);
      } else {
        System.arraycopy(reference, at, played, 0, FRAME);
        activity.onFrame(in, FRAME, played, position);
      }
      position += FRAME;
    }
    return position;
  }

  /** Adds the prompt as it comes back: later, quieter, and with a second, weaker way. */
  private static void addEcho(short[] line, int echoDb, int delayMs) {
    double gain = Math.pow(10, echoDb / 20.0);
    int delay = delayMs * 8 + 37;
    for (int i = 0; i < prompt.length; i++) {
      add(line, i + delay, prompt[i] * gain);
      add(line, i + delay + 90, prompt[i] * gain * 0.4);
    }
  }

  private static void add(short[] line, int at, double value) {
    if (at < line.length) {
      line[at] = clip(line[at] + (int) Math.round(value));
    }
  }

  private void addNoise(short[] line, int sigma) {
    for (int i = 0; i < line.length; i++) {
      line[i] = clip(line[i] + (int) (random.nextGaussian() * sigma));
    }
  }

  private static short clip(int value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  private static short[] concat(short[]... parts) {
    short[] all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static class Heard implements VoiceListener {
    final List<Long> starts = new ArrayList<>();
    final List<SpeechEnd> ends = new ArrayList<>();
    boolean duringPlayout;
    boolean contiguous = true;
    long audioStart = -1;
    long samples;
    long endPosition;

    void clear() {
      starts.clear();
      ends.clear();
      samples = 0;
      audioStart = -1;
    }

    @Override
    public void onSpeechStart(long positionSamples, boolean during) {
      starts.add(positionSamples);
      duringPlayout = starts.size() == 1 ? during : duringPlayout;
      samples = 0;
      audioStart = -1;
    }

    @Override
    public void onSpeechAudio(short[] audio, int offset, int length, long at) {
      if (audioStart < 0) {
        audioStart = at;
      }
      contiguous &= at == audioStart + samples;
      samples += length;
    }

    @Override
    public void onSpeechEnd(long positionSamples, int voicedMs, SpeechEnd reason) {
      ends.add(reason);
      endPosition = positionSamples;
    }
  }
}
