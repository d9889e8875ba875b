package frontdesk.engine.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.collection.immutable.TreeMap;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;
import scala.math.Ordering;
import scala.math.Ordering$;

/**
 * An immutable map that forgets its oldest entries, by time and by number.
 *
 * @param entries what is remembered
 * @param order the same by a running number. A tree: Scala's queue looks for its oldest entry
 *     through all others until one was taken out
 */
record Recent<K, V>(HashMap<K, V> entries, TreeMap<Long, Recent.Entry<K, V>> order) {
  private static final Ordering<Long> BY_NUMBER =
      Ordering$.MODULE$.comparatorToOrdering(Comparator.<Long>naturalOrder());

  /** One remembered thing and when it came. */
  record Entry<K, V>(K key, V value, Instant at) {}

  static <K, V> Recent<K, V> empty() {
    return new Recent<>(HashMap$.MODULE$.<K, V>empty(), new TreeMap<>(BY_NUMBER));
  }

  Optional<V> find(K key) {
    return OptionConverters.toJava(entries.get(key));
  }

  /** With one more; a key that is known keeps its first value. */
  Recent<K, V> with(K key, V value, Instant at) {
    if (entries.contains(key)) {
      return this;
    }
    long number = order.isEmpty() ? 0 : order.lastKey() + 1;
    return new Recent<>(
        entries.updated(key, value), order.updated(number, new Entry<>(key, value, at)));
  }

  /** What {@link #trimmed} would forget, oldest first. */
  List<Entry<K, V>> surplus(Instant before, int max) {
    List<Entry<K, V>> old = new ArrayList<>();
    int size = entries.size();
    for (Iterator<Entry<K, V>> oldest = inOrder(); oldest.hasNext(); size--) {
      Entry<K, V> entry = oldest.next();
      if (size <= max && !entry.at().isBefore(before)) {
        break;
      }
      old.add(entry);
    }
    return old;
  }

  /** Without entries that came before then, and without the oldest beyond a number. */
  Recent<K, V> trimmed(Instant before, int max) {
    HashMap<K, V> kept = entries;
    TreeMap<Long, Entry<K, V>> rest = order;
    for (Entry<K, V> old : surplus(before, max)) {
      kept = kept.removed(old.key());
      rest = rest.removed(rest.firstKey());
    }
    return new Recent<>(kept, rest);
  }

  private Iterator<Entry<K, V>> inOrder() {
    return CollectionConverters.asJava(order.valuesIterator());
  }

  /** Everything remembered, oldest first. */
  List<Entry<K, V>> list() {
    List<Entry<K, V>> all = new ArrayList<>();
    inOrder().forEachRemaining(all::add);
    return List.copyOf(all);
  }

  static <K, V> Recent<K, V> of(List<Entry<K, V>> list) {
    Recent<K, V> recent = empty();
    for (Entry<K, V> entry : list) {
      recent = recent.with(entry.key(), entry.value(), entry.at());
    }
    return recent;
  }

  /** The same things in the same order are the same, whatever their running numbers. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Recent<?, ?> that && list().equals(that.list());
  }

  @Override
  public int hashCode() {
    return list().hashCode();
  }
}
