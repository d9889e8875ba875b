/** Root of the config module. */
@NullMarked
package frontdesk.config;

import org.jspecify.annotations.NullMarked;
