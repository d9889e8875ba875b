/** Tests of the clinic catalogue. */
@NullMarked
package frontdesk.config.catalogue;

import org.jspecify.annotations.NullMarked;
