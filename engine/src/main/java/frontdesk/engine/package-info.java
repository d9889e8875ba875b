/** Root of the engine module. */
@NullMarked
package frontdesk.engine;

import org.jspecify.annotations.NullMarked;
