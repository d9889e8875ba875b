package frontdesk.protocol.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/**
 * What was used of a service, in the units that vendors count; what a service does not have is 0.
 *
 * @param millis audio that was sent, or time that a call lasted
 * @param inputTokens tokens that a model read, those from its cache not included
 * @param cachedTokens tokens that it read from its cache
 * @param outputTokens tokens that it made
 * @param characters that were spoken, as code points of Unicode
 */
public record Used(
    long millis, long inputTokens, long cachedTokens, long outputTokens, long characters) {
  /** Nothing. */
  public static final Used NOTHING = new Used(0, 0, 0, 0, 0);

  public Used {
    if (millis < 0 || inputTokens < 0 || cachedTokens < 0 || outputTokens < 0 || characters < 0) {
      throw new IllegalArgumentException("nothing can be used less than not at all");
    }
  }

  /** So much audio, or time. */
  public static Used time(Duration time) {
    return new Used(time.toMillis(), 0, 0, 0, 0);
  }

  /** The tokens of one answer, as its provider counts them. */
  public static Used tokens(LanguageModel.Usage usage) {
    int cached = Math.min(usage.cachedTokens(), usage.promptTokens());
    return new Used(0, usage.promptTokens() - cached, cached, usage.answerTokens(), 0);
  }

  /** A text to be spoken. */
  public static Used text(String text) {
    return new Used(0, 0, 0, 0, text.codePointCount(0, text.length()));
  }

  /** Both together. */
  public Used plus(Used other) {
    return new Used(
        millis + other.millis,
        inputTokens + other.inputTokens,
        cachedTokens + other.cachedTokens,
        outputTokens + other.outputTokens,
        characters + other.characters);
  }

  /** Whether it is nothing at all. */
  @JsonIgnore
  public boolean isNothing() {
    return equals(NOTHING);
  }
}
