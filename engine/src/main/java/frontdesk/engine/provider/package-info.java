/** Services of vendors behind the ports of {@code protocol.provider}: one package per vendor. */
@NullMarked
package frontdesk.engine.provider;

import org.jspecify.annotations.NullMarked;
