package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.FlowNode.BOOKING;
import static frontdesk.engine.dialogue.FlowNode.CANCEL;
import static frontdesk.engine.dialogue.FlowNode.CHANGE;
import static frontdesk.engine.dialogue.FlowNode.ERROR;
import static frontdesk.engine.dialogue.FlowNode.GOODBYE;
import static frontdesk.engine.dialogue.FlowNode.HUMAN;
import static frontdesk.engine.dialogue.FlowNode.INFORMATION;
import static frontdesk.engine.dialogue.FlowNode.INITIAL;
import static frontdesk.engine.dialogue.FlowNode.MANAGEMENT;
import static frontdesk.engine.dialogue.FlowNode.READ_BACK;
import static frontdesk.engine.dialogue.FlowNode.SUCCESS;

import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each node leads, in the order in which it is looked at, and in which one a state is. */
final class Flow {
  /** A way out of a node. */
  record Exit(When when, FlowNode to) {}

  /** Why a node is left. */
  enum When {
    /** All attempts were in vain. */
    USED_UP,
    /** A person is wished, a tool gives no answer, or it goes on for too long. */
    PERSON_NEEDED,
    /** Danger, a goodbye, nothing more to say, or the caller is gone. */
    OVER,
    /** An appointment that there is, is to be told of, cancelled or changed. */
    APPOINTMENT_MEANT,
    /** Something is wished that needs a slot. */
    BOOKING_WISHED,
    /** All that a read-back needs is known and held, or known. */
    COMPLETE,
    /** The caller has agreed and it is in the ledger. */
    WRITTEN,
    /** A read-back was denied or corrected, or what it was of is gone. */
    NOT_RIGHT,
    /** What was wished is told, or cannot be done. */
    TOLD,
    /** The caller begins again. */
    MAIN_MENU,
    /** A turn was no help. */
    TROUBLE,
  }

  private Flow() {}

  /**
   * The exits of all nodes. One test walks them for dead ends, another holds random conversations
   * against them: a turn leads nowhere else, and everywhere that is declared.
   */
  static final Map<FlowNode, List<Exit>> EXITS =
      Map.ofEntries(
          Map.entry(
              INITIAL,
              exits(
                  HUMAN,
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              INFORMATION,
              exits(
                  GOODBYE,
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.COMPLETE, READ_BACK))),
          Map.entry(
              BOOKING,
              exits(
                  HUMAN,
                  new Exit(When.COMPLETE, READ_BACK),
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              READ_BACK,
              exits(
                  HUMAN,
                  new Exit(When.WRITTEN, SUCCESS),
                  new Exit(When.NOT_RIGHT, BOOKING),
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              MANAGEMENT,
              exits(
                  HUMAN,
                  new Exit(When.COMPLETE, CANCEL),
                  new Exit(When.COMPLETE, CHANGE),
                  new Exit(When.COMPLETE, READ_BACK),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              CANCEL,
              exits(
                  HUMAN,
                  new Exit(When.WRITTEN, SUCCESS),
                  new Exit(When.NOT_RIGHT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              CHANGE,
              exits(
                  HUMAN,
                  new Exit(When.WRITTEN, SUCCESS),
                  new Exit(When.NOT_RIGHT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              SUCCESS,
              exits(
                  GOODBYE,
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.COMPLETE, READ_BACK),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              ERROR,
              exits(
                  HUMAN,
                  new Exit(When.COMPLETE, READ_BACK),
                  new Exit(When.COMPLETE, CANCEL),
                  new Exit(When.COMPLETE, CHANGE),
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.TOLD, INFORMATION),
                  new Exit(When.MAIN_MENU, INFORMATION))),
          Map.entry(
              HUMAN,
              List.of(
                  new Exit(When.USED_UP, GOODBYE),
                  new Exit(When.OVER, GOODBYE),
                  new Exit(When.APPOINTMENT_MEANT, MANAGEMENT),
                  new Exit(When.APPOINTMENT_MEANT, CANCEL),
                  new Exit(When.APPOINTMENT_MEANT, CHANGE),
                  new Exit(When.BOOKING_WISHED, BOOKING),
                  new Exit(When.COMPLETE, READ_BACK),
                  new Exit(When.MAIN_MENU, INFORMATION),
                  new Exit(When.TROUBLE, ERROR))),
          Map.entry(GOODBYE, List.of()));

  /** What every node has: where it goes after its attempts, to a person, to the end. */
  private static List<Exit> exits(FlowNode usedUp, Exit... own) {
    List<Exit> all = new java.util.ArrayList<>();
    all.add(new Exit(When.USED_UP, usedUp));
    all.add(new Exit(When.PERSON_NEEDED, HUMAN));
    all.add(new Exit(When.OVER, GOODBYE));
    all.addAll(List.of(own));
    all.add(new Exit(When.TROUBLE, ERROR));
    return List.copyOf(all);
  }

  /** Where a node goes when its attempts are used up. */
  static FlowNode usedUp(FlowNode node) {
    return EXITS.getOrDefault(node, List.of()).stream()
        .filter(exit -> exit.when() == When.USED_UP)
        .map(Exit::to)
        .findFirst()
        .orElse(HUMAN);
  }

  /** The node that a state is in. */
  static FlowNode of(ConversationState state) {
    return switch (state.phase()) {
      case START, GREETING -> INITIAL;
      case RETRY -> ERROR;
      case CONFIRM -> readBack(state.question());
      case COMPLETE -> SUCCESS;
      case FALLBACK -> HUMAN;
      case END -> GOODBYE;
      case COLLECT_INFO -> collecting(state);
    };
  }

  private static FlowNode readBack(Question question) {
    return switch (question) {
      case CONFIRM_CANCEL -> CANCEL;
      case CONFIRM_CHANGE -> CHANGE;
      default -> READ_BACK;
    };
  }

  private static FlowNode collecting(ConversationState state) {
    Optional<Aim> aim = state.aim();
    if (aim.isEmpty()) {
      boolean wished =
          state.has(SlotName.SERVICE) || BOOKING.questions().contains(state.question());
      return wished ? BOOKING : INFORMATION;
    }
    boolean looked =
        state.dealings().identified().isEmpty() || state.dealings().found().isPresent();
    boolean chosen = looked && state.selected().isPresent();
    if (chosen && (aim.get() == Aim.CHANGE || aim.get() == Aim.NOTE)) {
      return CHANGE;
    }
    boolean place = aim.get() == Aim.LEAVE_WAITING && Places.meant(state).isPresent();
    return place || (chosen && aim.get() == Aim.CANCEL) ? CANCEL : MANAGEMENT;
  }
}
