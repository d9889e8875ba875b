/** The judge of a failing database, with planted violations. */
@NullMarked
package frontdesk.ops.chaos.database;

import org.jspecify.annotations.NullMarked;
