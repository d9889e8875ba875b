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

class AzureDeploymentChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OpenAiChatFake(OpenAiChatFake.Style.AZURE_DEPLOYMENT);
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OpenAiChat.create(
        account("model", ((OpenAiChatFake) fake).base(), key),
        settings,
        OpenAiForm.azureDeployment("2024-10-21", true),
        network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "server_error");
  }

  @Test
  void shouldBeRefusedWhereTheDeploymentIsUnknown() {
    fake.refuses(404, "");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "DeploymentNotFound"));
  }

  @Test
  void shouldNotAskOldServersToCount() {
    model =
        OpenAiChat.create(
            account("model", ((OpenAiChatFake) fake).base(), () -> new Secret("fake-key")),
            patient(),
            OpenAiForm.azureDeployment("2024-02-01", false),
            network());

    assertThat(ask().done()).isEqualTo(new LanguageModel.Usage(0, 0, 0));
    assertThat(fake.asked().get(0).body().has("stream_options")).isFalse();
  }
}
