/**
 * OpenAI's services, and every server that speaks as they do: Azure OpenAI, Groq, llama.cpp, vLLM
 * and a local Whisper.
 *
 * <p><i>IO flow:</i> {@link frontdesk.engine.provider.openai.OpenAiChat} answers prompts by chat
 * completions; {@link frontdesk.engine.provider.openai.Transcription} takes utterances down.
 */
@NullMarked
package frontdesk.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
