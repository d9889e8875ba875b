package frontdesk.engine.media;

import java.util.ArrayList;
import java.util.List;

/** Finds in what was heard the stretches of what was sent: in which order, and what was made up. */
final class HeardAudio {
  /*
   * Eight samples in a row are of one place only. What is made up repeats one pitch period of what was
   * heard, which is at most 120 samples long; more than that in a row was played twice.
   */
  private static final int SURE = 8;
  private static final int LONGEST_PERIOD = 120;

  private final SentAudio sent;
  private final StringBuilder frames = new StringBuilder();
  private final List<String> faults = new ArrayList<>();
  private int next;
  private int again;
  private int againAt;
  private int real;
  private int skipped;

  HeardAudio(SentAudio sent) {
    this.sent = sent;
  }

  /** One sign for each tick: {@code =} what was sent, {@code ~} made up, {@code /} both. */
  String frames() {
    return frames.toString();
  }

  /** What was heard twice or out of order. */
  List<String> faults() {
    return faults;
  }

  /** The place in the stream behind the last real sample. */
  int position() {
    return next;
  }

  int realSamples() {
    return real;
  }

  /** Samples that were said and passed over, those before the first that was heard aside. */
  int skippedSamples() {
    return skipped;
  }

  void hear(short[] frame) {
    int found = 0;
    int at = 0;
    while (at < frame.length) {
      int run = ahead(frame, at);
      if (run > 0) {
        again = 0;
        found += run;
        next += run;
      } else {
        run = Math.max(1, again(frame, at));
      }
      at += run;
    }
    real += found;
    frames.append(found == frame.length ? '=' : found < 32 ? '~' : '/');
  }

  /** How many samples from here on are the next ones, or later ones; none if they are neither. */
  private int ahead(short[] frame, int at) {
    int run = runFrom(frame, at, next);
    if (run >= SURE || (run > 0 && at + run == frame.length)) {
      return run;
    }
    int place = nearest(frame, at, true);
    if (place < 0) {
      return 0;
    }
    pass(place);
    return runFrom(frame, at, place);
  }

  private void pass(int place) {
    for (int at = next; at < place && real > 0; at++) {
      skipped += sent.at(at) == SentAudio.SILENT ? 0 : 1;
    }
    next = place;
  }

  /** How many samples from here on were heard before; a fault if that goes on for too long. */
  private int again(short[] frame, int at) {
    int run = again == 0 ? 0 : runFrom(frame, at, againAt);
    if (run == 0) {
      again = 0;
      againAt = nearest(frame, at, false);
      if (againAt < 0) {
        return 0;
      }
      run = runFrom(frame, at, againAt);
    }
    int before = again;
    again += run;
    againAt += run;
    if (before <= LONGEST_PERIOD && again > LONGEST_PERIOD) {
      faults.add("samples to " + againAt + " again after " + next + " in tick " + frames.length());
    }
    return run;
  }

  /** The place nearest to where we are that these samples surely come from; -1 if there is none. */
  private int nearest(short[] frame, int at, boolean ahead) {
    int nearest = -1;
    if (at + SURE <= frame.length) {
      for (int place = sent.newestLike(frame, at); place >= 0; place = sent.olderLike(place)) {
        boolean nearer = nearest < 0 || Math.abs(place - next) < Math.abs(nearest - next);
        if (place > next == ahead && nearer && runFrom(frame, at, place) >= SURE) {
          nearest = place;
        }
      }
    }
    return nearest;
  }

  private int runFrom(short[] frame, int at, int place) {
    int run = 0;
    while (at + run < frame.length && frame[at + run] == sent.at(place + run)) {
      run++;
    }
    return run;
  }
}
