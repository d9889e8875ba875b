/** Tests of the commands about settings and catalogues. */
@NullMarked
package frontdesk.ops.config;

import org.jspecify.annotations.NullMarked;
