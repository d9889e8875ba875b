package frontdesk.engine.dialogue.tools;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Why a tool was not asked for: nothing was done, and nothing of what was passed is repeated.
 *
 * @param tool its name as it was asked for, where there is such a tool; else empty
 * @param parameter the parameter that it is about, if it is about one
 * @param expected what the parameter has to be, in English; empty where no parameter is meant
 */
public record ToolRefusal(Code code, String tool, Optional<String> parameter, String expected) {

  /** Of what is no tool. */
  public static final ToolRefusal UNKNOWN =
      new ToolRefusal(Code.UNKNOWN_TOOL, "", Optional.empty(), "");

  /** What is to be done about it, in English, for a brain or a programmer. */
  public String remedy() {
    return parameter
        .map(name -> "pass " + name + ": " + expected)
        .orElseGet(() -> RefusalSentences.of(code, "en"));
  }

  /** The kinds of refusal; each has one fixed sentence in every language. */
  public enum Code {
    /** No such tool is declared. */
    UNKNOWN_TOOL,
    /** It may not be used at this point of the conversation. */
    NOT_PERMITTED_HERE,
    /** The arguments are no JSON object. */
    NOT_AN_OBJECT,
    /** The tool has no such parameter. */
    UNKNOWN_PARAMETER,
    /** A parameter that is needed was not passed. */
    MISSING_PARAMETER,
    /** The value is of another kind. */
    WRONG_KIND,
    /** The value is of its kind, and out of its bounds. */
    OUT_OF_RANGE,
    /** The clinic's catalogue has nothing of that. */
    NOT_IN_CATALOGUE,
    /** The caller did not say that in this call. */
    NOT_SAID,
    /** Fewer than two facts say nothing of who somebody is. */
    TOO_FEW_FACTS,
    /** There is no such offer before the caller. */
    NOT_OFFERED,
    /** No slot is held for this call. */
    NOTHING_HELD,
    /** The caller was not proven to be a patient. */
    NOT_IDENTIFIED,
    /** The caller has no such appointment that may be spoken of. */
    NO_SUCH_APPOINTMENT,
    /** No place on the waiting list was read back to the caller. */
    NOT_WAITING;

    /** What any tool can be refused with. */
    static final Set<Code> OF_EVERY_TOOL =
        EnumSet.of(
            NOT_PERMITTED_HERE,
            NOT_AN_OBJECT,
            UNKNOWN_PARAMETER,
            MISSING_PARAMETER,
            WRONG_KIND,
            OUT_OF_RANGE);
  }
}
