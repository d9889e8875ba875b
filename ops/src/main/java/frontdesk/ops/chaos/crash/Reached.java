package frontdesk.ops.chaos.crash;

import frontdesk.protocol.passage.Passage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many runs halted a node at each place. One thread. */
final class Reached {
  private final Map<Passage, Integer> runs = new EnumMap<>(Passage.class);

  Reached(List<Passage> places) {
    places.forEach(place -> runs.put(place, 0));
  }

  /** A node halted there. */
  void at(Passage passage) {
    runs.merge(passage, 1, Integer::sum);
  }

  /** As people write it. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    runs.forEach((passage, count) -> counts.put(passage.spelled(), count));
    return counts;
  }

  /** Places that fewer runs than this reached. */
  List<String> under(int least) {
    return runs.entrySet().stream()
        .filter(entry -> entry.getValue() < least)
        .map(entry -> entry.getKey().spelled() + " " + entry.getValue())
        .toList();
  }
}
