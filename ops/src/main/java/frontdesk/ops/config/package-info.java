/** Commands about the configuration. */
@NullMarked
package frontdesk.ops.config;

import org.jspecify.annotations.NullMarked;
