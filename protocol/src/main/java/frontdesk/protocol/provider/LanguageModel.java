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
   * @param turns the conversation so far, oldest first; never empty
   * @param tools the tools that may be proposed now, as JSON schemas
   * @param maxTokens the longest answer
   */
  record Prompt(String system, List<Turn> turns, List<Tool> tools, int maxTokens) {
    public Prompt {
      turns = List.copyOf(turns);
      tools = List.copyOf(tools);
    }

    /** Without what anybody said. */
    @Override
    public String toString() {
      return "Prompt[" + turns.size() + " turns, " + tools.size() + " tools]";
    }
  }

  /** One thing said or done. */
  sealed interface Turn {}

  /** What the caller said. */
  record CallerSaid(String text) implements Turn {
    @Override
    public String toString() {
      return "CallerSaid[" + text.length() + " characters]";
    }
  }

  /** What the caller heard of Frontdesk. */
  record FrontdeskSaid(String text) implements Turn {
    @Override
    public String toString() {
      return "FrontdeskSaid[" + text.length() + " characters]";
    }
  }

  /**
   * A tool that the model proposed, and what came of it.
   *
   * @param id names the call within the prompt
   * @param result JSON
   */
  record ToolUsed(String id, String tool, String argumentsJson, String result) implements Turn {
    @Override
    public String toString() {
      return "ToolUsed[" + tool + "]";
    }
  }

  /** A tool by name, what it is for, and the JSON schema of its parameters. */
  record Tool(String name, String purpose, String parametersJsonSchema) {}

  /**
   * What an answer took, as the provider counts it.
   *
   * @param promptTokens all that were read, those from its cache included
   * @param cachedTokens those of them that the provider still knew
   * @param answerTokens those that were made
   */
  record Usage(int promptTokens, int cachedTokens, int answerTokens) {}

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
    void onDone(Usage usage);

    /** There will be no (further) answer. */
    void onFailed(Failure failure);
  }
}
