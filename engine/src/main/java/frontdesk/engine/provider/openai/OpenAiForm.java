package frontdesk.engine.provider.openai;

import java.util.Map;
import java.util.Optional;

/**
 * How a server that speaks as OpenAI does differs from it.
 *
 * @param keyIn which header the key is sent in
 * @param limit how the longest answer is called
 * @param asksUsage whether {@code stream_options} is sent: old servers refuse it, new ones count
 *     nothing without it
 * @param apiVersion Azure's, in the query
 */
public record OpenAiForm(KeyIn keyIn, Limit limit, boolean asksUsage, Optional<String> apiVersion) {
  /** Chat completions of OpenAI: platform.openai.com/docs/api-reference/chat. */
  public static final OpenAiForm OPEN_AI =
      new OpenAiForm(KeyIn.BEARER, Limit.MAX_COMPLETION_TOKENS, true, Optional.empty());

  /** console.groq.com/docs/openai: counts in {@code x_groq} by itself. */
  public static final OpenAiForm GROQ = OPEN_AI;

  /** Servers that know the older word only, as llama.cpp, vLLM and LocalAI did for long. */
  public static final OpenAiForm COMPATIBLE =
      new OpenAiForm(KeyIn.BEARER, Limit.MAX_TOKENS, true, Optional.empty());

  /**
   * Azure by its v1 address, {@code https://NAME.openai.azure.com/openai/v1}: the deployment is the
   * model.
   */
  public static final OpenAiForm AZURE =
      new OpenAiForm(KeyIn.API_KEY, Limit.MAX_COMPLETION_TOKENS, true, Optional.empty());

  /**
   * Azure by a deployment's address, {@code
   * https://NAME.openai.azure.com/openai/deployments/DEPLOYMENT}.
   *
   * @param asksUsage not before 2024-09-01-preview
   */
  public static OpenAiForm azureDeployment(String apiVersion, boolean asksUsage) {
    return new OpenAiForm(KeyIn.API_KEY, Limit.MAX_TOKENS, asksUsage, Optional.of(apiVersion));
  }

  /** Where a key is sent. */
  public enum KeyIn {
    BEARER,
    API_KEY;

    Map<String, String> header(String key) {
      if (key.isEmpty()) {
        return Map.of();
      }
      return this == BEARER ? Map.of("Authorization", "Bearer " + key) : Map.of("api-key", key);
    }
  }

  /** What the longest answer is called; models that think refuse the older word. */
  public enum Limit {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }
}
