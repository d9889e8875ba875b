/** OpenAI, and every server that speaks as it does: Azure OpenAI, Groq, llama.cpp, vLLM. */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
