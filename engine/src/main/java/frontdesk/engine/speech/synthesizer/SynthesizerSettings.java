package frontdesk.engine.speech.synthesizer;

import java.time.Duration;

/**
 * The bounds of an embedded synthesizer.
 *
 * @param voices texts read at once, 1 or more
 * @param queuedTexts texts that may wait for a voice, 1 or more; beyond it BUSY
 * @param maxTextLength characters of one text, 1 or more; longer is BROKEN
 * @param maxAudio audio of one text; beyond it cut off
 * @param deadline for a voice that is a process, after which it is killed
 * @param attempts voices that one text is given to, 1 or more, when they throw or hang
 * @param hungAfter a voice at work on one text for so long hangs: it is left alone with its thread,
 *     and another takes its place; longer than the deadline
 * @param maxHung voices that may be left alone and replaced at once, 0 or more; when these and all
 *     others hang, texts are BUSY at once
 * @param peakDbfs the loudest sample after levelling, in dB under full scale, 0 or less
 */
public record SynthesizerSettings(
    int voices,
    int queuedTexts,
    int maxTextLength,
    Duration maxAudio,
    Duration deadline,
    int attempts,
    Duration hungAfter,
    int maxHung,
    double peakDbfs) {
  /** Two voices; sentences of a call last some seconds and are made in a few milliseconds. */
  public static final SynthesizerSettings DEFAULTS =
      new SynthesizerSettings(
          2,
          256,
          2_000,
          Duration.ofSeconds(90),
          Duration.ofSeconds(5),
          2,
          Duration.ofSeconds(6),
          2,
          -6.0);

  public SynthesizerSettings {
    if (voices < 1 || queuedTexts < 1 || maxTextLength < 1) {
      throw new IllegalArgumentException("voices, queued texts and text length must be 1 or more");
    }
    if (maxAudio.isNegative() || maxAudio.isZero() || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("longest audio and deadline must be more than 0");
    }
    if (attempts < 1 || maxHung < 0 || hungAfter.compareTo(deadline) <= 0) {
      throw new IllegalArgumentException(
          "attempts must be 1 or more, voices left alone 0 or more, and later than the deadline");
    }
    if (!(peakDbfs <= 0)) {
      throw new IllegalArgumentException("peak must be 0 dB or less");
    }
  }
}
