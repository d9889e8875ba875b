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

class OpenAiChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OpenAiChat.create(
        account("model", ((OpenAiChatFake) fake).base(), key),
        settings,
        OpenAiForm.OPEN_AI,
        network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "server_error");
  }

  @Test
  void shouldTakeASpentAccountForARefusal() {
    fake.refuses(429, "insufficient_quota");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "insufficient_quota"));
  }

  @Test
  void shouldBeRefusedWhereThePromptIsTooLong() {
    fake.refuses(400, "context_length_exceeded");

    assertThat(ask().failed())
        .isEqualTo(Failure.of(Failure.Kind.REFUSED, "context_length_exceeded"));
  }

  @Test
  void shouldNotPassOnASentenceThatIsCalledACode() {
    fake.refuses(400, "Ana Pop said so");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "invalid_request_error"));
  }

  @Test
  void shouldSetTheLimitByTheNewerWord() {
    ask().done();

    assertThat(fake.asked().get(0).body().path("max_completion_tokens").asInt()).isEqualTo(200);
    assertThat(fake.asked().get(0).body().has("max_tokens")).isFalse();
  }

  @Test
  void shouldSetTheLimitByTheOlderWordForOthers() {
    model =
        OpenAiChat.create(
            account("model", ((OpenAiChatFake) fake).base(), () -> new Secret("fake-key")),
            patient(),
            OpenAiForm.COMPATIBLE,
            network());
    ask().done();

    assertThat(fake.asked().get(0).body().path("max_tokens").asInt()).isEqualTo(200);
  }
}
