package frontdesk.ops.caller;

import frontdesk.protocol.media.TelephoneKey;
import java.time.Duration;
import java.util.List;

/** One thing that a simulated caller does. */
public sealed interface ScriptStep {
  /**
   * Says a line, in its turn unless an interruption was asked for just before.
   *
   * @param line a shipped line's name, a WAV file, or free text
   * @param asNoise white noise of equal length in its place
   * @param thenHangUp hangs up the moment the line's last audible sample was sent
   */
  record Say(String line, boolean asNoise, boolean thenHangUp) implements ScriptStep {
    /** Says it and goes on. */
    public static Say of(String line) {
      return new Say(line, false, false);
    }
  }

  /** Presses keys one after the other, in its turn unless an interruption was asked for. */
  record Press(List<TelephoneKey> keys) implements ScriptStep {
    public Press {
      keys = List.copyOf(keys);
    }
  }

  /** Presses the key that answers what is asked at that moment; waits for a moment with one. */
  record PressAnswer(KeyChoice choice) implements ScriptStep {}

  /**
   * Does what this mind thinks of whenever the far end has finished, until one of both hangs up.
   */
  record Converse(CallerMind mind) implements ScriptStep {}

  /** Waits until the far end has spoken and has been quiet since. */
  enum WaitForTurn implements ScriptStep {
    INSTANCE
  }

  /** The next line or keys come this long after the far end began its prompt, into its words. */
  record InterruptAfter(Duration delay) implements ScriptStep {}

  /** Waits for its turn, then says nothing for this long. */
  record StaySilent(Duration duration) implements ScriptStep {}

  /** Puts the far end on hold by a re-INVITE, for this long at least. */
  record Hold(Duration duration) implements ScriptStep {}

  /** Takes the far end off hold by a re-INVITE. */
  enum Resume implements ScriptStep {
    INSTANCE
  }

  /** Hangs up at once. */
  enum HangUp implements ScriptStep {
    INSTANCE
  }

  /** Listens until the far end hangs up, this long at most. */
  record WaitForHangUp(Duration limit) implements ScriptStep {}
}
