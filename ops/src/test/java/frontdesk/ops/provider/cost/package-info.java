@NullMarked
package frontdesk.ops.provider.cost;

import org.jspecify.annotations.NullMarked;
