package frontdesk.protocol.provider;

import java.util.List;

/** Proposes the next words or tool call of a conversation: a port that vendors implement. */
public interface LanguageModel extends AutoCloseable {
  /** The name for logs and metrics. */
  String name();

  /** Starts an answer; its pieces reach the listener from the model's threads. */
  Answer ask(Prompt prompt, Listener listener);

  @Override
  void close();

  /**
   * What is asked.
   *
   * @param system what the model is to do now
   * @param turns the conversation so far, oldest first
   * @param tools the tools that may be proposed now, as JSON schemas
   * @param maxTokens the longest answer
   */
  record Prompt(String system, List<Turn> turns, List<Tool> tools, int maxTokens) {
    public Prompt {
      turns = List.copyOf(turns);
      tools = List.copyOf(tools);
    }
  }

  /** One thing said, by whom. */
  record Turn(Speaker speaker, String text) {}

  /** Who said a turn. */
  enum Speaker {
    CALLER,
    FRONTDESK,
    TOOL
  }

  /** A tool by name, what it is for, and the JSON schema of its parameters. */
  record Tool(String name, String purpose, String parametersJsonSchema) {}

  /** An answer being made. */
  interface Answer {
    /** Gives the answer up, also before its first token; nothing is reported after this. */
    void cancel();
  }

  /** Hears an answer; at most one of done and failed, last. */
  interface Listener {
    /** The next piece of text. */
    void onText(String piece);

    /** A complete tool call. */
    void onToolCall(String tool, String argumentsJson);

    /** The answer is complete. */
    void onDone(int promptTokens, int answerTokens);

    /** There will be no (further) answer. */
    void onFailed(Failure failure);
  }

  /** Why there is no answer. */
  enum Failure {
    BUSY,
    REFUSED,
    BROKEN,
    LATE,
    CLOSED
  }
}
