/** Tests of reading with all problems at once. */
@NullMarked
package frontdesk.config.check;

import org.jspecify.annotations.NullMarked;
