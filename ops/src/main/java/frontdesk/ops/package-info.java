/** The command line and everything that runs Frontdesk. */
@NullMarked
package frontdesk.ops;

import org.jspecify.annotations.NullMarked;
