package frontdesk.engine.speech.recognizer;

import java.time.Duration;

/**
 * The bounds of an embedded recognizer.
 *
 * @param engines decoders and worker threads, 1 or more; each utterance in flight needs one for a
 *     few hundredths of its length, after it was spoken
 * @param queuedUtterances finished utterances that may wait for a decoder, 1 or more; beyond it
 *     BUSY
 * @param openSessions utterances that may be listened to at once, 1 or more; beyond it BUSY
 * @param deadline from the end of an utterance to its transcript; beyond it LATE
 * @param maxUtterance audio kept per utterance, whatever a request asks
 * @param minVoiced time with the pitch of a voice that an utterance needs; less is noise, which an
 *     engine is not even asked about
 * @param grammarsKept compiled grammars kept per decoder, least recently used thrown out first
 * @param hungAfter a decoder at work on one utterance for so long hangs: it is left alone with its
 *     thread, and another takes its place; longer than the deadline
 * @param maxHung decoders that may be left alone at once, 0 or more; beyond it there is no other,
 *     and when all of them hang, utterances are BUSY at once
 */
public record RecognizerSettings(
    int engines,
    int queuedUtterances,
    int openSessions,
    Duration deadline,
    Duration maxUtterance,
    Duration minVoiced,
    int grammarsKept,
    Duration hungAfter,
    int maxHung) {
  /** Two engines, which serve some fifty callers speaking at once. */
  public static final RecognizerSettings DEFAULTS =
      new RecognizerSettings(
          2,
          32,
          256,
          Duration.ofSeconds(3),
          Duration.ofSeconds(20),
          Duration.ofMillis(60),
          32,
          Duration.ofSeconds(10),
          1);

  public RecognizerSettings {
    if (engines < 1 || queuedUtterances < 1 || openSessions < 1 || grammarsKept < 1) {
      throw new IllegalArgumentException(
          "engines, queued utterances, open sessions and grammars kept must be 1 or more");
    }
    if (minVoiced.isNegative()) {
      throw new IllegalArgumentException("least voiced time must be 0 or more");
    }
    if (maxHung < 0 || hungAfter.compareTo(deadline) <= 0) {
      throw new IllegalArgumentException(
          "engines left alone must be 0 or more, and left alone later than the deadline");
    }
    if (!isPositive(deadline) || !isPositive(maxUtterance)) {
      throw new IllegalArgumentException("deadline and longest utterance must be more than 0");
    }
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }
}
