package frontdesk.ops.bench.media;

/** What the media path is meant to cost at most; printed beside the figures, never asserted. */
final class MediaGoal {
  static final int CALLS = 1_000;
  static final double CORES = 1;
  static final double MB_PER_CALL = 0.6;
  static final double PACING_STD_MS = 0.5;

  /** Less than this is nothing: the virtual machine's own doing now and then. */
  static final double ALLOCATED = 0.05;

  /** Of what was said, on both ways; where the jitter buffer adapts, samples differ by nature. */
  static final double VERIFIED_PERCENT = 95;

  private MediaGoal() {}

  /** Whether a step of any size meets it, and every call heard its own far end. */
  static boolean metBy(MediaFigures figures) {
    return figures.coresUsed() <= CORES
        && figures.mbPerCall() <= MB_PER_CALL
        && figures.kernelDrops() == 0
        && figures.lostPackets() == 0
        && figures.pacingStdMs() <= PACING_STD_MS
        && figures.allocBytesPerPacket() < ALLOCATED
        && figures.mixedUp() == 0
        && figures.notAsSaid() == 0
        && figures.skippedTicks() == 0
        && figures.verifiedOutPercent() >= VERIFIED_PERCENT
        && figures.verifiedInPercent() >= VERIFIED_PERCENT;
  }
}
