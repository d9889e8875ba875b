package frontdesk.engine.provider.cost;

import java.util.Map;
import java.util.Optional;

/**
 * What providers ask, by their name or their kind. Immutable.
 *
 * @param currency ISO 4217, of all of them
 */
public record Tariffs(String currency, Map<String, Tariff> byName) {
  public Tariffs {
    byName = Map.copyOf(byName);
  }

  /** Whether there is a voice that only calls get that have earned it. */
  public boolean hasPremium() {
    return byName.values().stream().anyMatch(Tariff::premium);
  }

  /** The tariff of a provider, else that of its kind; empty: it costs nothing. */
  public Optional<Tariff> find(String name, String kind) {
    return Optional.ofNullable(byName.get(name)).or(() -> Optional.ofNullable(byName.get(kind)));
  }
}
