package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class AzureChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OpenAiChatFake(OpenAiChatFake.Style.AZURE);
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OpenAiChat.create(
        account("model", ((OpenAiChatFake) fake).base(), key), settings, OpenAiForm.AZURE, network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "server_error");
  }

  @Test
  void shouldBeRefusedByTheFilterOfPrompts() {
    fake.refuses(400, "content_filter");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "content_filter"));
  }
}
