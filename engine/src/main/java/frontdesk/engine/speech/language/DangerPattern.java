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
   * @param words what it may be; with a star at its end, how it begins
   * @param gap how many others may stand before it
   */
  record Step(List<String> words, int gap) {
    boolean fits(String said) {
      return words.stream()
          .anyMatch(
              word ->
                  word.endsWith("*")
                      ? said.startsWith(word.substring(0, word.length() - 1))
                      : said.equals(word));
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
            new Step(List.of(token.split("/", -1)).stream().map(PlainWords::plain).toList(), gap));
        gap = 0;
      }
    }
    return new DangerPattern(steps);
  }

  boolean hasGap() {
    return steps.stream().anyMatch(step -> step.gap() > 0);
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
