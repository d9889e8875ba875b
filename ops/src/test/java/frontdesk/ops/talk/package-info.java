/** Tests of written conversations: that they are held, and that their judge can say no. */
@NullMarked
package frontdesk.ops.talk;

import org.jspecify.annotations.NullMarked;
