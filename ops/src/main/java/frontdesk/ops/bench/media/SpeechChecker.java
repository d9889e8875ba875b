package frontdesk.ops.bench.media;

import java.util.Arrays;

/**
 * Checks that what is heard is what this call's far end says, sample by sample.
 *
 * <p>Where something else is heard, such as a join of the jitter buffer, the place is looked for
 * again nearby, for as long as half a second; after that the next mark is waited for.
 *
 * <p>Owned by one thread; never allocates after construction.
 */
final class SpeechChecker {
  private static final int NOT_FOLLOWING = -1;

  /* So many samples in a row are of one place; a join leaves out or puts in no more than NEAR. */
  private static final int SURE = 24;
  private static final int LOOK_EVERY = 80;
  private static final int NEAR = 2_400;
  private static final int PATIENCE = 4_000;

  private final MarkedSpeech speech;
  private final int mark;
  private final int offset;
  private int position = NOT_FOLLOWING;
  private int astray;
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
      if (position == NOT_FOLLOWING) {
        at = seek(heard, at, length);
      } else {
        at = astray > 0 ? findAgain(heard, at, length) : follow(heard, at, length);
      }
    }
  }

  /** Something was lost: what follows is checked from the next mark on. */
  void interrupt() {
    position = NOT_FOLLOWING;
    astray = 0;
    collected = 0;
  }

  private int findAgain(short[] heard, int at, int length) {
    if (at % LOOK_EVERY == 0 && at + SURE <= length) {
      int last = Math.min(position + NEAR, MarkedSpeech.UTTERANCE_SAMPLES - SURE);
      for (int place = position; place <= last; place++) {
        int from = offset + place;
        if (heard[at] == speech.samples()[from]
            && Arrays.equals(heard, at, at + SURE, speech.samples(), from, from + SURE)
            && !isFlat(heard, at)) {
          position = place;
          astray = 0;
          return at;
        }
      }
    }
    if (speech.bit(heard[at]) >= 0 || ++astray > PATIENCE) {
      interrupt();
      return at;
    }
    return at + 1;
  }

  /** Silence is found anywhere. */
  private static boolean isFlat(short[] heard, int at) {
    for (int i = 1; i < SURE; i++) {
      if (Math.abs(heard[at + i] - heard[at]) > 16) {
        return false;
      }
    }
    return true;
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
      astray = 1;
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
