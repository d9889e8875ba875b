/** What media and speech share: frames of linear audio and telephone keys. */
@NullMarked
package frontdesk.protocol.media;

import org.jspecify.annotations.NullMarked;
