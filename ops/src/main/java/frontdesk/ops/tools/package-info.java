/** The tools that a brain may ask for, printed from their declarations. */
@NullMarked
package frontdesk.ops.tools;

import org.jspecify.annotations.NullMarked;
