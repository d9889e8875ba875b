@NullMarked
package frontdesk.engine.provider.cost;

import org.jspecify.annotations.NullMarked;
