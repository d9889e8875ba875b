/** Tests of the other brain. */
@NullMarked
package frontdesk.engine.call.brain;

import org.jspecify.annotations.NullMarked;
