package frontdesk.ops.chaos;

import frontdesk.ops.chaos.store.BrokenDisk;
import frontdesk.ops.chaos.store.PostgresqlStopped;
import java.util.List;
import java.util.Optional;

/** All scenarios, by name. */
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(BrokenDisk.FULL, BrokenDisk.READ_ONLY, new PostgresqlStopped());

  private Scenarios() {}

  /** Every scenario, in the order in which {@code chaos all} runs them. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The scenario of this name, if there is one. */
  public static Optional<Scenario> named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }
}
