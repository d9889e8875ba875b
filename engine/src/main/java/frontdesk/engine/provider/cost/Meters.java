package frontdesk.engine.provider.cost;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes the meters of a node's calls. Any thread.
 *
 * @param tariffs what providers ask; none: nobody is ever asked for money
 * @param bank of each clinic
 * @param nanoTime a clock that never goes back
 * @param later a scheduler
 */
public record Meters(
    Tariffs tariffs,
    Function<ClinicId, Bank> bank,
    MeterSettings settings,
    LongSupplier nanoTime,
    Later later) {

  /** Does something after a while; any thread. */
  @FunctionalInterface
  public interface Later {
    void after(Duration pause, Runnable task);
  }

  /**
   * The meter of one incarnation of a call.
   *
   * @param epoch where the call stands in its journal: a later incarnation has a higher one, and
   *     charges what its predecessor left open
   */
  public Meter open(ClinicId clinic, CallId call, long epoch) {
    return tariffs.byName().isEmpty()
        ? Meter.FREE
        : new CallMeter(this, bank.apply(clinic), call, epoch);
  }
}
