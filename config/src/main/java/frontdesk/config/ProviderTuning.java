package frontdesk.config;

import frontdesk.config.check.Section;
import java.time.Duration;

/**
 * How providers' own judgements are set.
 *
 * @param keepAliveEvery how often an ear's connection without audio is kept
 * @param unansweredAfter a recognizer that was asked for a final transcript and has nothing left to
 *     make final may say nothing: what it had said counts after this
 * @param endpointing silence after which Deepgram says that a sentence is over
 * @param utteranceEnd gap between words after which it says so in noise too
 * @param endOfTurn confidence at which Flux ends a turn
 * @param eagerEndOfTurn confidence at which Flux says that a turn is likely over
 * @param endpointDelay after the last word at most until Soniox says that a sentence is over
 * @param finalizeEvery how soon after Soniox finalized a caller's pause makes it do so again
 * @param confidence taken for the answers of those who do not say how sure they are
 * @param contextTokens how much of a conversation a model of Ollama keeps in its memory
 */
public record ProviderTuning(
    Duration keepAliveEvery,
    Duration unansweredAfter,
    Duration endpointing,
    Duration utteranceEnd,
    double endOfTurn,
    double eagerEndOfTurn,
    Duration endpointDelay,
    Duration finalizeEvery,
    double confidence,
    int contextTokens) {

  static ProviderTuning read(Section section) {
    Section deepgram = section.section("deepgram");
    Section flux = section.section("deepgram-flux");
    Section soniox = section.section("soniox");
    Section openai = section.section("openai");
    Section ollama = section.section("ollama");
    ProviderTuning tuning =
        new ProviderTuning(
            section.duration("keep-alive-every", Duration.ofSeconds(1), Duration.ofSeconds(9)),
            section.duration("unanswered-after", Duration.ofMillis(50), Duration.ofSeconds(10)),
            deepgram.duration("endpointing", Duration.ofMillis(10), Duration.ofSeconds(5)),
            deepgram.duration("utterance-end", Duration.ofSeconds(1), Duration.ofSeconds(5)),
            flux.fraction("end-of-turn", 0.5, 1),
            flux.fraction("eager-end-of-turn", 0.3, 0.9),
            soniox.duration("endpoint-delay", Duration.ofMillis(500), Duration.ofSeconds(3)),
            soniox.duration("finalize-every", Duration.ZERO, Duration.ofMinutes(1)),
            openai.fraction("confidence", 0, 1),
            ollama.number("context-tokens", 1_024, 1_000_000));
    flux.rule(
        tuning.eagerEndOfTurn <= tuning.endOfTurn,
        "no more than end-of-turn",
        "what is likely is less sure than what is",
        "eager-end-of-turn",
        "end-of-turn");
    deepgram.finish();
    flux.finish();
    soniox.finish();
    openai.finish();
    ollama.finish();
    section.finish();
    return tuning;
  }
}
