package frontdesk.ops.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.protocol.call.CallEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;

/**
 * Makes what reads the stored events of calls before it is needed. A node that never took a call
 * over has read none: a third of the work of its first takeover was making these readers, while
 * callers waited. Any thread.
 */
final class ReadyReaders {
  private static final String JOURNAL_FORMAT = "jackson-json";
  private static final String OURS = "frontdesk.";

  private ReadyReaders() {}

  /** Makes them on a thread for blocking work: some tenths of a second of a core. */
  static void prepare(ActorSystem<?> system) {
    ObjectMapper mapper =
        JacksonObjectMapperProvider.get(system).getOrCreate(JOURNAL_FORMAT, Optional.empty());
    system
        .dispatchers()
        .lookup(DispatcherSelector.blocking())
        .execute(() -> types(CallEvent.class).forEach(mapper::readerFor));
  }

  /** This type and all of ours that a value of it may hold, without those that are never made. */
  static Set<Class<?>> types(Class<?> root) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    Deque<Class<?>> next = new ArrayDeque<>();
    next.add(root);
    while (!next.isEmpty()) {
      Class<?> type = next.remove();
      if (type.isArray() || !type.getName().startsWith(OURS) || !seen.add(type)) {
        continue;
      }
      Class<?>[] permitted = type.getPermittedSubclasses();
      if (permitted != null) {
        next.addAll(Set.of(permitted));
      }
      if (type.isRecord()) {
        for (RecordComponent component : type.getRecordComponents()) {
          addClasses(component.getGenericType(), next);
        }
      }
    }
    return seen;
  }

  private static void addClasses(Type type, Deque<Class<?>> found) {
    if (type instanceof Class<?> named) {
      found.add(named);
    } else if (type instanceof ParameterizedType parameterized) {
      addClasses(parameterized.getRawType(), found);
      for (Type argument : parameterized.getActualTypeArguments()) {
        addClasses(argument, found);
      }
    } else if (type instanceof WildcardType wildcard) {
      addClasses(wildcard.getUpperBounds()[0], found);
    }
  }
}
