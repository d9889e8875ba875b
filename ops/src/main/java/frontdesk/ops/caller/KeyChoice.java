package frontdesk.ops.caller;

import frontdesk.protocol.media.TelephoneKey;
import java.util.Optional;

/** Knows what a far end asks at this moment, and the key that answers it. The caller's thread. */
@FunctionalInterface
public interface KeyChoice {
  /**
   * The key, or nothing while none would do; asked again a little later then. May block for a
   * moment.
   *
   * @param farTag the far end's tag of the dialog
   * @param inTurn whether the far end has finished; else the key would go into its words
   */
  Optional<TelephoneKey> key(String farTag, boolean inTurn);
}
