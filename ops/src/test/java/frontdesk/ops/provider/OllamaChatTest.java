package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.ollama.OllamaChat;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.OllamaFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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

  @Override
  boolean filters() {
    return false;
  }

  @Test
  void shouldKeepTheModelLoadedAndItsContextWhole() {
    ask().done();

    assertThat(fake.asked().get(0).body().path("keep_alive").asInt()).isEqualTo(-1);
    assertThat(fake.asked().get(0).body().path("options").path("num_ctx").asInt()).isEqualTo(8_192);
    assertThat(fake.asked().get(0).body().path("options").path("num_predict").asInt())
        .isEqualTo(200);
  }

  @Test
  void shouldNameTheToolOfAResult() {
    HeardAnswer heard = new HeardAnswer();
    model.ask(
        new Prompt(
            "", List.of(new CallerSaid("a"), new ToolUsed("1", "ask", "{}", "{}")), List.of(), 9),
        heard);
    heard.done();

    assertThat(fake.asked().get(0).body().path("messages").findValuesAsText("tool_name"))
        .containsExactly("ask");
  }

  @Test
  void shouldBeRefusedWhereTheModelIsUnknown() {
    fake.refuses(404, "");
    fake.answers(ModelAnswer.text("x"));

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "404"));
  }
}
