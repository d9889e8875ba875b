/** The recorded sentences that speech tests play. */
@NullMarked
package frontdesk.engine.speech.clips;

import org.jspecify.annotations.NullMarked;
