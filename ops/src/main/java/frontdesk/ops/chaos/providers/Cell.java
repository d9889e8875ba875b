package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One call of the matrix: which provider fails, how, and when. */
public record Cell(Kind kind, Trouble trouble, Moment moment) {
  /** What the failing provider is for. */
  public enum Kind {
    RECOGNIZER,
    SYNTHESIZER,
    /** Asked about words that no rule knows. */
    MODEL
  }

  /** How it fails, from then on until the call is over. */
  public enum Trouble {
    REFUSE(Fault.refuse(503)),
    STALL_AT_FIRST_BYTE(Fault.stallAtFirstByte()),
    STALL_MID_SENTENCE(Fault.stallMidway()),
    GARBAGE(Fault.garbage()),
    LIMIT_429(Fault.rateLimit(Duration.ofSeconds(1))),
    DROP(Fault.drop());

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Fault fault;

    Trouble(Fault fault) {
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  /** When it begins to fail. */
  public enum Moment {
    /** Before the caller's first sentence: it is heard, or answered, through the fault. */
    FIRST_TURN,
    /** In the middle of a sentence: of the caller's, of the node's own, or of a model's answer. */
    WHILE_SPEAKING,
    /** With the sentence that has the appointment book searched. */
    IN_A_TOOL_CALL
  }

  /** All of them, kind by kind. */
  public static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Trouble trouble : Trouble.values()) {
        for (Moment moment : Moment.values()) {
          cells.add(new Cell(kind, trouble, moment));
        }
      }
    }
    return List.copyOf(cells);
  }

  /** Such as {@code synthesizer drop while-speaking}. */
  public String name() {
    return words(kind.name()) + " " + words(trouble.name()) + " " + words(moment.name());
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
