package frontdesk.engine.provider.chat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.FrontdeskSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import frontdesk.protocol.provider.LanguageModel.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt as the library's messages. Vendors want a conversation that the caller begins and in
 * which the caller, or the result of a tool, has the last word; a phone call does neither by
 * itself, so that what is missing is said in brackets.
 */
final class Turns {
  static final String CALL_BEGINS = "[The call begins.]";
  static final String SILENCE = "[The caller says nothing.]";

  private Turns() {}

  /**
   * Tools are named only: their schemas are put into the request as they stand, because the library
   * knows but a part of JSON schema.
   */
  static ChatRequest request(Prompt prompt) {
    List<ToolSpecification> tools =
        prompt.tools().stream()
            .map(
                tool ->
                    ToolSpecification.builder()
                        .name(tool.name())
                        .description(tool.purpose())
                        .build())
            .toList();
    ChatRequest.Builder request = ChatRequest.builder().messages(messages(prompt));
    return tools.isEmpty() ? request.build() : request.toolSpecifications(tools).build();
  }

  private static List<ChatMessage> messages(Prompt prompt) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!prompt.system().isBlank()) {
      messages.add(SystemMessage.from(prompt.system()));
    }
    List<Turn> turns = prompt.turns();
    if (turns.isEmpty() || !(turns.get(0) instanceof CallerSaid)) {
      messages.add(UserMessage.from(CALL_BEGINS));
    }
    int at = 0;
    while (at < turns.size()) {
      at = add(turns, at, messages);
    }
    if (!turns.isEmpty() && turns.get(turns.size() - 1) instanceof FrontdeskSaid) {
      messages.add(UserMessage.from(SILENCE));
    }
    return messages;
  }

  /** Adds the turn at a place, with those that belong to it; returns the place after them. */
  private static int add(List<Turn> turns, int at, List<ChatMessage> messages) {
    Turn turn = turns.get(at);
    if (turn instanceof CallerSaid said) {
      messages.add(UserMessage.from(said.text().isBlank() ? SILENCE : said.text()));
    } else if (turn instanceof FrontdeskSaid said) {
      if (!said.text().isBlank()) {
        messages.add(AiMessage.from(said.text()));
      }
    } else {
      return addTools(turns, at, messages);
    }
    return at + 1;
  }

  /** Tools used one after the other were proposed together, or may as well have been. */
  private static int addTools(List<Turn> turns, int from, List<ChatMessage> messages) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    List<ChatMessage> results = new ArrayList<>();
    int at = from;
    while (at < turns.size() && turns.get(at) instanceof ToolUsed used) {
      calls.add(
          ToolExecutionRequest.builder()
              .id(id(used))
              .name(used.tool())
              .arguments(used.argumentsJson().isBlank() ? "{}" : used.argumentsJson())
              .build());
      results.add(ToolExecutionResultMessage.from(id(used), used.tool(), used.result()));
      at++;
    }
    messages.add(AiMessage.from(calls));
    messages.addAll(results);
    return at;
  }

  /** Anthropic takes letters, digits, {@code _} and {@code -} only. */
  private static String id(ToolUsed used) {
    return used.id().replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
