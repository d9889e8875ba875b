package frontdesk.engine.call;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.call.CallEvent.VoiceReason;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;

/**
 * Watches calls live: states, timings and, where the node is set to show them, words. Called on the
 * call's actor after the write unless said otherwise; must not block.
 */
public interface CallObserver {
  /** Nobody watches. */
  CallObserver NONE = new CallObserver() {};

  /** The call went from one state to another. */
  default void onStage(CallId call, CallStage from, CallStage to, String reason) {}

  /**
   * The caller is taken to have finished speaking: told at the moment when that is decided, on the
   * media loop's thread, before anything is written.
   */
  default void onTurnDecided(CallId call) {}

  /** What the caller said so far seems to be all, so that their turn may end sooner; or not so. */
  default void onLikelyOver(CallId call, boolean over) {}

  /** The caller said something; words are what was understood, empty where they were not. */
  default void onCallerWords(CallId call, String words, double confidence) {}

  /** Frontdesk says something. */
  default void onOwnWords(CallId call, String words) {}

  /** Something came of asking a language model, or of having asked it. */
  default void onBrain(CallId call, BrainNews news) {}

  /** The call has another voice from now on. */
  default void onVoiceTier(CallId call, VoiceTier tier, VoiceReason reason) {}

  /** The first audio of a prompt left so long after the caller's turn ended. */
  default void onFirstAudio(CallId call, Duration afterTurn) {}

  /** A call has come to a place at which a crash would hurt; not told which one. */
  default void onPassage(Passage passage) {}

  /** The call is over and its end is written. */
  default void onEnded(CallId call, String ending) {}
}
