/** Cartesia's services behind the ports. */
@NullMarked
package frontdesk.engine.provider.cartesia;

import org.jspecify.annotations.NullMarked;
