package frontdesk.engine.provider.soniox;

import java.time.Duration;
import java.util.List;

/**
 * How Soniox is used.
 *
 * @param model such as {@code stt-rt-v5}
 * @param languages primary subtags that the model is asked for
 * @param endpointDelay after the last word at most until it says that a sentence is over; 500 ms to
 *     3 s
 * @param finalizeEvery a caller's pause makes it finalize no sooner after the last time
 */
public record SonioxSettings(
    String model, List<String> languages, Duration endpointDelay, Duration finalizeEvery) {
  public SonioxSettings {
    languages = List.copyOf(languages);
  }
}
