package frontdesk.ops.bench.speech;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Makes the audio of a clip: the same clip always sounds the same.
 *
 * <p>A little of the line before and after the words, as voice activity leaves it. Noise is pink,
 * or the babble of three other voices; its level is set against the part of the words that is loud.
 */
final class ClipMaker {
  private static final int BEFORE = 300 * TelephoneBand.RATE_HZ / 1_000;
  private static final int AFTER = 500 * TelephoneBand.RATE_HZ / 1_000;
  private static final int LEVEL_FRAME = 160;
  private static final double LINE_NOISE = 6;
  private static final int BABBLERS = 3;
  private static final List<String> BABBLE =
      List.of(
          "and then he went along the river until he came to the old mill where nobody lived",
          "they were talking about the new supermarket and how expensive the vegetables are",
          "for this recipe you take some flour and butter and leave it to cool overnight");

  private final VoiceFiles voices;
  private final TelephoneBand band = new TelephoneBand();
  private final Map<BenchVoice, double[]> babblers = new ConcurrentHashMap<>();

  ClipMaker(VoiceFiles voices) {
    this.voices = voices;
  }

  /** The audio of a clip, linear at 8 kHz. */
  short[] samples(BenchClip clip) throws IOException, InterruptedException {
    RandomGenerator random = new SplittableRandom(clip.seed());
    double[] words = levelled(narrow(clip, random), -28 + 12 * random.nextDouble());
    double[] line = new double[BEFORE + words.length + AFTER];
    System.arraycopy(words, 0, line, BEFORE, words.length);
    add(line, Sounds.white(line.length, random), LINE_NOISE);
    if (clip.line() != BenchClip.Line.CLEAN) {
      double noise = loudLevel(words) / Math.pow(10, clip.line().snrDb() / 20);
      double[] other =
          random.nextBoolean()
              ? band.narrow(Sounds.pink(line.length, random), TelephoneBand.RATE_HZ)
              : babble(line.length, clip.voice(), random);
      add(line, other, noise);
    }
    return TelephoneBand.coded(line);
  }

  private double[] narrow(BenchClip clip, RandomGenerator random)
      throws IOException, InterruptedException {
    CorpusSentence sentence = clip.sentence();
    if (!sentence.isSound()) {
      return spoken(clip.voice(), sentence.spoken());
    }
    if (sentence.spoken().startsWith("*echo ")) {
      return spoken(BenchVoice.OWN, sentence.spoken().substring("*echo ".length()));
    }
    if (sentence.spoken().startsWith("*babble ")) {
      int length = Integer.parseInt(sentence.spoken().substring("*babble ".length()));
      return babble(length * TelephoneBand.RATE_HZ / 1_000, BenchVoice.HOARSE, random);
    }
    return band.narrow(sound(sentence.spoken(), random), TelephoneBand.RATE_HZ);
  }

  private static double[] sound(String name, RandomGenerator random) {
    String[] words = name.substring(1).split(" ", -1);
    int number = Integer.parseInt(words[words.length - 1]);
    int length = number * TelephoneBand.RATE_HZ / 1_000;
    return switch (name.substring(1, name.lastIndexOf(' '))) {
      case "noise pink" -> Sounds.pink(length, random);
      case "noise white" -> Sounds.white(length, random);
      case "noise brown" -> Sounds.brown(length, random);
      case "cough" -> Sounds.cough(number, random);
      case "throat" -> Sounds.throat(number, random);
      case "hum" -> Sounds.hum(length);
      case "music" -> Sounds.music(length, random);
      case "ring" -> Sounds.ring(length);
      case "clicks" -> Sounds.clicks(length, random);
      case "breath" -> Sounds.breath(length, random);
      case "vowel" -> Sounds.vowel(length, random);
      default -> throw new IllegalArgumentException("no sound is called " + name);
    };
  }

  private double[] spoken(BenchVoice voice, String text) throws IOException, InterruptedException {
    WavFile said = voices.read(voice, text);
    return trimmed(band.narrow(said.samples(), said.rateHz()));
  }

  /** Three others at once, each from somewhere in the middle. */
  private double[] babble(int length, BenchVoice not, RandomGenerator random)
      throws IOException, InterruptedException {
    double[] mixed = new double[length];
    BenchVoice[] all = BenchVoice.values();
    int next = random.nextInt(all.length);
    for (int i = 0; i < BABBLERS; i++) {
      next = (next + 1) % all.length;
      if (all[next] == not) {
        next = (next + 1) % all.length;
      }
      double[] voice = babbler(all[next]);
      int from = random.nextInt(voice.length);
      double[] part = new double[length];
      for (int at = 0; at < length; at++) {
        part[at] = voice[(from + at) % voice.length];
      }
      add(mixed, part, 1_000);
    }
    return mixed;
  }

  private double[] babbler(BenchVoice voice) throws IOException, InterruptedException {
    double[] known = babblers.get(voice);
    if (known == null) {
      known = spoken(voice, BABBLE.get(voice.name().length() % BABBLE.size()));
      babblers.put(voice, known);
    }
    return known;
  }

  /** Voice programs leave silence around their words. */
  private static double[] trimmed(double[] samples) {
    double least = loudLevel(samples) / 50;
    int from = 0;
    int to = samples.length;
    while (from + LEVEL_FRAME < to && level(samples, from, from + LEVEL_FRAME) < least) {
      from += LEVEL_FRAME;
    }
    while (to - LEVEL_FRAME > from && level(samples, to - LEVEL_FRAME, to) < least) {
      to -= LEVEL_FRAME;
    }
    return Arrays.copyOfRange(samples, from, to);
  }

  private static double[] levelled(double[] samples, double dbfs) {
    double[] out = new double[samples.length];
    add(out, samples, 32_768 * Math.pow(10, dbfs / 20));
    return out;
  }

  /** Adds a sound so that its loud part has this level. */
  private static void add(double[] to, double[] sound, double level) {
    double factor = level / Math.max(1e-9, loudLevel(sound));
    for (int i = 0; i < Math.min(to.length, sound.length); i++) {
      to[i] += factor * sound[i];
    }
  }

  /** Root mean square of the frames that are not much quieter than the loudest. */
  private static double loudLevel(double[] samples) {
    double loudest = 0;
    for (int at = 0; at + LEVEL_FRAME <= samples.length; at += LEVEL_FRAME) {
      loudest = Math.max(loudest, level(samples, at, at + LEVEL_FRAME));
    }
    double energy = 0;
    int frames = 0;
    for (int at = 0; at + LEVEL_FRAME <= samples.length; at += LEVEL_FRAME) {
      double level = level(samples, at, at + LEVEL_FRAME);
      if (level > loudest / 10) {
        energy += level * level;
        frames++;
      }
    }
    return frames == 0 ? 0 : Math.sqrt(energy / frames);
  }

  private static double level(double[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += samples[i] * samples[i];
    }
    return Math.sqrt(energy / (to - from));
  }
}
