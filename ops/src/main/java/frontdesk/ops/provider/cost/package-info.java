/**
 * What calls cost, for whoever runs the clinics: the command that lists it, and the webhook that
 * tells when a limit is reached.
 *
 * <p>IO flow: {@code SpendEvent, in the journal > WrittenCosts > costs}; {@code LimitReached,
 * written > AlertWebhook > HTTP POST}.
 */
@NullMarked
package frontdesk.ops.provider.cost;

import org.jspecify.annotations.NullMarked;
