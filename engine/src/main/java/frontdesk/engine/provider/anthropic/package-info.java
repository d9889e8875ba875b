/** Anthropic's messages. */
@NullMarked
package frontdesk.engine.provider.anthropic;

import org.jspecify.annotations.NullMarked;
