/**
 * OpenAI, and the servers that are asked as it is.
 *
 * <p>IO flow: {@code prompt > chat completions (SSE) > pieces}; {@code text > speech (HTTP) >
 * pieces of audio}.
 */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
