/** Dialogs (RFC 3261 section 12) as plain records, from which another machine can go on. */
@NullMarked
package frontdesk.engine.sip.dialog;

import org.jspecify.annotations.NullMarked;
