/**
 * What the vendors' voices share: one text at a vendor with its deadlines, sockets that carry
 * several texts at once, texts by HTTP, and the ways to 8 kHz.
 *
 * <p><i>IO flow:</i> text {@literal >} {@link frontdesk.engine.provider.voice.ContextSynthesizer}
 * or {@link frontdesk.engine.provider.voice.HttpSynthesizer} {@literal >} a vendor's wire {@literal
 * >} socket {@literal >} {@link frontdesk.engine.provider.voice.VendorUtterance} {@literal >}
 * listener.
 */
@NullMarked
package frontdesk.engine.provider.voice;

import org.jspecify.annotations.NullMarked;
