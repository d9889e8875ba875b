package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.MeasuredCall;

/**
 * One call as its caller saw and heard it.
 *
 * @param index in the plan
 * @param measured the call
 * @param sound when what could be heard
 */
public record HeardCall(int index, MeasuredCall measured, SoundLog.Heard sound) {
  /** Whether it was answered. */
  public boolean answered() {
    return measured.answeredAfterMs() != null;
  }

  /** The node's id of it, empty if it was never answered. */
  public String callId() {
    return measured.farTag();
  }
}
