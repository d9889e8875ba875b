/** What a user meets who makes a mistake: every problem at once, one clear line, no stack trace. */
@NullMarked
package frontdesk.ops.firstcall.startup;

import org.jspecify.annotations.NullMarked;
