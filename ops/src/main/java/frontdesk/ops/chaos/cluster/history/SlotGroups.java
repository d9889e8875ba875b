package frontdesk.ops.chaos.cluster.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a history into parts that have nothing to do with each other: operations that name the
 * same slot, hold or appointment belong together. Pure.
 */
final class SlotGroups {
  private final Map<String, String> parents = new HashMap<>();

  private SlotGroups() {}

  static Collection<List<Operation>> of(List<Operation> history) {
    SlotGroups groups = new SlotGroups();
    for (Operation operation : history) {
      List<String> names = names(operation.step());
      names.forEach(name -> groups.join(names.get(0), name));
    }
    Map<String, List<Operation>> parts = new LinkedHashMap<>();
    for (Operation operation : history) {
      parts
          .computeIfAbsent(groups.root(names(operation.step()).get(0)), root -> new ArrayList<>())
          .add(operation);
    }
    return parts.values();
  }

  private void join(String one, String other) {
    parents.put(root(one), root(other));
  }

  private String root(String name) {
    String at = name;
    String parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      at = parent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }

  private static List<String> names(SlotStep step) {
    if (step instanceof SlotStep.PlaceHold place) {
      return List.of("slot " + place.slot(), "hold " + place.hold());
    } else if (step instanceof SlotStep.ConfirmHold confirm) {
      return List.of("hold " + confirm.hold(), "appointment " + confirm.appointment());
    } else if (step instanceof SlotStep.ReleaseHold release) {
      return List.of("hold " + release.hold());
    } else if (step instanceof SlotStep.HoldExpires expires) {
      return List.of("hold " + expires.hold());
    } else if (step instanceof SlotStep.Cancel cancel) {
      return List.of("appointment " + cancel.appointment());
    } else if (step instanceof SlotStep.Move move) {
      return List.of("appointment " + move.appointment(), "hold " + move.hold());
    }
    return List.of("slot " + ((SlotStep.Look) step).slot());
  }
}
