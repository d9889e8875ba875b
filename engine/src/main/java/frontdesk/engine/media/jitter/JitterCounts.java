package frontdesk.engine.media.jitter;

/** What one jitter buffer did; written by the media-loop thread, read by anybody a little late. */
public final class JitterCounts {
  long stored;
  long duplicates;
  long late;
  long restarts;
  long concealedSamples;
  long droppedSamples;

  JitterCounts() {}

  /** Packets stored. */
  public long stored() {
    return stored;
  }

  /** Packets that were there already. */
  public long duplicates() {
    return duplicates;
  }

  /** Packets that came after their time. */
  public long late() {
    return late;
  }

  /** Streams begun: 1 for a call without jumps. */
  public long restarts() {
    return restarts;
  }

  /** Samples made up, those before a stream's first packet included. */
  public long concealedSamples() {
    return concealedSamples;
  }

  /** Samples left out to shorten the delay. */
  public long droppedSamples() {
    return droppedSamples;
  }
}
