package frontdesk.engine.dialogue.tools;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.tools.ArgumentReader.Arguments;
import frontdesk.engine.dialogue.tools.ArgumentReader.Reading;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Phrase;
import java.util.Optional;

/**
 * A declared tool that is asked for outside a call, by its name and raw arguments: what anybody may
 * know is answered from the catalogue or looked for in the ledger. Everything else is refused
 * before its arguments are looked at: who is not in a call cannot say who they are, and nobody
 * hears them agree. Pure.
 */
public final class OutsideCall {
  private OutsideCall() {}

  /** What is to be done. */
  public sealed interface Outcome {
    /** This is to be told. */
    record Told(Phrase phrase) implements Outcome {}

    /** Free slots are to be looked for. */
    record Wanted(SlotQuery query) implements Outcome {}

    /** Nothing: the declaration refuses it. */
    record Refused(ToolRefusal refusal) implements Outcome {}
  }

  /** Why a tool is none for whoever is not in a call; empty where it is. */
  public static Optional<OutsideRefusal> refusal(Tool tool) {
    if (Tools.OUTSIDE.contains(tool)) {
      return Optional.empty();
    }
    return Optional.of(
        tool.needsIdentification() || tool.equals(Tools.IDENTIFY_USER)
            ? OutsideRefusal.NEEDS_IDENTIFICATION
            : OutsideRefusal.NEEDS_CALL);
  }

  /** Reads what is asked for of one of {@link Tools#OUTSIDE}. */
  public static Outcome ask(Tool tool, JsonNode arguments, Catalogue catalogue) {
    if (refusal(tool).isPresent()) {
      return refused(tool, Code.NOT_PERMITTED_HERE);
    }
    Reading reading = new ArgumentReader(tool, catalogue).read(arguments);
    if (reading instanceof Reading.Refused refused) {
      return new Outcome.Refused(refused.refusal());
    }
    Arguments given = ((Reading.Read) reading).arguments();
    if (tool.equals(Tools.CLINIC_INFORMATION)) {
      return new Told(catalogue)
          .about(given)
          .<Outcome>map(Outcome.Told::new)
          .orElseGet(() -> new Outcome.Refused(Proposing.untold(tool, given)));
    }
    return Proposing.backwards(tool, given)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Wanted(Proposing.query(given)));
  }

  private static Outcome refused(Tool tool, Code code) {
    return new Outcome.Refused(ArgumentReader.refusal(tool, code, Optional.empty()));
  }
}
