package frontdesk.ops.provider;

import frontdesk.engine.provider.gemini.GeminiChat;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.GeminiFake;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.function.Supplier;

class GeminiChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new GeminiFake();
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return GeminiChat.create(
        account("model", ((GeminiFake) fake).base(), key), settings, 16, network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.LIMITED, "UNAVAILABLE");
  }
}
