/** What the conversation receives (inputs) and decides (decisions); the stored heart of a call. */
@NullMarked
package frontdesk.protocol.dialogue;

import org.jspecify.annotations.NullMarked;
