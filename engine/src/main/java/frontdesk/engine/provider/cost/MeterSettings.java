package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Used;
import java.time.Duration;
import java.util.Map;

/**
 * The bounds of calls' meters.
 *
 * @param pieces how much a purse is filled with at once, by step: larger is fewer writes, and more
 *     that is reserved and not used
 * @param patience for the account to grant a step, after which the next provider is taken
 * @param refusedFor after a hard limit was reached, until the same provider is asked for again
 * @param settlePatience for the account to settle a call that is over, for each attempt
 * @param settleAttempts after which what is open expires, and counts as spent
 * @param maxWaiting steps of a call and provider that may wait for an answer at once
 */
public record MeterSettings(
    Map<Step, Used> pieces,
    Duration patience,
    Duration refusedFor,
    Duration settlePatience,
    int settleAttempts,
    int maxWaiting) {
  public MeterSettings {
    pieces = Map.copyOf(pieces);
  }

  /** How much a purse for this step is filled with at once. */
  Used piece(Step step) {
    return pieces.getOrDefault(step, Used.NOTHING);
  }
}
