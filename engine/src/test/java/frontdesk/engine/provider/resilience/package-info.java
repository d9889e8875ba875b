@NullMarked
package frontdesk.engine.provider.resilience;

import org.jspecify.annotations.NullMarked;
