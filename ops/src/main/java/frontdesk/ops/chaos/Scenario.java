package frontdesk.ops.chaos;

/** One fault of a day. Blocks the thread that runs it, for up to some minutes. */
public interface Scenario {
  /** What it is called on the command line: lower case, words joined by hyphens. */
  String name();

  /** One sentence: what breaks, and what must hold. */
  String promise();

  /**
   * Breaks it, and looks.
   *
   * @throws Exception when the fault could not be made: the scenario says nothing then
   */
  Verdict run(ChaosRun run) throws Exception;
}
