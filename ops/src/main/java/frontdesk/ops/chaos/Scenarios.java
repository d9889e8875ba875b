package frontdesk.ops.chaos;

import frontdesk.ops.chaos.day.HourOfCalls;
import frontdesk.ops.chaos.recovery.RecoveryFails;
import frontdesk.ops.chaos.senses.ClockStep;
import frontdesk.ops.chaos.senses.MemoryPressure;
import frontdesk.ops.chaos.senses.RecognizerFault;
import frontdesk.ops.chaos.senses.StandStill;
import frontdesk.ops.chaos.senses.SynthesizerFault;
import frontdesk.ops.chaos.store.BrokenDisk;
import frontdesk.ops.chaos.store.PostgresqlStopped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All scenarios, by name. */
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(
          BrokenDisk.FULL,
          BrokenDisk.READ_ONLY,
          PostgresqlStopped.AT_A_QUESTION,
          PostgresqlStopped.AT_THE_READ_BACK,
          new RecoveryFails(),
          RecognizerFault.HANGS,
          RecognizerFault.THROWS,
          SynthesizerFault.HANGS,
          SynthesizerFault.THROWS,
          ClockStep.FORWARD,
          ClockStep.BACK,
          new MemoryPressure(),
          new StandStill());

  /** Run by their names only. */
  private static final List<Scenario> LONG = List.of(new HourOfCalls());

  private Scenarios() {}

  /** Every scenario, in the order in which {@code chaos all} runs them. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** Those that take too long for {@code chaos all}. */
  public static List<Scenario> longOnes() {
    return LONG;
  }

  /** The scenario of this name, if there is one. */
  public static Optional<Scenario> named(String name) {
    return Stream.concat(ALL.stream(), LONG.stream())
        .filter(scenario -> scenario.name().equals(name))
        .findFirst();
  }
}
