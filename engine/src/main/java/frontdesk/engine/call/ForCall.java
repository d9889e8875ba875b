package frontdesk.engine.call;

import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.protocol.id.CallId;

/**
 * Makes what one incarnation of a call uses of providers; on the call's actor, must not block.
 *
 * @param <C> what is known of the clinic that is called
 * @param <T> what is made
 */
@FunctionalInterface
public interface ForCall<C, T> {
  /** For a call whose steps count by this meter; {@code told} hears who does them. */
  T make(CallId call, C clinic, Meter meter, Attempts told);
}
