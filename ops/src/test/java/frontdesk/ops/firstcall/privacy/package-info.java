/**
 * What of a spoken call may stand nowhere in clear: stores, files, log, and output without leave.
 */
@NullMarked
package frontdesk.ops.firstcall.privacy;

import org.jspecify.annotations.NullMarked;
