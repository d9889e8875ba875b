/** Tests of a call's parts by themselves; whole calls are tested on a whole node. */
@NullMarked
package frontdesk.engine.call;

import org.jspecify.annotations.NullMarked;
