package frontdesk.engine.speech.language;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a few large things that stay the same objects, such as catalogues: made once for
 * each, and again for one that another has displaced. Bounded; any thread, and two may make the
 * same at once.
 *
 * @param <K> known by being the same object, not by being equal
 */
public final class ByIdentity<K, V> {
  private static final int PLACES = 64;

  private record Made<K, V>(K of, V value) {}

  private final AtomicReferenceArray<@Nullable Made<K, V>> made =
      new AtomicReferenceArray<>(PLACES);
  private final Function<K, V> making;

  /**
   * Empty.
   *
   * @param making pure
   */
  public ByIdentity(Function<K, V> making) {
    this.making = making;
  }

  /** What was made of it, or is made now. */
  @SuppressWarnings("ReferenceEquality") // that is the point
  public V of(K key) {
    int place = Math.floorMod(System.identityHashCode(key), PLACES);
    Made<K, V> known = made.get(place);
    if (known != null && known.of() == key) {
      return known.value();
    }
    V value = making.apply(key);
    made.set(place, new Made<>(key, value));
    return value;
  }
}
