package frontdesk.engine.provider.ollama;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import frontdesk.engine.provider.chat.ChatModel;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import java.util.Map;

/**
 * Ollama by its own interface rather than by the one that looks like OpenAI's: only here a model
 * can be kept loaded and its context set, without which a prompt is cut silently at 4,096 tokens.
 */
public final class OllamaChat implements ChatModel.Vendor {
  /** Seconds; a model that has to be loaded again takes a caller's patience. */
  private static final int KEPT_LOADED = -1;

  private final Account account;
  private final ChatSettings settings;
  private final int contextTokens;

  private OllamaChat(Account account, ChatSettings settings, int contextTokens) {
    this.account = account;
    this.settings = settings;
    this.contextTokens = contextTokens;
  }

  /**
   * A model; the account's base ends before {@code /api}.
   *
   * @param contextTokens how much prompt and answer may be together; the server forgets the
   *     beginning of what is longer
   */
  public static LanguageModel create(
      Account account, ChatSettings settings, int contextTokens, Network network) {
    return new ChatModel(
        account, settings, network, new OllamaChat(account, settings, contextTokens));
  }

  @Override
  public StreamingChatModel model(HttpClientBuilder client, String key, int maxTokens) {
    return OllamaStreamingChatModel.builder()
        .httpClientBuilder(client)
        .baseUrl(account.base().toString())
        // Ollama itself wants no key; a gateway before it may.
        .customHeaders(key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key))
        .modelName(settings.model())
        .temperature(settings.temperature().orElse(null))
        .numPredict(maxTokens)
        .defaultRequestParameters(
            OllamaChatRequestParameters.builder()
                .numCtx(contextTokens)
                .keepAlive(KEPT_LOADED)
                .build())
        .build();
  }

  @Override
  public Dialect dialect(Prompt prompt) {
    return new OllamaDialect(prompt);
  }

  @Override
  public boolean byBlankLine() {
    return false;
  }
}
