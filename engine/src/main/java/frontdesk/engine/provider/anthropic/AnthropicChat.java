package frontdesk.engine.provider.anthropic;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import frontdesk.engine.provider.chat.ChatModel;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Prompt;

/**
 * Anthropic's models. System and tools are marked to be cached, which the vendor does from about a
 * thousand tokens on (docs.anthropic.com, prompt caching).
 */
public final class AnthropicChat implements ChatModel.Vendor {
  private static final String VERSION = "2023-06-01";

  private final Account account;
  private final ChatSettings settings;

  private AnthropicChat(Account account, ChatSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  /** A model; the account's base ends before {@code /messages}. */
  public static LanguageModel create(Account account, ChatSettings settings, Network network) {
    return new ChatModel(account, settings, network, new AnthropicChat(account, settings));
  }

  @Override
  public StreamingChatModel model(HttpClientBuilder client, String key, int maxTokens) {
    return AnthropicStreamingChatModel.builder()
        .httpClientBuilder(client)
        .baseUrl(account.base().toString())
        .apiKey(key)
        .version(VERSION)
        .modelName(settings.model())
        .temperature(settings.temperature().orElse(null))
        .maxTokens(maxTokens)
        .cacheSystemMessages(true)
        .cacheTools(true)
        .build();
  }

  @Override
  public Dialect dialect(Prompt prompt) {
    return new AnthropicDialect(prompt);
  }
}
