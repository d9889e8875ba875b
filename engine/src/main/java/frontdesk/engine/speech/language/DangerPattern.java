package frontdesk.engine.speech.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words in their order, some of them one of several, some with a few others between.
 *
 * @param steps at least one
 */
record DangerPattern(List<Step> steps) {
  private static final int MOST_BETWEEN = 4;

  DangerPattern {
    steps = List.copyOf(steps);
  }

  /**
   * One word.
   *
   * @param words what it may be
   * @param beginnings how it may begin
   * @param gap how many others may stand before it
   */
  record Step(Set<String> words, List<String> beginnings, int gap) {
    Step {
      words = Set.copyOf(words);
      beginnings = List.copyOf(beginnings);
    }

    /** Of words some of which, with a star at their end, are beginnings. */
    static Step of(List<String> tokens, int gap) {
      Map<Boolean, List<String>> starred =
          tokens.stream().collect(Collectors.partitioningBy(token -> token.endsWith("*")));
      return new Step(
          Set.copyOf(starred.getOrDefault(false, List.of())),
          starred.getOrDefault(true, List.of()).stream()
              .map(token -> token.substring(0, token.length() - 1))
              .toList(),
          gap);
    }

    boolean fits(String said) {
      if (words.contains(said)) {
        return true;
      }
      for (String beginning : beginnings) {
        if (said.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Reads a file of this folder: on each line a kind, a colon, and patterns between bars; lines
   * that begin with two slashes say something about it.
   */
  static <K extends Enum<K>> Map<K, List<DangerPattern>> read(String resource, Class<K> kinds) {
    Map<K, List<DangerPattern>> patterns = new EnumMap<>(kinds);
    try (InputStream in = DangerPattern.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon < 0 || line.startsWith("//")) {
          continue;
        }
        K kind = Enum.valueOf(kinds, line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
        for (String pattern : line.substring(colon + 1).split("\\|", -1)) {
          patterns.computeIfAbsent(kind, any -> new ArrayList<>()).add(of(pattern.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns;
  }

  /** Reads "doare/dor .. piept*". */
  static DangerPattern of(String text) {
    List<Step> steps = new ArrayList<>();
    int gap = 0;
    for (String token : text.split(" +", -1)) {
      if (token.equals("..")) {
        gap += MOST_BETWEEN;
      } else {
        steps.add(
            Step.of(List.of(token.split("/", -1)).stream().map(PlainWords::plain).toList(), gap));
        gap = 0;
      }
    }
    return new DangerPattern(steps);
  }

  boolean hasGap() {
    return steps.stream().anyMatch(step -> step.gap() > 0);
  }

  /** The letters that its first word may begin with; empty: any. */
  Set<Character> firstLetters() {
    Step first = steps.get(0);
    boolean any =
        first.gap() > 0
            || Stream.concat(first.words().stream(), first.beginnings().stream())
                .anyMatch(String::isEmpty);
    return any
        ? Set.of()
        : Stream.concat(first.words().stream(), first.beginnings().stream())
            .map(word -> word.charAt(0))
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean isIn(PlainWords words) {
    for (int at = 0; at < words.size(); at++) {
      if (at(words, at).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The places of its words if its first one stands here; of several readings the shortest. */
  Optional<BitSet> at(PlainWords words, int at) {
    return at(words, at, 0);
  }

  private Optional<BitSet> at(PlainWords words, int at, int step) {
    if (step == steps.size()) {
      return Optional.of(new BitSet());
    }
    int last = at + steps.get(step).gap();
    for (int place = at; place <= last && place < words.size(); place++) {
      if (steps.get(step).fits(words.at(place))) {
        Optional<BitSet> rest = at(words, place + 1, step + 1);
        if (rest.isPresent()) {
          rest.get().set(place);
          return rest;
        }
      }
    }
    return Optional.empty();
  }
}
