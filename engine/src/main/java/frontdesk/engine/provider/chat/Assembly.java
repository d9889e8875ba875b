package frontdesk.engine.provider.chat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import frontdesk.engine.provider.wire.ProviderFailedException;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the library puts together of an answer. Text is passed on at once; tool calls wait until the
 * vendor said that the answer is complete, so that no half of a broken answer is acted on.
 */
final class Assembly implements StreamingChatResponseHandler {
  private static final String NO_ARGUMENTS = "{}";

  private final PendingAnswer pending;
  private final int answerChars;
  private int chars;
  private boolean unreadable;
  private @Nullable ChatResponse complete;

  /**
   * Of one answer.
   *
   * @param answerChars the longest that is heard out
   */
  Assembly(PendingAnswer pending, int answerChars) {
    this.pending = pending;
    this.answerChars = answerChars;
  }

  @Override
  public void onPartialResponse(String piece) {
    if (fits(piece)) {
      pending.text(piece);
    }
  }

  @Override
  public void onPartialToolCall(PartialToolCall call) {
    fits(call.partialArguments());
  }

  private boolean fits(String piece) {
    chars += piece.length();
    return chars <= answerChars;
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    complete = response;
  }

  @Override
  public void onError(Throwable thrown) {
    unreadable = true;
  }

  /** Fails where the answer has gone wrong so far. */
  void check() {
    if (unreadable) {
      throw broken("garbage");
    }
    if (chars > answerChars) {
      throw broken("too-long");
    }
  }

  /** Reports a complete answer, or fails where it is none. */
  void report(Usage usage) {
    check();
    ChatResponse answer = complete;
    if (answer == null) {
      throw broken("garbage");
    }
    List<PendingAnswer.Call> calls = new ArrayList<>();
    for (ToolExecutionRequest call : answer.aiMessage().toolExecutionRequests()) {
      calls.add(new PendingAnswer.Call(call.name(), arguments(call)));
    }
    if (calls.isEmpty() && Optional.ofNullable(answer.aiMessage().text()).isEmpty()) {
      // A phone call cannot do anything with silence, whatever the status said.
      throw broken("empty");
    }
    pending.done(calls, usage);
  }

  private String arguments(ToolExecutionRequest call) {
    String text = call.arguments();
    // What a tool without parameters is called with: nothing, by some vendors.
    if (text == null || text.isBlank() || "null".equals(text)) {
      return NO_ARGUMENTS;
    }
    if (!Codes.json(text).isObject()) {
      throw broken("tool-arguments");
    }
    chars = Math.max(chars, text.length());
    check();
    return text;
  }

  static ProviderFailedException broken(String code) {
    return new ProviderFailedException(Failure.of(Kind.BROKEN, code));
  }
}
