package frontdesk.engine.dialogue.tools;

/**
 * One parameter of a tool.
 *
 * @param name in snake case
 * @param meaning what it is for, for a brain to read
 */
public record Parameter(String name, String meaning, Kind kind, boolean required) {
  static Parameter needed(String name, Kind kind, String meaning) {
    return new Parameter(name, meaning, kind, true);
  }

  static Parameter maybe(String name, Kind kind, String meaning) {
    return new Parameter(name, meaning, kind, false);
  }
}
