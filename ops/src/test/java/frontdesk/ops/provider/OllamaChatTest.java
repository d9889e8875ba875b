package frontdesk.ops.provider;

import frontdesk.engine.provider.ollama.OllamaChat;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.OllamaFake;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.function.Supplier;

class OllamaChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OllamaFake();
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OllamaChat.create(
        account("model", ((OllamaFake) fake).base(), key), settings, 8_192, network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "error");
  }

  @Override
  boolean wantsKey() {
    return false;
  }

  @Override
  boolean caches() {
    return false;
  }
}
