package frontdesk.ops.bench.media;

import java.util.Arrays;

/**
 * Checks that what is heard is what this call's far end says, sample by sample.
 *
 * <p>Owned by one thread; never allocates after construction.
 */
final class SpeechChecker {
  private static final int NOT_FOLLOWING = -1;

  private final MarkedSpeech speech;
  private final int mark;
  private final int offset;
  private int position = NOT_FOLLOWING;
  private int bits;
  private int collected;
  private long verifiedSamples;
  private long utterances;
  private long foreign;
  private long damagedMarks;
  private long broken;

  /**
   * @param number whose speech must be heard
   */
  SpeechChecker(MarkedSpeech speech, int number) {
    this.speech = speech;
    mark = MarkedSpeech.mark(number);
    offset = speech.offset(number) - MarkedSpeech.MARK_SAMPLES;
  }

  /** Hears the next samples. */
  void hear(short[] heard, int length) {
    int at = 0;
    while (at < length) {
      at = position == NOT_FOLLOWING ? seek(heard, at, length) : follow(heard, at, length);
    }
  }

  /** Something was lost: what follows is checked from the next mark on. */
  void interrupt() {
    position = NOT_FOLLOWING;
    collected = 0;
  }

  private int follow(short[] heard, int at, int length) {
    int run = Math.min(length - at, MarkedSpeech.UTTERANCE_SAMPLES - position);
    int from = offset + position;
    int different = Arrays.mismatch(heard, at, at + run, speech.samples(), from, from + run);
    int same = different < 0 ? run : different;
    verifiedSamples += same;
    position += same;
    if (different >= 0) {
      broken++;
      interrupt();
    } else if (position == MarkedSpeech.UTTERANCE_SAMPLES) {
      position = NOT_FOLLOWING;
    }
    return at + same;
  }

  private int seek(short[] heard, int from, int length) {
    for (int at = from; at < length; at++) {
      int bit = speech.bit(heard[at]);
      if (bit >= 0) {
        bits = (bits << 1) | bit;
        if (++collected == MarkedSpeech.MARK_SAMPLES) {
          collected = 0;
          judge();
          return at + 1;
        }
      } else if (collected > 0) {
        collected = 0;
        damagedMarks++;
      }
    }
    return length;
  }

  private void judge() {
    if (bits == mark) {
      utterances++;
      position = MarkedSpeech.MARK_SAMPLES;
    } else if (bits == MarkedSpeech.mark(bits >>> 16)) {
      foreign++;
    } else {
      damagedMarks++;
    }
  }

  /** Samples of speech that were heard as they were said. */
  long verifiedSamples() {
    return verifiedSamples;
  }

  /** Marks of this call's far end. */
  long utterances() {
    return utterances;
  }

  /** Marks of somebody else: calls were mixed up. */
  long foreign() {
    return foreign;
  }

  /** Marks that cannot be read. */
  long damagedMarks() {
    return damagedMarks;
  }

  /** Places within an utterance where something else was heard. */
  long broken() {
    return broken;
  }
}
