package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendLimit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a clinic allows. Immutable.
 *
 * @param call for each call
 * @param day for each day of the clinic's calendar
 * @param month for each month of the clinic's calendar
 */
public record SpendLimits(Limit call, Limit day, Limit month) {
  /** Where nothing is limited. */
  public static final SpendLimits NONE = new SpendLimits(Limit.NONE, Limit.NONE, Limit.NONE);

  /**
   * One of them; what is empty is not limited.
   *
   * @param soft from where on cheaper ways are taken: what is settled counts
   * @param hard never exceeded: what is settled and what is reserved count
   */
  public record Limit(Optional<Money> soft, Optional<Money> hard) {
    /** Unlimited. */
    public static final Limit NONE = new Limit(Optional.empty(), Optional.empty());

    /** The lower of both. */
    Limit and(Limit other) {
      return new Limit(lower(soft, other.soft), lower(hard, other.hard));
    }

    private static Optional<Money> lower(Optional<Money> one, Optional<Money> other) {
      return Stream.of(one, other).flatMap(Optional::stream).reduce(Money::min);
    }

    /** The amount of a level. */
    Optional<Money> at(SpendLimit.Level level) {
      return level == SpendLimit.Level.SOFT ? soft : hard;
    }
  }

  /** The lower of both. */
  public SpendLimits and(SpendLimits other) {
    return new SpendLimits(call.and(other.call), day.and(other.day), month.and(other.month));
  }

  /** The limit over a period. */
  public Limit over(SpendLimit.Period period) {
    return switch (period) {
      case CALL -> call;
      case DAY -> day;
      case MONTH -> month;
    };
  }
}
