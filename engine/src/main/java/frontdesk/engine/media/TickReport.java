package frontdesk.engine.media;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one tick of a line found, and the telling of it to whoever is outside: found with the line's
 * lock, told without it. One for the life of a line, as nothing is allocated for a tick; for the
 * loop's thread alone.
 */
final class TickReport {
  private static final Logger LOG = LoggerFactory.getLogger(MediaLine.class);

  private static final short[] NOTHING = new short[MediaLine.TICK_SAMPLES];

  final short[] heard = new short[MediaLine.TICK_SAMPLES];
  final short[] played = new short[MediaLine.TICK_SAMPLES];

  /** Samples since the line opened, where the tick began of what was played. */
  long position;

  /** The same of what was heard. */
  long heardAt;

  boolean concealed;
  @Nullable AudioSink sink;
  @Nullable LineListener listener;
  LineEvents.@Nullable Batch news;

  /** Whether nobody looks after the line any more. */
  boolean orphan;

  /** Told once when the last words were said. */
  @Nullable Runnable done;

  private final LineOpening opening;
  private final LineCounts counts;

  TickReport(LineOpening opening, LineCounts counts) {
    this.opening = opening;
    this.counts = counts;
  }

  /**
   * Tells those who listen what was heard, beside what was played then: nothing, in ticks that were
   * left out. What one of them throws stops neither loop nor others.
   */
  void tellHeard() {
    short[] beside = heardAt == position ? played : NOTHING;
    LineRecorder recorder = opening.recorder();
    if (recorder != null) {
      try {
        recorder.onTick(heard, beside, MediaLine.TICK_SAMPLES);
      } catch (RuntimeException e) {
        onFault(e);
      }
    }
    if (sink != null) {
      try {
        sink.onFrame(heard, beside, MediaLine.TICK_SAMPLES, heardAt, concealed);
      } catch (RuntimeException e) {
        onFault(e);
      }
    }
  }

  /** Tells the owner what happened. */
  void tellNews() {
    if (listener != null && news != null) {
      for (int i = 0; i < news.size(); i++) {
        tellOne(listener, news, i);
      }
    }
  }

  /** Tells of everything else. */
  void tell(MediaLine line) {
    if (orphan) {
      opening.orphanHook().onOrphaned(line);
    }
    if (done != null) {
      done.run();
    }
  }

  private void tellOne(LineListener owner, LineEvents.Batch batch, int index) {
    try {
      batch.tell(index, owner);
    } catch (RuntimeException e) {
      onFault(e);
    }
  }

  private void onFault(RuntimeException fault) {
    if (counts.faults++ == 0) {
      LOG.error("A line's sink, listener or recorder failed; more of it is only counted", fault);
    }
  }
}
