package frontdesk.ops.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.event.EventStream;

/**
 * The members of one actor system's cluster whose death is proven, by address, until they are
 * removed. Pekko makes failure detectors by reflection and gives them nothing of ours but the
 * system's event stream, so that is what both sides find it by. Any thread.
 */
final class ProvenDead {
  private static final Map<EventStream, ProvenDead> OF_SYSTEMS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<String, Long> uidByAddress = new ConcurrentHashMap<>();

  private ProvenDead() {}

  static ProvenDead of(EventStream system) {
    return OF_SYSTEMS.computeIfAbsent(system, key -> new ProvenDead());
  }

  /** This life of the node at this address is over. */
  void add(String address, long uid) {
    uidByAddress.put(address, uid);
  }

  /** It was removed, or another life began there. */
  void clear(String address) {
    uidByAddress.remove(address);
  }

  boolean contains(String address) {
    return uidByAddress.containsKey(address);
  }
}
