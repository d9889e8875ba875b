package frontdesk.engine.provider.openai;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import frontdesk.engine.provider.chat.ChatModel;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.chat.Dialect;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import java.util.Map;

/** Language models behind chat completions. A prompt's beginning is cached by the vendor itself. */
public final class OpenAiChat implements ChatModel.Vendor {
  private final Account account;
  private final ChatSettings settings;
  private final OpenAiForm form;

  private OpenAiChat(Account account, ChatSettings settings, OpenAiForm form) {
    this.account = account;
    this.settings = settings;
    this.form = form;
  }

  /** A model; the account's base ends before {@code /chat/completions}. */
  public static LanguageModel create(
      Account account, ChatSettings settings, OpenAiForm form, Network network) {
    return new ChatModel(account, settings, network, new OpenAiChat(account, settings, form));
  }

  @Override
  public StreamingChatModel model(HttpClientBuilder client, String key, int maxTokens) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(client)
            .baseUrl(account.base().toString())
            .customHeaders(form.keyIn().header(key))
            .customQueryParams(
                form.apiVersion().map(version -> Map.of("api-version", version)).orElse(Map.of()))
            .modelName(settings.model())
            .temperature(settings.temperature().orElse(null));
    return form.limit() == OpenAiForm.Limit.MAX_TOKENS
        ? model.maxTokens(maxTokens).build()
        : model.maxCompletionTokens(maxTokens).build();
  }

  @Override
  public Dialect dialect(Prompt prompt) {
    return new OpenAiDialect(prompt, form);
  }
}
