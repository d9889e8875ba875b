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

class GroqChatTest extends ModelContract {
  @Override
  ModelFake fake() {
    return new OpenAiChatFake(OpenAiChatFake.Style.GROQ);
  }

  @Override
  LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network) {
    return OpenAiChat.create(
        account("model", ((OpenAiChatFake) fake).base(), key), settings, OpenAiForm.GROQ, network);
  }

  @Override
  Failure errorInStream() {
    return Failure.of(Failure.Kind.BROKEN, "server_error");
  }

  @Test
  void shouldBeBrokenByACallThatTheModelWroteBadly() {
    fake.refuses(400, "tool_use_failed");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.BROKEN, "tool_use_failed"));
  }

  @Test
  void shouldNotWaitForARequestThatIsLargerThanAMinutesAllowance() {
    fake.refuses(413, "rate_limit_exceeded");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "rate_limit_exceeded"));
  }
}
