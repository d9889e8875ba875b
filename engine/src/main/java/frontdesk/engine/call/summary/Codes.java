package frontdesk.engine.call.summary;

import frontdesk.engine.dialogue.tools.DeclaredCall;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Short names for tools, answers and meanings: never a sealed word, never an exception's text. */
public final class Codes {
  private Codes() {}

  /** The declared name of a tool, such as {@code fetch_slots}. */
  public static String of(ToolCall call) {
    return DeclaredCall.tool(call).name();
  }

  /** The code of an answer; a refusal names its reason, a search how many it found. */
  public static String of(ToolAnswer answer) {
    if (answer instanceof ToolAnswer.Refused refused) {
      return "REFUSED " + refused.reason();
    }
    String code = snake(answer.getClass().getSimpleName()).toUpperCase(Locale.ROOT);
    if (answer instanceof ToolAnswer.SlotsFound found) {
      return code + " " + found.slots().size();
    } else if (answer instanceof ToolAnswer.AppointmentsFound found) {
      return code + " " + found.appointments().size();
    }
    return code;
  }

  /** What a language model proposed; a sentence of its own is not told. */
  public static String of(Proposal proposal) {
    String code = snake(proposal.getClass().getSimpleName()).toUpperCase(Locale.ROOT);
    if (proposal instanceof Proposal.UseTool use) {
      return code + " " + of(use.call());
    } else if (proposal instanceof Proposal.Ask ask) {
      return code + " " + ask.question();
    }
    return code;
  }

  /** What was understood, as far as it stands in clear. */
  public static String of(Understanding said) {
    StringJoiner parts = new StringJoiner(", ");
    add(parts, "", said.intent().map(Enum::name));
    add(parts, "", said.yes().map(yes -> yes ? "YES" : "NO"));
    add(parts, "about ", said.topic().map(Enum::name));
    add(parts, "service ", said.service());
    add(parts, "practitioner ", said.practitioner());
    add(parts, "", flag(said.anyPractitioner(), "any practitioner"));
    add(parts, "on ", said.date());
    add(parts, "at ", said.time());
    add(parts, "from ", said.earliest());
    add(parts, "to ", said.latest());
    add(parts, "", flag(said.soonest(), "soonest"));
    add(parts, "", flag(said.impossibleDate(), "a day that no calendar has"));
    add(parts, "choice ", said.choice());
    add(parts, "", flag(said.none(), "none of them"));
    add(parts, "", flag(said.all().isPresent(), "all of them"));
    add(parts, "wrong: ", said.wrong());
    add(parts, "", flag(said.name().isPresent(), "a name"));
    add(parts, "", flag(said.number().isPresent(), "a number"));
    add(parts, "", flag(said.birthDate().isPresent(), "a birth date"));
    add(parts, "", flag(said.email().isPresent(), "an e-mail address"));
    add(parts, "", flag(said.reference().isPresent(), "a reference"));
    add(parts, "", flag(said.note().isPresent(), "a note"));
    add(parts, "language ", said.language());
    return parts.toString();
  }

  private static Optional<String> flag(boolean set, String name) {
    return set ? Optional.of(name) : Optional.empty();
  }

  private static void add(StringJoiner parts, String lead, Optional<?> value) {
    value.ifPresent(text -> parts.add(lead + text));
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
