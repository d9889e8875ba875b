package frontdesk.engine.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.collection.immutable.Queue;
import scala.collection.immutable.Queue$;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * An immutable map that forgets its oldest entries, by time and by number.
 *
 * @param entries what is remembered
 * @param order the same, oldest first
 */
record Recent<K, V>(HashMap<K, V> entries, Queue<Recent.Entry<K, V>> order) {
  /** One remembered thing and when it came. */
  record Entry<K, V>(K key, V value, Instant at) {}

  static <K, V> Recent<K, V> empty() {
    return new Recent<>(HashMap$.MODULE$.<K, V>empty(), Queue$.MODULE$.<Entry<K, V>>empty());
  }

  Optional<V> find(K key) {
    return OptionConverters.toJava(entries.get(key));
  }

  /** With one more; a key that is known keeps its first value. */
  Recent<K, V> with(K key, V value, Instant at) {
    if (entries.contains(key)) {
      return this;
    }
    return new Recent<>(entries.updated(key, value), order.enqueue(new Entry<>(key, value, at)));
  }

  /** What {@link #trimmed} would forget, oldest first. */
  List<Entry<K, V>> surplus(Instant before, int max) {
    List<Entry<K, V>> old = new ArrayList<>();
    int size = entries.size();
    Queue<Entry<K, V>> rest = order;
    while (!rest.isEmpty() && (size > max || rest.head().at().isBefore(before))) {
      old.add(rest.head());
      rest = rest.tail();
      size--;
    }
    return old;
  }

  /** Without entries that came before then, and without the oldest beyond a number. */
  Recent<K, V> trimmed(Instant before, int max) {
    HashMap<K, V> kept = entries;
    Queue<Entry<K, V>> rest = order;
    for (Entry<K, V> old : surplus(before, max)) {
      kept = kept.removed(old.key());
      rest = rest.tail();
    }
    return new Recent<>(kept, rest);
  }

  /** Everything remembered, oldest first. */
  List<Entry<K, V>> list() {
    return List.copyOf(CollectionConverters.asJava(order));
  }

  static <K, V> Recent<K, V> of(List<Entry<K, V>> list) {
    Recent<K, V> recent = empty();
    for (Entry<K, V> entry : list) {
      recent = recent.with(entry.key(), entry.value(), entry.at());
    }
    return recent;
  }
}
