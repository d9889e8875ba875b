/** Trunks as they are seen from a real registrar and proxy. */
@NullMarked
package frontdesk.ops.trunk;

import org.jspecify.annotations.NullMarked;
