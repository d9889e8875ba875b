/** What a clinic must be able to rely on when something breaks. */
@NullMarked
package frontdesk.ops.trust;

import org.jspecify.annotations.NullMarked;
