/** OpenAI's services, and all that speak like them, behind the ports. */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
