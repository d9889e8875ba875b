package frontdesk.engine.call;

import frontdesk.protocol.dialogue.Expectation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller said lately and what is not recognized yet: words may come late, or after the
 * caller spoke again, and still answer the prompt that they were said to. Bounded; used by the
 * call's actor only.
 */
final class Utterances {
  private static final int REMEMBERED = 8;

  /**
   * One utterance.
   *
   * @param prompt the last prompt when it began, 0 before the first
   * @param expectation what could be said then
   * @param afterPrompt whether it began after that prompt was fully played
   * @param audio mu-law, where it is kept as a name or note
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Utterance(
      int prompt,
      Optional<Expectation> expectation,
      boolean afterPrompt,
      byte[] audio,
      int durationMs) {}

  private final Map<Long, Utterance> waiting = new LinkedHashMap<>();

  /** The caller begins to speak. */
  void began(long number, int prompt, Optional<Expectation> expectation, boolean afterPrompt) {
    waiting.put(number, new Utterance(prompt, expectation, afterPrompt, new byte[0], 0));
    if (waiting.size() > REMEMBERED) {
      waiting.remove(waiting.keySet().iterator().next());
    }
  }

  /** The caller has spoken; the words are to come. */
  void ended(long number, byte[] audio, int durationMs) {
    waiting.computeIfPresent(
        number,
        (same, began) ->
            new Utterance(
                began.prompt(), began.expectation(), began.afterPrompt(), audio, durationMs));
  }

  /** The words have come, or never will; they come once. */
  Optional<Utterance> take(long number) {
    return Optional.ofNullable(waiting.remove(number));
  }
}
