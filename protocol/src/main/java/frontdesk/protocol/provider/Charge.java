package frontdesk.protocol.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was used and what it costs.
 *
 * @param parts its price by item; items that cost nothing may be left out
 * @param estimated whether some of it was not counted by the vendor's own account, such as the
 *     tokens of an answer that was cut off
 */
public record Charge(Used used, Map<CostItem, Money> parts, boolean estimated) {
  /** Nothing. */
  public static final Charge NONE = new Charge(Used.NOTHING, Map.of(), false);

  public Charge {
    Map<CostItem, Money> ordered = new EnumMap<>(CostItem.class);
    ordered.putAll(Objects.requireNonNullElse(parts, Map.of())); // left out where it was empty
    parts = Collections.unmodifiableMap(ordered);
  }

  /** The whole price. */
  @JsonIgnore
  public Money total() {
    return parts.values().stream().reduce(Money.ZERO, Money::plus);
  }

  /** Both together. */
  public Charge plus(Charge other) {
    Map<CostItem, Money> sums = new EnumMap<>(CostItem.class);
    sums.putAll(parts);
    other.parts.forEach((item, price) -> sums.merge(item, price, Money::plus));
    return new Charge(used.plus(other.used), sums, estimated || other.estimated);
  }

  /** The same, known only by estimate. */
  public Charge asEstimate() {
    return new Charge(used, parts, true);
  }

  /** Whether nothing was used and nothing is to be paid. */
  @JsonIgnore
  public boolean isNone() {
    return used.isNothing() && !total().isPositive();
  }
}
