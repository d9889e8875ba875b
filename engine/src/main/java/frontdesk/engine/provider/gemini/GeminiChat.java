package frontdesk.engine.provider.gemini;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import frontdesk.engine.provider.chat.ChatModel;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Prompt;

/** Gemini's models. A prompt's beginning is cached by the vendor itself (implicit caching). */
public final class GeminiChat implements ChatModel.Vendor {
  private final Account account;
  private final ChatSettings settings;
  private final Signatures signatures;

  private GeminiChat(Account account, ChatSettings settings, int signaturesKept) {
    this.account = account;
    this.settings = settings;
    this.signatures = new Signatures(signaturesKept);
  }

  /**
   * A model; the account's base ends before {@code /models}.
   *
   * @param signaturesKept of how many tool calls the signatures are kept, the calls of all callers
   *     together
   */
  public static LanguageModel create(
      Account account, ChatSettings settings, int signaturesKept, Network network) {
    return new ChatModel(
        account, settings, network, new GeminiChat(account, settings, signaturesKept));
  }

  @Override
  public StreamingChatModel model(HttpClientBuilder client, String key, int maxTokens) {
    return GoogleAiGeminiStreamingChatModel.builder()
        .httpClientBuilder(client)
        .baseUrl(account.base().toString())
        .apiKey(key)
        .modelName(settings.model())
        .temperature(settings.temperature().orElse(null))
        .maxOutputTokens(maxTokens)
        .returnThinking(false)
        .build();
  }

  @Override
  public Dialect dialect(Prompt prompt) {
    return new GeminiDialect(prompt, signatures, wantsSignatures());
  }

  /** Models before the third take a call without signature, and know no stand-in for one. */
  private boolean wantsSignatures() {
    return !settings.model().matches("gemini-[12]\\b.*");
  }
}
