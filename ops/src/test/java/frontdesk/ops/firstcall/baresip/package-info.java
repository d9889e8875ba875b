/**
 * Calls by baresip, a softphone that is not ours: it speaks recordings and books by voice, and is
 * called back into the same dialog when the node was killed.
 */
@NullMarked
package frontdesk.ops.firstcall.baresip;

import org.jspecify.annotations.NullMarked;
