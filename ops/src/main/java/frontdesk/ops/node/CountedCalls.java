package frontdesk.ops.node;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.CallStage;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.call.CallEvent.VoiceReason;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.provider.VoiceTier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts what comes of asking language models and how voices change, for metrics; whoever watches
 * calls is told all the same. Labels are names of enums, so their number is bounded, and no call is
 * among them. Any thread.
 */
final class CountedCalls implements CallObserver {
  private final CallObserver watching;
  private final MeterRegistry registry;

  CountedCalls(CallObserver watching, MeterRegistry registry) {
    this.watching = watching;
    this.registry = registry;
  }

  @Override
  public void onBrain(CallId call, BrainNews news) {
    Counter.builder("frontdesk.brain")
        .description("What came of asking a language model about a caller's words.")
        .tag("news", lower(news))
        .register(registry)
        .increment();
    watching.onBrain(call, news);
  }

  @Override
  public void onVoiceTier(CallId call, VoiceTier tier, VoiceReason reason) {
    Counter.builder("frontdesk.voice.tiers")
        .description("Calls that got another voice, and why.")
        .tag("tier", lower(tier))
        .tag("reason", lower(reason))
        .register(registry)
        .increment();
    watching.onVoiceTier(call, tier, reason);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void onStage(CallId call, CallStage from, CallStage to, String reason) {
    watching.onStage(call, from, to, reason);
  }

  @Override
  public void onTurnDecided(CallId call) {
    watching.onTurnDecided(call);
  }

  @Override
  public void onLikelyOver(CallId call, boolean over) {
    watching.onLikelyOver(call, over);
  }

  @Override
  public void onCallerWords(CallId call, String words, double confidence) {
    watching.onCallerWords(call, words, confidence);
  }

  @Override
  public void onOwnWords(CallId call, String words) {
    watching.onOwnWords(call, words);
  }

  @Override
  public void onFirstAudio(CallId call, Duration afterTurn) {
    watching.onFirstAudio(call, afterTurn);
  }

  @Override
  public void onPassage(Passage passage) {
    watching.onPassage(passage);
  }

  @Override
  public void onEnded(CallId call, String ending) {
    watching.onEnded(call, ending);
  }
}
