/** Tests of the settings. */
@NullMarked
package frontdesk.config;

import org.jspecify.annotations.NullMarked;
