package frontdesk.engine.provider.cost;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.provider.Charge;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendEvent;
import frontdesk.protocol.provider.SpendEvent.Account;
import frontdesk.protocol.provider.SpendEvent.SpendEstimated;
import frontdesk.protocol.provider.SpendEvent.SpendRefused;
import frontdesk.protocol.provider.SpendEvent.SpendReserved;
import frontdesk.protocol.provider.SpendEvent.SpendSettled;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was spent, by the events of an account alone; pure. */
public final class Costs {
  private Costs() {}

  /** What one event settles. */
  public record Line(CallId call, String provider, Step step, Account account, Charge charge) {}

  /**
   * A sum.
   *
   * @param currency ISO 4217; empty where there is nothing
   * @param items what is not there costs nothing
   * @param total of all items
   * @param estimated the part of the total that is known by estimate only
   * @param providers totals by provider
   */
  public record Breakdown(
      String currency,
      Map<CostItem, Money> items,
      Money total,
      Money estimated,
      Map<String, Money> providers) {
    public Breakdown {
      items = Map.copyOf(items);
      providers = Map.copyOf(providers);
    }

    /** What was spent on an item. */
    public Money of(CostItem item) {
      return items.getOrDefault(item, Money.ZERO);
    }
  }

  /**
   * A call went another way to save money.
   *
   * @param how such as {@code cheaper_voice}, or {@code refused stt ears day_hard}
   */
  public record Degraded(CallId call, LocalDate day, String how) {}

  /** How an event made a call go another way; empty for events that did not. */
  public static Optional<Degraded> degraded(SpendEvent event) {
    if (event instanceof SpendRefused e) {
      String limit = lower(e.limit().period()) + "_" + lower(e.limit().level());
      return degraded(
          e.reservation(),
          e.account(),
          "refused " + lower(e.step()) + " " + e.reservation().provider() + " " + limit);
    }
    return event instanceof SpendReserved e && e.thrift() != Thrift.NONE
        ? degraded(e.reservation(), e.account(), lower(e.thrift()))
        : Optional.empty();
  }

  private static Optional<Degraded> degraded(
      SpendEvent.Reservation reservation, Account account, String how) {
    return Optional.of(new Degraded(reservation.call(), account.day(), how));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /** What an event settles; empty for events that settle nothing. */
  public static Optional<Line> charge(SpendEvent event) {
    if (event instanceof SpendReserved e) {
      return line(e.reservation(), e.step(), e.account(), e.settled());
    } else if (event instanceof SpendRefused e) {
      return line(e.reservation(), e.step(), e.account(), e.settled());
    } else if (event instanceof SpendSettled e) {
      return line(e.reservation(), e.step(), e.account(), e.settled());
    } else if (event instanceof SpendEstimated e) {
      return line(e.reservation(), e.step(), e.account(), e.charged());
    }
    return Optional.empty();
  }

  private static Optional<Line> line(
      SpendEvent.Reservation reservation, Step step, Account account, Charge charge) {
    return charge.isNone()
        ? Optional.empty()
        : Optional.of(new Line(reservation.call(), reservation.provider(), step, account, charge));
  }

  /** The sum of what these events settle, as far as it is counted. */
  public static Breakdown of(Iterable<SpendEvent> events, Predicate<Line> counted) {
    Tally tally = new Tally();
    for (SpendEvent event : events) {
      charge(event).filter(counted).ifPresent(tally::add);
    }
    return tally.sum();
  }

  /**
   * Adds lines up, in the currency of the last of them: where it was changed, what is older counts
   * no more, as with the account. Used by one thread.
   */
  public static final class Tally {
    private final Map<CostItem, Money> items = new EnumMap<>(CostItem.class);
    private final Map<String, Money> providers = new TreeMap<>();
    private String currency = "";
    private Money total = Money.ZERO;
    private Money estimated = Money.ZERO;

    /** Adds a line; lines come in the order of their events. */
    public void add(Line line) {
      if (!line.account().currency().equals(currency)) {
        currency = line.account().currency();
        items.clear();
        providers.clear();
        total = Money.ZERO;
        estimated = Money.ZERO;
      }
      Charge charge = line.charge();
      charge.parts().forEach((item, price) -> items.merge(item, price, Money::plus));
      providers.merge(line.provider(), charge.total(), Money::plus);
      total = total.plus(charge.total());
      estimated = charge.estimated() ? estimated.plus(charge.total()) : estimated;
    }

    /** What they come to. */
    public Breakdown sum() {
      return new Breakdown(currency, items, total, estimated, providers);
    }
  }
}
