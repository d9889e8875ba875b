/**
 * Telephone keys as RFC 4733 events, in and out.
 *
 * <p><i>IO flow</i>: event payload &rarr; KeyReceiver &rarr; one key; key &rarr; KeySender &rarr;
 * event payloads.
 */
@NullMarked
package frontdesk.engine.media.keys;

import org.jspecify.annotations.NullMarked;
