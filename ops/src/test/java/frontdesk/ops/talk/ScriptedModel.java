package frontdesk.ops.talk;

import frontdesk.protocol.provider.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A language model that answers at once what a test makes it answer, and keeps what it was asked.
 */
final class ScriptedModel implements LanguageModel {
  final List<Prompt> asked = new ArrayList<>();
  final AtomicInteger cancelled = new AtomicInteger();
  private final BiConsumer<String, Listener> answers;

  /** Answers by what the caller said last. */
  ScriptedModel(BiConsumer<String, Listener> answers) {
    this.answers = answers;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Answer ask(Prompt prompt, Listener listener) {
    asked.add(prompt);
    answers.accept(said(prompt), listener);
    return cancelled::incrementAndGet;
  }

  private static String said(Prompt prompt) {
    return prompt.turns().stream()
        .filter(CallerSaid.class::isInstance)
        .map(turn -> ((CallerSaid) turn).text())
        .reduce("", (before, after) -> after);
  }

  @Override
  public void close() {
    asked.clear();
  }
}
