package frontdesk.ops.caller;

import java.util.Optional;

/**
 * Follows a call and knows, whenever the far end has finished, what a caller does next. One call's,
 * on the caller's thread.
 */
@FunctionalInterface
public interface CallerMind {
  /**
   * What to do now, a step of one deed; nothing while there is nothing to answer: asked again a
   * little later then. May block for a moment.
   *
   * @param farTag the far end's tag of the dialog
   */
  Optional<ScriptStep> next(String farTag);
}
