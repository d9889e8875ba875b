/**
 * What calls cost: tariffs, meters before the ports of vendors, and the account of a clinic that
 * grants money before a step begins.
 *
 * <p>IO flow: {@code step > MeteredRecognizer/Synthesizer/Model > Meter > a purse of the call and
 * provider > SpendProtocol.Reserve > SpendAccount > SpendEvent, written > Granted > the step >
 * Meter, settled > with the next Reserve, or Settle at the call's end}.
 *
 * <p>A call has one purse for each provider, filled in pieces: one write fills it for some minutes,
 * settles what was used of the piece before, and replaces it, so that a call and provider have
 * never more than one reservation. What is open counts against hard limits as if it were spent.
 */
@NullMarked
package frontdesk.engine.provider.cost;

import org.jspecify.annotations.NullMarked;
