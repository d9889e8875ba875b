package frontdesk.engine.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The caller's latest utterances, by number: what is recognized comes late, and then belongs to the
 * utterance that it was recognized in, not to the one that is being heard. Used by the call's
 * actor.
 */
final class Utterances {
  /** More are never on their way to the recognizer and back. */
  private static final int REMEMBERED = 8;

  /**
   * One utterance.
   *
   * @param prompt the prompt that was last asked when it began; 0: none
   * @param afterPrompt whether it began after that prompt was fully played
   * @param audio mu-law, where it is kept as a name or note, else empty
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Utterance(int prompt, boolean afterPrompt, byte[] audio, int durationMs) {
    private Utterance with(byte[] kept, int keptMs) {
      return new Utterance(prompt, afterPrompt, kept, keptMs);
    }
  }

  private static final Utterance FORGOTTEN = new Utterance(0, false, new byte[0], 0);

  private final Map<Long, Utterance> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Utterance> eldest) {
          return size() > REMEMBERED;
        }
      };

  void began(long number, int prompt, boolean afterPrompt) {
    latest.put(number, new Utterance(prompt, afterPrompt, new byte[0], 0));
  }

  void ended(long number, byte[] audio, int durationMs) {
    latest.computeIfPresent(number, (n, began) -> began.with(audio, durationMs));
  }

  /** One that nobody remembers came before any prompt: it confirms nothing. */
  Utterance of(long number) {
    return latest.getOrDefault(number, FORGOTTEN);
  }
}
