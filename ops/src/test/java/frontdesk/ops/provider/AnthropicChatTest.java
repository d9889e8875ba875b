package frontdesk.ops.provider;

import frontdesk.engine.provider.anthropic.AnthropicChat;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.AnthropicFake;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.function.Supplier;

class AnthropicChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new AnthropicFake();
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return AnthropicChat.create(
        account("model", ((AnthropicFake) fake).base(), key), settings, network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.LIMITED, "overloaded_error");
  }
}
