package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.anthropic.AnthropicChat;
import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.AnthropicFake;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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

  @Test
  void shouldMarkSystemAndToolsToBeCached() {
    ask().done();

    assertThat(fake.asked().get(0).body().path("system").path(0).path("cache_control"))
        .isEqualTo(fake.asked().get(0).body().path("tools").path(1).path("cache_control"))
        .hasToString("{\"type\":\"ephemeral\"}");
    assertThat(fake.asked().get(0).body().path("tools").path(0).has("cache_control")).isFalse();
  }

  @Test
  void shouldBeLimitedWhereAllAskTooMuch() {
    fake.refuses(529, "");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.LIMITED, "overloaded_error"));
  }
}
