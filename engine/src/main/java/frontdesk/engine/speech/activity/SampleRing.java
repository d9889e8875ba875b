package frontdesk.engine.speech.activity;

/** The last samples of a line, as many as it has room for. One thread; allocates once. */
final class SampleRing {
  private final short[] samples;
  private long end;
  private long begin;

  SampleRing(int capacity) {
    samples = new short[Math.max(1, capacity)];
  }

  /**
   * Appends a frame, shorter than the ring; where its position does not follow, what was before is
   * forgotten.
   */
  void append(short[] frame, int length, long position) {
    if (position != end) {
      begin = position;
      end = position;
    }
    int at = (int) Math.floorMod(end, (long) samples.length);
    int first = Math.min(length, samples.length - at);
    System.arraycopy(frame, 0, samples, at, first);
    System.arraycopy(frame, first, samples, 0, length - first);
    end += length;
    begin = Math.max(begin, end - samples.length);
  }

  long end() {
    return end;
  }

  /** Hands over all samples from a position on, in one or two pieces; older ones are left out. */
  void replay(long from, VoiceListener listener) {
    long at = Math.max(from, begin);
    while (at < end) {
      int offset = (int) Math.floorMod(at, (long) samples.length);
      int length = (int) Math.min(end - at, samples.length - offset);
      listener.onSpeechAudio(samples, offset, length, at);
      at += length;
    }
  }

  void clear() {
    begin = end;
  }
}
