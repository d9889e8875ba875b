package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.gemini.GeminiChat;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.provider.fake.GeminiFake;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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

  @Test
  void shouldSendACallBackWithItsSignature() {
    fake.answers(ModelAnswer.call("book", BOOKING), ModelAnswer.text("Da."));
    ask().done();
    // Another order of members, as another node may write it.
    again("{ \"name\":\"Ștefănescu Țîru\", \"day\":\"2026-03-02\"}").done();
    again("{\"day\":\"2027-01-01\"}").done();

    assertThat(signature(1)).startsWith("signature-of-");
    assertThat(signature(2)).isEqualTo("skip_thought_signature_validator");
  }

  private HeardAnswer again(String arguments) {
    HeardAnswer heard = new HeardAnswer();
    model.ask(
        new Prompt(
            "",
            List.of(new CallerSaid("a"), new ToolUsed("1", "book", arguments, "{}")),
            List.of(BOOK),
            9),
        heard);
    return heard;
  }

  private String signature(int asked) {
    return fake.asked().get(asked).body().findValuesAsText("thoughtSignature").get(0);
  }

  @Test
  void shouldSayThatTheKeyIsWrongWhereTheStatusDoesNot() {
    fake.refuses(401, "");

    assertThat(ask().failed()).isEqualTo(Failure.of(Failure.Kind.REFUSED, "API_KEY_INVALID"));
  }
}
