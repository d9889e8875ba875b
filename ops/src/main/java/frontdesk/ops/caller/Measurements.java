package frontdesk.ops.caller;

import frontdesk.engine.media.MediaLine;
import frontdesk.ops.caller.MeasuredCall.EndedBy;
import frontdesk.ops.caller.MeasuredCall.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a call measured while its script runs; the script's thread only. */
final class Measurements {
  private static final long NANOS_PER_MS = 1_000_000;

  private final CallerEar ear;
  private final List<Turn> turns = new ArrayList<>();
  private int stepsDone;
  private int keys;
  private long overNanos;
  private @Nullable Turn open;

  Measurements(CallerEar ear) {
    this.ear = ear;
  }

  void stepDone() {
    stepsDone++;
  }

  void keyPressed() {
    keys++;
  }

  void beginTurn(int step, String kind, String what, boolean interrupted) {
    ear.beginsTurn();
    open = new Turn(step, kind, what, interrupted, null, null);
  }

  /** The last turn has had its answer, if any. */
  void endTurn() {
    Turn turn = open;
    if (turn != null) {
      Long gap = millis(ear.gapNanos());
      turns.add(
          new Turn(turn.step(), turn.kind(), turn.what(), turn.interrupted(), gap, ear.moments()));
      open = null;
    }
  }

  void over(long nowNanos) {
    overNanos = nowNanos;
  }

  MeasuredCall result(
      ScriptRun.Stop end,
      EndedBy endedBy,
      CallScript script,
      CallerLeg leg,
      long invitedNanos,
      MediaLine line,
      @Nullable String recording) {
    boolean answered = leg.isAnswered();
    PacketTally.Counts counts = ear.packets();
    return new MeasuredCall(
        end.outcome(),
        leg.finalStatus(),
        end.reason(),
        endedBy,
        script.steps().size(),
        stepsDone,
        answered ? millis(leg.answeredNanos() - invitedNanos) : null,
        millis(ear.firstAudioNanos()),
        ear.longestOwedNanos() / NANOS_PER_MS,
        answered ? (overNanos - leg.answeredNanos()) / NANOS_PER_MS : 0,
        leg.codec(),
        keys,
        turns,
        new MeasuredCall.Packets(
            counts.received(),
            counts.lost(),
            line.jitterCounts().late(),
            counts.reordered(),
            counts.largestGapNanos() / NANOS_PER_MS,
            line.counts().notAdmitted()),
        new MeasuredCall.Heard(ear.heard(), overNanos),
        leg.farTag(),
        recording);
  }

  private static @Nullable Long millis(long nanos) {
    return nanos < 0 ? null : nanos / NANOS_PER_MS;
  }
}
