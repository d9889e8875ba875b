/** Words and events of one live call. */
@NullMarked
package frontdesk.protocol.call;

import org.jspecify.annotations.NullMarked;
