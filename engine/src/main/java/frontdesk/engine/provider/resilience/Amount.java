package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.Optional;

/** What an attempt took so far, as this side counts it; for cost, never for content. */
public sealed interface Amount {
  /** Audio that was sent to be recognized. */
  record Heard(Duration audio) implements Amount {}

  /**
   * A text that was to be spoken.
   *
   * @param characters that were sent
   * @param audio that came
   */
  record Spoken(int characters, Duration audio) implements Amount {}

  /**
   * A question to a language model.
   *
   * @param promptCharacters that were sent, schemas of tools included
   * @param answerCharacters that came
   * @param usage as the provider counts it; empty where it did not say, as when it was cancelled
   */
  record Thought(int promptCharacters, int answerCharacters, Optional<LanguageModel.Usage> usage)
      implements Amount {}
}
