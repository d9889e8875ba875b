package frontdesk.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.protocol.audit.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Events written by this version stay readable for ever. {@code golden/v1/<Interface>.<Event>.json}
 * holds one event a line in canonical JSON, one line for each way in which the event can be
 * composed. Lines are only ever added: a line that no longer reads, or reads otherwise, needs a
 * migration, never an edit.
 *
 * <p>Missing lines are written by {@code mvn -pl persistence -am test -Dtest=GoldenEventsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfrontdesk.golden.write=true}.
 */
class GoldenEventsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
  private static final Path ENUMS = GOLDEN.resolve("enums.txt");
  private static final boolean WRITE = Boolean.getBoolean("frontdesk.golden.write");

  @TestFactory
  Stream<DynamicTest> shouldReadEveryEventAsItWasWritten() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Class<?> eventInterface : EventSamples.eventInterfaces()) {
      for (Class<? extends StoredEvent> event : EventSamples.eventClasses(eventInterface)) {
        String name = eventInterface.getSimpleName() + "." + event.getSimpleName();
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> check(GOLDEN.resolve(name + ".json"), eventInterface, event)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests.stream();
  }

  private static void check(Path file, Class<?> eventInterface, Class<? extends StoredEvent> event)
      throws Exception {
    // given
    List<String> golden = lines(file);
    Set<String> known = new TreeSet<>();
    for (String line : golden) {
      // when
      byte[] json = line.getBytes(StandardCharsets.UTF_8);
      StoredEvent read = StoredJson.read(json, eventInterface.asSubclass(StoredEvent.class));
      // then
      assertThat(read).isInstanceOf(event);
      assertThat(new String(StoredJson.canonical(read), StandardCharsets.UTF_8)).isEqualTo(line);
      known.add(shape(StoredJson.mapper().readTree(json)));
    }
    for (StoredEvent sample : new EventSamples().of(event)) {
      String line = new String(StoredJson.canonical(sample), StandardCharsets.UTF_8);
      assertThat(StoredJson.read(StoredJson.canonical(sample), event)).isEqualTo(sample);
      if (known.add(shape(StoredJson.mapper().readTree(line)))) {
        assertThat(WRITE).as("%s has no line like %s", file, line).isTrue();
        append(file, line);
      }
    }
  }

  /** The enums' names are stored too. */
  @Test
  void shouldKeepEveryStoredEnumConstant() throws Exception {
    // given
    EventSamples samples = new EventSamples();
    for (Class<?> eventInterface : EventSamples.eventInterfaces()) {
      EventSamples.eventClasses(eventInterface).forEach(samples::of);
    }
    Set<String> golden = new TreeSet<>(lines(ENUMS));
    // when
    Set<String> lost = new TreeSet<>(golden);
    lost.removeAll(samples.enumConstants());
    Set<String> added = new TreeSet<>(samples.enumConstants());
    added.removeAll(golden);
    // then
    assertThat(lost).as("stored constants that are gone").isEmpty();
    for (String constant : added) {
      assertThat(WRITE).as("%s is not in %s", constant, ENUMS).isTrue();
      append(ENUMS, constant);
    }
  }

  /** Which types stand where; two samples of one shape differ in values only. */
  private static String shape(JsonNode node) {
    Set<String> types = new TreeSet<>();
    collect("", node, types);
    return types.toString();
  }

  private static void collect(String path, JsonNode node, Set<String> types) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      if (name.equals("type") || name.equals("answer")) {
        types.add(path + "/" + name + "=" + member.getValue().asText());
      }
      // Every member counts: a new optional field makes a new shape, and so a new line.
      types.add(path + "/" + name);
      collect(path + "/" + name, member.getValue(), types);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "/" + i, node.get(i), types);
    }
  }

  private static List<String> lines(Path file) throws Exception {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  private static void append(Path file, String line) throws Exception {
    Files.createDirectories(GOLDEN);
    Files.writeString(
        file,
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
