package frontdesk.engine.provider.chat;

import java.time.Duration;
import java.util.Optional;

/**
 * What every language model is set up with.
 *
 * @param model the vendor's name for it; Azure's deployment
 * @param temperature from 0 to 2; empty leaves the vendor's own, and reasoning models take no other
 * @param firstTokenWithin from the request to the first piece of text or of a tool call
 * @param tokenWithin between two of them: keep-alives and thoughts do not count
 * @param answerWithin the whole answer, however steadily it drips
 * @param answerChars the longest answer, text and arguments of tools together, in characters
 */
public record ChatSettings(
    String model,
    Optional<Double> temperature,
    Duration firstTokenWithin,
    Duration tokenWithin,
    Duration answerWithin,
    int answerChars) {}
