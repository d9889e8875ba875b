package frontdesk.ops.chaos.partition;

import frontdesk.ops.chaos.cluster.history.Operation;
import frontdesk.ops.chaos.cluster.history.SlotAnswer;
import frontdesk.ops.chaos.cluster.history.SlotStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what clients were told with what stands in the ledgers. Pure. */
final class LedgerJudge {
  private LedgerJudge() {}

  /** Appointments that a client was told of, did not try to cancel, and that are not there. */
  static List<String> lost(List<Operation> history, Set<String> standing) {
    Set<String> cancelled = new HashSet<>();
    for (Operation one : history) {
      if (one.step() instanceof SlotStep.Cancel cancel && one.answer() != SlotAnswer.REFUSED) {
        cancelled.add(cancel.appointment());
      }
    }
    return confirmed(history, SlotAnswer.DONE).stream()
        .filter(appointment -> !cancelled.contains(appointment) && !standing.contains(appointment))
        .toList();
  }

  /** Appointments of which a client was told that they were not made, or are cancelled. */
  static List<String> unwanted(List<Operation> history, Set<String> standing) {
    List<String> denied = new ArrayList<>(confirmed(history, SlotAnswer.REFUSED));
    for (Operation one : history) {
      if (one.step() instanceof SlotStep.Cancel cancel && one.answer() == SlotAnswer.DONE) {
        denied.add(cancel.appointment());
      }
    }
    return denied.stream().filter(standing::contains).toList();
  }

  private static List<String> confirmed(List<Operation> history, SlotAnswer answer) {
    List<String> appointments = new ArrayList<>();
    for (Operation one : history) {
      if (one.step() instanceof SlotStep.ConfirmHold confirm && one.answer() == answer) {
        appointments.add(confirm.appointment());
      }
    }
    return appointments;
  }

  /** Pairs of appointments of one practitioner that cannot both be kept. */
  static long doubles(Collection<OfferedSlot> standing) {
    List<OfferedSlot> all = List.copyOf(standing);
    long pairs = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs += clash(all.get(i), all.get(j)) ? 1 : 0;
      }
    }
    return pairs;
  }

  private static boolean clash(OfferedSlot one, OfferedSlot other) {
    return one.clinic().equals(other.clinic())
        && one.slot().practitioner().equals(other.slot().practitioner())
        && one.slot().overlaps(other.slot().start(), other.slot().end());
  }

  /** Entities into which a former owner wrote after another one had. */
  static List<String> writtenByFormerOwners(Map<String, List<String>> writers) {
    return writers.entrySet().stream()
        .filter(entity -> returns(entity.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean returns(List<String> writers) {
    Set<String> former = new HashSet<>();
    String last = "";
    for (String writer : writers) {
      if (!writer.equals(last)) {
        if (former.contains(writer)) {
          return true;
        }
        former.add(last);
        last = writer;
      }
    }
    return false;
  }
}
