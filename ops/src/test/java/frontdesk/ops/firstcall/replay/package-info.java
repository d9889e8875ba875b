/** The replay command over a real call's journal, and what it says once something is altered. */
@NullMarked
package frontdesk.ops.firstcall.replay;

import org.jspecify.annotations.NullMarked;
