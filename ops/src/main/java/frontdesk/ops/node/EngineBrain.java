package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.call.LoadWatch;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.call.brain.NodeLoad;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import org.apache.pekko.actor.typed.Props;

/** Turns the node's settings into those of asking a language model. */
public final class EngineBrain {
  private static final Duration LOOKS = Duration.ofMillis(100);

  private EngineBrain() {}

  /** Whether a node has time for early thinking; watched where that is asked. */
  static NodeLoad load(NodeCore core, FrontdeskSettings settings) {
    NodeLoad load = new NodeLoad(settings.brain().earlyLateness());
    if (!settings.providers().models().isEmpty() && !settings.brain().earlyLateness().isZero()) {
      core.system()
          .systemActorOf(
              LoadWatch.create(load, System::nanoTime, LOOKS), "load-watch", Props.empty());
      Gauge.builder("frontdesk.lateness", load, seen -> seen.lateness().toNanos() / 1e9)
          .description("How late the node is on the average with what is due, in seconds.")
          .register(core.nodeHealth().meters());
    }
    return load;
  }

  /** When it is asked, and the bounds of asking it. */
  public static BrainSettings settings(FrontdeskSettings settings) {
    var brain = settings.brain();
    return new BrainSettings(
        switch (brain.when()) {
          case UNCLEAR -> BrainSettings.When.UNCLEAR;
          case ALWAYS -> BrainSettings.When.ALWAYS;
        },
        brain.unknownWords(),
        brain.ownSentences() ? brain.sentences() : 0,
        brain.nextSentence(),
        brain.historyTokens(),
        brain.verbatimTurns(),
        brain.answerTokens(),
        brain.sentenceCharacters(),
        brain.rounds(),
        brain.firstToken(),
        brain.wholeAnswer(),
        brain.earlyAfter(),
        brain.earlySettled(),
        brain.earlyTries(),
        brain.usageWithin(),
        brain.pieces());
  }
}
