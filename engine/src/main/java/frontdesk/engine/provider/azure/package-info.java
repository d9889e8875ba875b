/** Azure's services behind the ports. */
@NullMarked
package frontdesk.engine.provider.azure;

import org.jspecify.annotations.NullMarked;
