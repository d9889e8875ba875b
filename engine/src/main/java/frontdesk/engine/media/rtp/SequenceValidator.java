package frontdesk.engine.media.rtp;

/** Judges the sequence numbers of one source by RFC 3550 appendix A.1. Owned by one thread. */
public final class SequenceValidator {
  /** A gap of this many packets or more is taken for a jump. */
  public static final int MAX_DROPOUT = 3_000;

  /** A packet this far back or further is taken for a jump. */
  public static final int MAX_MISORDER = 100;

  /** Packets in sequence before a source is believed. */
  public static final int MIN_SEQUENTIAL = 2;

  private static final int MODULO = 1 << 16;
  private static final int NONE = MODULO + 1;

  private int highest;
  private int bad = NONE;
  private int probation;

  /** What a packet's sequence number says of it. */
  public enum Verdict {
    /** Next, or after a permissible gap. */
    IN_ORDER,
    /** Older than the newest: reordered or doubled. */
    MISORDERED,
    /** The second packet in sequence after a jump: the source started anew. */
    RESTARTED,
    /** A jump that no second packet has confirmed: not to be used. */
    JUMP,
    /** The source is not believed yet: not to be used. */
    PROBATION
  }

  /** A new source whose first packet bears this number. */
  public void begin(int sequence) {
    highest = sequence - 1 & 0xFFFF;
    probation = MIN_SEQUENTIAL;
    bad = NONE;
  }

  /** Judges the next packet. */
  public Verdict accept(int sequence) {
    if (probation > 0) {
      return onProbation(sequence);
    }
    int ahead = sequence - highest & 0xFFFF;
    if (ahead < MAX_DROPOUT) {
      if (ahead == 0) {
        return Verdict.MISORDERED;
      }
      highest = sequence;
      return Verdict.IN_ORDER;
    }
    if (ahead <= MODULO - MAX_MISORDER) {
      if (sequence == bad) {
        highest = sequence;
        bad = NONE;
        return Verdict.RESTARTED;
      }
      bad = sequence + 1 & 0xFFFF;
      return Verdict.JUMP;
    }
    return Verdict.MISORDERED;
  }

  private Verdict onProbation(int sequence) {
    if (sequence == (highest + 1 & 0xFFFF)) {
      highest = sequence;
      probation--;
      return probation == 0 ? Verdict.IN_ORDER : Verdict.PROBATION;
    }
    highest = sequence;
    probation = MIN_SEQUENTIAL - 1;
    return Verdict.PROBATION;
  }
}
