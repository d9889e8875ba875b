package frontdesk.ops.provider;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.openai.OpenAiChat;
import frontdesk.engine.provider.openai.OpenAiForm;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.function.Supplier;

class AzureChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OpenAiChatFake(OpenAiChatFake.Style.AZURE);
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OpenAiChat.create(
        account("model", ((OpenAiChatFake) fake).base(), key),
        settings,
        OpenAiForm.AZURE,
        network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "server_error");
  }
}
