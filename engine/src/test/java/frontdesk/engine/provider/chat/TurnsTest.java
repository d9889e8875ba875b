package frontdesk.engine.provider.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.FrontdeskSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import frontdesk.protocol.provider.LanguageModel.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static List<String> messages(Turn... turns) {
    return Turns.request(new Prompt("", List.of(turns), List.of(), 1)).messages().stream()
        .map(TurnsTest::said)
        .toList();
  }

  private static String said(ChatMessage message) {
    if (message instanceof UserMessage user) {
      return "user " + user.singleText();
    }
    if (message instanceof AiMessage ai) {
      return ai.hasToolExecutionRequests()
          ? "calls " + ai.toolExecutionRequests().size()
          : "model " + ai.text();
    }
    return "result " + ((ToolExecutionResultMessage) message).text();
  }

  @Test
  void shouldLetTheCallerBegin() {
    assertThat(messages(new FrontdeskSaid("Good morning."), new CallerSaid("Hello.")))
        .containsExactly("user [The call begins.]", "model Good morning.", "user Hello.");
  }

  @Test
  void shouldLetTheCallerHaveTheLastWordIfItIsSilence() {
    assertThat(messages(new CallerSaid("Hello."), new FrontdeskSaid("Yes?")))
        .containsExactly("user Hello.", "model Yes?", "user [The caller says nothing.]");
    assertThat(messages(new CallerSaid(" "))).containsExactly("user [The caller says nothing.]");
  }

  @Test
  void shouldPutToolsUsedTogetherIntoOneTurn() {
    assertThat(
            messages(
                new CallerSaid("Book."),
                new ToolUsed("1", "a", "{}", "ra"),
                new ToolUsed("2", "b", "", "rb"),
                new FrontdeskSaid("Done."),
                new CallerSaid("More."),
                new ToolUsed("3", "a", "{}", "rc")))
        .containsExactly(
            "user Book.",
            "calls 2",
            "result ra",
            "result rb",
            "model Done.",
            "user More.",
            "calls 1",
            "result rc");
  }

  @Test
  void shouldWriteIdsAsEveryVendorTakesThem() {
    List<ChatMessage> messages =
        Turns.request(
                new Prompt(
                    "s",
                    List.of(new CallerSaid("a"), new ToolUsed("call:1/é", "a", "{}", "r")),
                    List.of(),
                    1))
            .messages();

    assertThat(((ToolExecutionResultMessage) messages.get(3)).id()).isEqualTo("call_1__");
  }
}
