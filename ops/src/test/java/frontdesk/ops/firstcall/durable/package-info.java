/** Nothing acknowledged is lost and nothing happens before it is written, whatever breaks. */
@NullMarked
package frontdesk.ops.firstcall.durable;

import org.jspecify.annotations.NullMarked;
