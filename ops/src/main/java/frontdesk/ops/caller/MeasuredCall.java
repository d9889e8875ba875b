package frontdesk.ops.caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as its caller heard it; times in milliseconds.
 *
 * @param finalStatus the SIP status that ended the INVITE: 200 if it was answered
 * @param reason one sentence: why it ended as it did
 * @param endedBy who sent BYE, or nobody if the call was never answered
 * @param stepsDone steps that were completed
 * @param answeredAfterMs from INVITE to 200, null if it was never answered
 * @param firstAudioMs from the 200 to the first audible packet, null if there was none
 * @param longestOwedSilenceMs the longest time without an audible packet while an answer was owed
 * @param talkedMs from the 200 to the end
 * @param codec the agreed one, empty if none was
 * @param heard when something was audible
 * @param farTag the far end's tag of the dialog: a node's call id; empty if it was never answered
 * @param recording the stereo WAV, caller left, far end right, or null
 */
public record MeasuredCall(
    Outcome outcome,
    int finalStatus,
    String reason,
    EndedBy endedBy,
    int steps,
    int stepsDone,
    @Nullable Long answeredAfterMs,
    @Nullable Long firstAudioMs,
    long longestOwedSilenceMs,
    long talkedMs,
    String codec,
    int keysPressed,
    List<Turn> turns,
    Packets packets,
    Heard heard,
    String farTag,
    @Nullable String recording) {

  /** How it went. */
  public enum Outcome {
    /** The script was carried out to its end. */
    COMPLETED,
    /** The far end refused the call, or no way led there. */
    REFUSED,
    /** Nobody answered in time. */
    NOT_ANSWERED,
    /** The far end hung up before the script's end. */
    CUT_SHORT,
    /** The far end did not speak, or did not stop, or did not hang up in time. */
    GAVE_UP,
    /** The far end took no keys, refused a hold, or answered with unusable media. */
    NOT_POSSIBLE
  }

  /** Who hung up. */
  public enum EndedBy {
    CALLER,
    FAR_END,
    NOBODY
  }

  /**
   * One thing that the caller said or pressed, and its answer.
   *
   * @param step the step's number, from 1
   * @param kind {@code say}, {@code noise} or {@code press}
   * @param what the line's name or the keys
   * @param interrupted whether it was put into the far end's words
   * @param gapMs from the last audible sample sent to the first audible packet of the answer; null
   *     if none came
   * @param moments when it was said and answered; null where nothing audible was sent
   */
  public record Turn(
      int step,
      String kind,
      String what,
      boolean interrupted,
      @Nullable Long gapMs,
      @Nullable Moments moments) {}

  /**
   * When a turn was, in nanoseconds of the caller's monotonic clock.
   *
   * @param firstSent its first audible packet
   * @param lastSent its last audible packet
   * @param answered the first audible packet of the answer; null if none came
   */
  public record Moments(long firstSent, long lastSent, @Nullable Long answered) {}

  /**
   * The RTP that came in.
   *
   * @param late packets that came after their time to be played
   * @param largestGapMs between two packets, holds left out
   * @param notAdmitted packets that were not taken for the far end's: of another source, or among
   *     the first of a new one
   */
  public record Packets(
      long received, long lost, long late, long reordered, long largestGapMs, long notAdmitted) {}

  /**
   * Sound by the caller's monotonic clock.
   *
   * @param sounds in order; none overlaps another
   * @param untilNanos when the call was over
   */
  public record Heard(List<Sound> sounds, long untilNanos) {
    public Heard {
      sounds = List.copyOf(sounds);
    }
  }

  /**
   * A stretch of audible sound, by arrival, in nanoseconds of the caller's monotonic clock; pauses
   * between syllables are part of it.
   *
   * @param fromNanos when its first packet came
   * @param toNanos when its last packet was played
   */
  public record Sound(long fromNanos, long toNanos) {}

  public MeasuredCall {
    turns = List.copyOf(turns);
  }

  /** Whether the script was carried out. */
  public boolean completed() {
    return outcome == Outcome.COMPLETED;
  }

  /** All of it on one line of JSON. */
  public String json() {
    try {
      return JsonMapper.builder().build().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers and texts", e);
    }
  }
}
