package frontdesk.ops.node;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Records of settings, component by component: what they hold, and copies with other bounds. */
public final class ChangedRecord {
  private ChangedRecord() {}

  /** Paths of the components that hold no record of their own, such as {@code sip.timers.t1}. */
  public static List<String> leaves(Record settings, String path) {
    List<String> leaves = new ArrayList<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String name = path + "." + component.getName();
      Object value = value(component, settings);
      if (value instanceof Record inner) {
        leaves.addAll(leaves(inner, name));
      } else {
        leaves.add(name);
      }
    }
    return leaves;
  }

  /** Paths of the components that are the same in both. */
  static List<String> same(Record one, Record other, String path) {
    List<String> same = new ArrayList<>();
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      String name = path + "." + component.getName();
      Object value = value(component, one);
      Object otherValue = value(component, other);
      if (value instanceof Record inner) {
        same.addAll(same(inner, (Record) otherValue, name));
      } else if (value.equals(otherValue)) {
        same.add(name);
      }
    }
    return same;
  }

  /** A copy in which the chosen components that are bounds differ a little. */
  public static <R extends Record> R of(R settings, String path, Predicate<String> chosen) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = path + "." + components[i].getName();
      Object value = value(components[i], settings);
      if (value instanceof Record inner) {
        values[i] = of(inner, name, chosen);
      } else {
        values[i] = chosen.test(name) ? other(value) : value;
      }
    }
    return make(settings, components, values);
  }

  /** Small enough a change to keep what must be ordered in order, and even ports even. */
  private static Object other(Object value) {
    if (value instanceof Integer number) {
      return number + 2;
    } else if (value instanceof Double number) {
      return number * 0.9;
    } else if (value instanceof Duration span) {
      return span.isZero() ? Duration.ofMillis(1) : span.multipliedBy(11).dividedBy(10);
    } else if (value instanceof Path path) {
      return path.resolve("other");
    } else if (value instanceof LocalTime time) {
      return time.plusMinutes(1);
    } else if (value instanceof List<?> several
        && several.stream().allMatch(Duration.class::isInstance)) {
      return several.stream().map(ChangedRecord::other).toList();
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R make(R like, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> constructor =
          like.getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return (R) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(like.getClass() + " cannot be made of " + Arrays.toString(values), e);
    }
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component + " cannot be read", e);
    }
  }
}
