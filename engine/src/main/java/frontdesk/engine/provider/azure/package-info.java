/** Azure's speech services over REST: ears and voices. */
@NullMarked
package frontdesk.engine.provider.azure;

import org.jspecify.annotations.NullMarked;
