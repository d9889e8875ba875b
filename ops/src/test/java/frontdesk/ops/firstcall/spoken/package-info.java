/** Scripted spoken calls to one node at the same time, and what each leaves in the ledger. */
@NullMarked
package frontdesk.ops.firstcall.spoken;

import org.jspecify.annotations.NullMarked;
