package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.cluster.history.Operation;
import frontdesk.ops.chaos.cluster.history.SlotAnswer;
import frontdesk.ops.chaos.cluster.history.SlotStep;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients in several processes saw, from the lines that they say: each operation when it is
 * invoked and when it returned, by the monotonic clock that all processes of a machine share on
 * Linux. One that did not return is of unknown outcome, whatever became of its process. One thread.
 */
final class History {
  private static final String INVOKED = "invoked ";
  private static final String RETURNED = "returned ";

  /** What the ledger says where the slot, the hold or the appointment is not there. */
  private static final Set<Refusal> NOT_THERE =
      EnumSet.of(
          Refusal.SLOT_NOT_FREE,
          Refusal.HOLD_NOT_FOUND,
          Refusal.HOLD_EXPIRED,
          Refusal.APPOINTMENT_NOT_FOUND);

  private final Map<String, Invocation> open = new HashMap<>();
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long last;

  private record Invocation(long at, SlotStep step) {}

  static String invoked(String name, long at, SlotStep step) {
    return INVOKED + name + " " + at + " " + text(step);
  }

  static String returned(String name, long at, SlotAnswer answer) {
    return RETURNED + name + " " + at + " " + answer;
  }

  private static String text(SlotStep step) {
    if (step instanceof SlotStep.PlaceHold place) {
      return "place " + place.slot() + " " + place.hold();
    } else if (step instanceof SlotStep.ConfirmHold confirm) {
      return "confirm " + confirm.hold() + " " + confirm.appointment();
    } else if (step instanceof SlotStep.ReleaseHold release) {
      return "release " + release.hold();
    } else if (step instanceof SlotStep.Cancel cancel) {
      return "cancel " + cancel.appointment();
    }
    throw new IllegalArgumentException("no client does that: " + step);
  }

  private static SlotStep step(String[] words) {
    return switch (words[3]) {
      case "place" -> new SlotStep.PlaceHold(words[4], words[5]);
      case "confirm" -> new SlotStep.ConfirmHold(words[4], words[5]);
      case "release" -> new SlotStep.ReleaseHold(words[4]);
      case "cancel" -> new SlotStep.Cancel(words[4]);
      default -> throw new IllegalArgumentException("no client does that: " + words[3]);
    };
  }

  /**
   * What a client learns from a ledger's answer.
   *
   * @throws IllegalStateException when no client of ours can be told that
   */
  static SlotAnswer answer(LedgerProtocol.Answer answer) {
    if (answer instanceof LedgerProtocol.OutcomeUnknown) {
      return SlotAnswer.UNKNOWN;
    } else if (answer instanceof LedgerProtocol.Refused refused) {
      if (!NOT_THERE.contains(refused.reason())) {
        throw new IllegalStateException("the ledger refuses: " + refused.reason());
      }
      return SlotAnswer.REFUSED;
    }
    return SlotAnswer.DONE;
  }

  /** Takes a line of a node's output; others than those of its clients say nothing here. */
  void take(String line) {
    if (line.startsWith(INVOKED)) {
      String[] words = line.split(" ", -1);
      long at = Long.parseLong(words[2]);
      last = Math.max(last, at);
      open.put(words[1], new Invocation(at, step(words)));
    } else if (line.startsWith(RETURNED)) {
      String[] words = line.split(" ", -1);
      long at = Long.parseLong(words[2]);
      last = Math.max(last, at);
      Invocation invocation = open.remove(words[1]);
      if (invocation == null) {
        throw new IllegalArgumentException(words[1] + " returns without having been invoked");
      }
      operations.add(
          Operation.answered(
              words[1], invocation.at(), at, invocation.step(), SlotAnswer.valueOf(words[3])));
    } else if (line.startsWith("problem ")) {
      problems.add(line);
    }
  }

  /** What went wrong with a client itself. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * All of it.
   *
   * @param keep how long the ledger keeps a hold: from then on it may be gone at any moment
   */
  List<Operation> operations(Duration keep) {
    List<Operation> all = new ArrayList<>(operations);
    open.forEach((name, one) -> all.add(Operation.unknown(name, one.at(), one.step())));
    List<Operation> expiries = new ArrayList<>();
    for (Operation one : all) {
      long over = one.invoked() + keep.toNanos();
      if (one.step() instanceof SlotStep.PlaceHold place && over <= last) {
        expiries.add(
            Operation.unknown(
                one.name() + " expires", over, new SlotStep.HoldExpires(place.hold())));
      }
    }
    all.addAll(expiries);
    return all;
  }
}
