package frontdesk.engine.dialogue;

import static frontdesk.protocol.dialogue.Phase.COLLECT_INFO;
import static frontdesk.protocol.dialogue.Phase.COMPLETE;
import static frontdesk.protocol.dialogue.Phase.CONFIRM;
import static frontdesk.protocol.dialogue.Phase.END;
import static frontdesk.protocol.dialogue.Phase.FALLBACK;
import static frontdesk.protocol.dialogue.Phase.GREETING;
import static frontdesk.protocol.dialogue.Phase.RETRY;
import static frontdesk.protocol.dialogue.Phase.START;

import frontdesk.protocol.dialogue.Phase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which phase may follow which: the table of the package's description, as data. */
final class Phases {
  static final Map<Phase, Set<Phase>> TABLE =
      Map.of(
          START, Set.of(GREETING, END),
          GREETING, Set.of(COLLECT_INFO, RETRY, FALLBACK, END),
          COLLECT_INFO, Set.of(RETRY, CONFIRM, FALLBACK, END),
          RETRY, Set.of(COLLECT_INFO, FALLBACK, END),
          CONFIRM, Set.of(COLLECT_INFO, COMPLETE, FALLBACK, END),
          COMPLETE, Set.of(COLLECT_INFO, END),
          FALLBACK, Set.of(COLLECT_INFO, END),
          END, Set.of());

  private Phases() {}

  /** The steps from one phase to another: none, one, or by way of COLLECT_INFO. */
  static List<Phase> path(Phase from, Phase to) {
    if (from == to) {
      return List.of();
    }
    Set<Phase> next = TABLE.getOrDefault(from, Set.of());
    if (next.contains(to)) {
      return List.of(to);
    }
    boolean byCollecting =
        next.contains(COLLECT_INFO) && TABLE.getOrDefault(COLLECT_INFO, Set.of()).contains(to);
    return byCollecting ? List.of(COLLECT_INFO, to) : List.of();
  }
}
