/** OpenAI and every server that speaks its language. */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
