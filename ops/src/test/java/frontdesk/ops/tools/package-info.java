/** The declared tools as they are printed. */
@NullMarked
package frontdesk.ops.tools;

import org.jspecify.annotations.NullMarked;
