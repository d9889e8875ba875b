/** What every provider must do, whoever's it is. */
@NullMarked
package frontdesk.ops.provider;

import org.jspecify.annotations.NullMarked;
