package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpendLimit.Level;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one call spent. Immutable; stored in snapshots.
 *
 * @param settled so far
 * @param purses by provider
 * @param reached the call's own limits that it reached
 */
record CallSpend(Money settled, Map<String, Purse> purses, Set<Level> reached) {
  static final CallSpend NOTHING = new CallSpend(Money.ZERO, Map.of(), Set.of());

  CallSpend {
    purses = Map.copyOf(purses);
    reached = Set.copyOf(reached);
  }

  Optional<Purse> purse(String provider) {
    return Optional.ofNullable(purses.get(provider));
  }

  Money open() {
    return purses.values().stream().map(Purse::open).reduce(Money.ZERO, Money::plus);
  }

  boolean isOver() {
    return purses.values().stream().noneMatch(Purse::isOpen);
  }

  CallSpend with(Purse purse, Money more) {
    Map<String, Purse> next = new LinkedHashMap<>(purses);
    next.put(purse.latest().provider(), purse);
    return new CallSpend(settled.plus(more), next, reached);
  }

  CallSpend having(Level level) {
    Set<Level> next = EnumSet.of(level);
    next.addAll(reached);
    return new CallSpend(settled, purses, next);
  }
}
