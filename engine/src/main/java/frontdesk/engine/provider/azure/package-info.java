/** Azure AI Speech by its REST interfaces. */
@NullMarked
package frontdesk.engine.provider.azure;

import org.jspecify.annotations.NullMarked;
