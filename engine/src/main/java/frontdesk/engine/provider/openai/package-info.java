/**
 * OpenAI, and every server that speaks as it does: models (Azure OpenAI, Groq, llama.cpp, vLLM),
 * ears and voices.
 */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
