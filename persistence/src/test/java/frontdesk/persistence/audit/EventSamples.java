package frontdesk.persistence.audit;

import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.id.CallId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes full samples of every stored event by walking its records: every optional is there, lists
 * hold one of each, and wherever a sealed type stands there is a sample for each of its records.
 */
public final class EventSamples {
  private static final Map<Class<?>, Object> LEAVES =
      Map.ofEntries(
          Map.entry(int.class, 3),
          Map.entry(long.class, 7L),
          Map.entry(double.class, 0.75),
          Map.entry(boolean.class, true),
          Map.entry(char.class, '5'),
          Map.entry(Integer.class, 3),
          Map.entry(Long.class, 7L),
          Map.entry(Boolean.class, true),
          Map.entry(Double.class, 0.75),
          Map.entry(Character.class, '5'),
          Map.entry(String.class, "sample"),
          Map.entry(byte[].class, new byte[] {1, 2, 3, (byte) 0xff}),
          Map.entry(Instant.class, Instant.parse("2026-03-02T08:15:30.123Z")),
          Map.entry(Duration.class, Duration.ofMinutes(30)),
          Map.entry(Period.class, Period.ofMonths(3)),
          Map.entry(LocalDate.class, LocalDate.of(2026, 3, 3)),
          Map.entry(LocalTime.class, LocalTime.of(14, 30)),
          Map.entry(LocalDateTime.class, LocalDateTime.of(2026, 3, 3, 14, 30)),
          Map.entry(BigDecimal.class, new BigDecimal("80.5")),
          Map.entry(CallId.class, new CallId("node-0." + "0a".repeat(16))));

  // Names of the enums met on the way, with their constants.
  private final Set<String> enumConstants = new TreeSet<>();
  private final Set<Class<?>> composing = new HashSet<>();

  /** The sealed interfaces of stored events, found among the protocol's classes. */
  public static List<Class<?>> eventInterfaces() throws Exception {
    URI location = StoredEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path root = Path.of(location);
    if (Files.isDirectory(root)) {
      return eventInterfaces(root);
    }
    try (var jar = java.nio.file.FileSystems.newFileSystem(root)) {
      return eventInterfaces(jar.getPath("/"));
    }
  }

  private static List<Class<?>> eventInterfaces(Path root) throws Exception {
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Event.class")).sorted().toList()) {
        String relative = root.relativize(file).toString().replace('\\', '/');
        String name = relative.substring(0, relative.length() - ".class".length());
        Class<?> type = Class.forName(name.replace('/', '.'));
        if (type.isSealed() && StoredEvent.class.isAssignableFrom(type)) {
          found.add(type);
        }
      }
    }
    return found;
  }

  /** The records of an event interface. */
  public static List<Class<? extends StoredEvent>> eventClasses(Class<?> eventInterface) {
    List<Class<? extends StoredEvent>> classes = new ArrayList<>();
    for (Class<?> permitted : eventInterface.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        classes.addAll(eventClasses(permitted));
      } else {
        classes.add(permitted.asSubclass(StoredEvent.class));
      }
    }
    return classes;
  }

  /** One sample per way in which an event of this class can be composed. */
  public List<StoredEvent> of(Class<? extends StoredEvent> eventClass) {
    List<StoredEvent> samples = new ArrayList<>();
    for (Object sample : samples(eventClass)) {
      samples.add(eventClass.cast(sample));
    }
    return samples;
  }

  /** Constants of all enums met so far, as {@code Enum.CONSTANT}. */
  public Set<String> enumConstants() {
    return enumConstants;
  }

  private List<?> samples(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return container(parameterized);
    }
    Class<?> plain = (Class<?>) type;
    if (LEAVES.containsKey(plain)) {
      return List.of(LEAVES.get(plain));
    }
    if (plain.isEnum()) {
      for (Object constant : plain.getEnumConstants()) {
        enumConstants.add(plain.getName() + "." + ((Enum<?>) constant).name());
      }
      return List.of(plain.getEnumConstants()[0]);
    }
    if (plain.isSealed()) {
      return Arrays.stream(plain.getPermittedSubclasses())
          .flatMap(permitted -> samples(permitted).stream())
          .toList();
    }
    if (plain.isRecord()) {
      return records(plain);
    }
    throw new AssertionError("no sample of " + type + ": add one to LEAVES");
  }

  private List<?> container(ParameterizedType type) {
    Type[] inside = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class && holdsItself(inside[0])) {
      return List.of(Optional.empty());
    }
    if (type.getRawType() == Optional.class) {
      return samples(inside[0]).stream().map(Optional::of).toList();
    }
    if (type.getRawType() == List.class) {
      return List.of(samples(inside[0]));
    }
    if (type.getRawType() == Set.class) {
      return List.of(Set.copyOf(samples(inside[0])));
    }
    if (type.getRawType() == Map.class) {
      return List.of(map(samples(inside[0]).get(0), samples(inside[1])));
    }
    throw new AssertionError("no sample of " + type);
  }

  /** Whether it holds more of a record that is being composed. */
  private boolean holdsItself(Type type) {
    return type instanceof ParameterizedType inner
        && inner.getActualTypeArguments()[0] instanceof Class<?> of
        && composing.contains(of);
  }

  private static Map<Object, Object> map(Object key, List<?> values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      map.put(key(key, i), values.get(i));
    }
    return map;
  }

  private static Object key(Object like, int number) {
    if (like instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getEnumConstants()[number];
    }
    return like instanceof Character ? (Object) (char) ('1' + number) : like + "-" + number;
  }

  /** The first choice everywhere, and one sample more per other choice of each component. */
  private List<?> records(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<?>> choices = new ArrayList<>();
    composing.add(type);
    for (RecordComponent component : components) {
      choices.add(samples(component.getGenericType()));
    }
    composing.remove(type);
    List<Object> samples = new ArrayList<>();
    samples.add(create(type, components, choices, -1, 0));
    for (int i = 0; i < components.length; i++) {
      for (int choice = 1; choice < choices.get(i).size(); choice++) {
        samples.add(create(type, components, choices, i, choice));
      }
    }
    return samples;
  }

  private static Object create(
      Class<?> type, RecordComponent[] components, List<List<?>> choices, int varied, int choice) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = choices.get(i).get(i == varied ? choice : 0);
      }
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + type, e);
    }
  }
}
