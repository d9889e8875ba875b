package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every {@code .case} beside this test's resources: packets in, and what must come out. */
class JitterCasesTest {
  private static List<JitterCase> cases() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".case"))
          .sorted()
          .map(JitterCasesTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      URI folder = Objects.requireNonNull(JitterCasesTest.class.getResource("jitter")).toURI();
      return Path.of(folder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JitterCase read(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      return JitterCase.parse(name.replace(".case", ""), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> problems(JitterCase one) {
    JitterRun run = JitterRun.of(one);
    List<String> problems = new ArrayList<>(run.heard.faults());
    for (JitterCase.Expected expected : one.expected()) {
      String actual = run.quantity(expected.quantity());
      if (!expected.holds(actual)) {
        problems.add(expected + ", but was " + actual);
      }
    }
    return problems;
  }

  @TestFactory
  Stream<DynamicTest> shouldHearWhatTheCaseSays() {
    return cases().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(), () -> assertThat(problems(one)).as(one.name()).isEmpty()));
  }

  @Test
  void shouldHaveFoundTheCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(this::saysSomething);
  }

  private void saysSomething(JitterCase one) {
    assertThat(one.ticks()).as(one.name()).isNotEmpty();
    assertThat(one.expected()).as(one.name()).hasSizeGreaterThan(1);
  }

  /** The failing twin: a case that says what is not so is found out. */
  @Test
  void shouldFindACaseThatIsNotSo() {
    String text = "in\np*30\nheard\nmade up = 0\nlate > 0\nstreams = 1\nframes ~*3 =*27";
    assertThat(problems(JitterCase.parse("wrong", text))).hasSize(3);
  }

  /** The failing twin of the order: what is heard again is found out. */
  @Test
  void shouldFindWhatIsHeardTwice() {
    SentAudio sent = new SentAudio(1, 1, 9);
    HeardAudio heard = new HeardAudio(sent);
    short[] frame = new short[160];
    for (int i = 0; i < 20; i++) {
      sent.packet();
    }
    for (int place : new int[] {0, 160, 400, 390}) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = sent.at(place + i);
      }
      heard.hear(frame);
    }
    assertThat(heard.frames()).isEqualTo("===~");
    assertThat(heard.skippedSamples()).isEqualTo(80);
    assertThat(heard.faults()).containsExactly("samples to 550 again after 560 in tick 3");
  }
}
