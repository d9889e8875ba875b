package frontdesk.engine.speech.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words of danger to life or health, in every language at once and wherever they stand: {@code
 * danger.words} tells their kinds apart. What is surely danger ends a call, what may be harmless
 * names the emergency number and the call goes on, so the kinds lean to the graver side. Immutable,
 * any thread; the work for a sentence is bounded by {@link Words#MAX_WORDS}.
 */
final class Danger {
  /** What is in every language: one reading of the resource. */
  static final Danger EVERYWHERE = read("danger.words");

  /** How much danger is spoken of. */
  enum Level {
    NONE,
    /** It may be harmless. */
    PERHAPS,
    CERTAIN
  }

  /** The kinds of patterns; of those that stand at the same words the first one counts. */
  private enum Kind {
    ALWAYS,
    CERTAIN,
    EVENT,
    PERHAPS,
    HARMLESS,
    PAST,
    PRESENT,
    CALM;

    boolean isOfWholeSentence() {
      return compareTo(HARMLESS) > 0;
    }
  }

  private static final Set<String> NEGATING =
      Set.of(
          ("no not isnt arent wasnt without never dont doesnt didnt havent hasnt nu fara nicio"
                  + " niciun nici")
              .split(" "));

  /** What may stand between a denial and what it denies: "I don't have any swelling". */
  private static final Set<String> BETWEEN =
      Set.of(
          ("any have having had a an really actually been in of is feeling"
                  + " e este o un vreo chiar am s mi m mai")
              .split(" "));

  private static final int MOST_BETWEEN = 3;

  private final Map<Kind, List<DangerPattern>> patterns;
  private final Map<Kind, PatternIndex> byWord = new EnumMap<>(Kind.class);
  private final PatternIndex together;

  /**
   * A pattern that stands in a sentence.
   *
   * @param places of its words
   */
  private record Match(Kind kind, BitSet places) {
    /** Whether it has all words of another and more, or the same and is the graver. */
    boolean holds(Match other) {
      BitSet missing = (BitSet) other.places.clone();
      missing.andNot(places);
      boolean more = places.cardinality() > other.places.cardinality();
      return missing.isEmpty() && (more || kind.compareTo(other.kind) < 0);
    }

    int from() {
      return places.nextSetBit(0);
    }
  }

  private Danger(Map<Kind, List<DangerPattern>> patterns) {
    this.patterns = patterns;
    List<DangerPattern> withoutGaps = new ArrayList<>();
    patterns.forEach(
        (kind, all) -> {
          byWord.put(kind, new PatternIndex(all));
          if (kind.compareTo(Kind.HARMLESS) < 0) {
            all.stream().filter(pattern -> !pattern.hasGap()).forEach(withoutGaps::add);
          }
        });
    this.together = new PatternIndex(withoutGaps);
  }

  private static Danger read(String resource) {
    return new Danger(DangerPattern.read(resource, Kind.class));
  }

  /** How much danger a sentence speaks of; one that denies it speaks of none. */
  Level in(Words words) {
    PlainWords plain = PlainWords.of(words);
    List<Match> all = matches(plain);
    Level level =
        all.stream()
            .filter(match -> match.kind() != Kind.HARMLESS)
            .filter(match -> all.stream().noneMatch(other -> other.holds(match)))
            .filter(match -> match.kind() == Kind.ALWAYS || !denied(plain, match))
            .map(match -> level(plain, match.kind()))
            .reduce(Level.NONE, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return level == Level.PERHAPS && says(plain, Kind.CALM) ? Level.NONE : level;
  }

  private Level level(PlainWords plain, Kind kind) {
    boolean longAgo = kind == Kind.EVENT && says(plain, Kind.PAST) && !says(plain, Kind.PRESENT);
    return kind == Kind.PERHAPS || longAgo ? Level.PERHAPS : Level.CERTAIN;
  }

  private List<Match> matches(PlainWords plain) {
    List<Match> found = new ArrayList<>();
    byWord.forEach(
        (kind, index) -> {
          if (!kind.isOfWholeSentence()) {
            for (int at = 0; at < plain.size(); at++) {
              match(kind, index.at(plain.at(at)), plain, at, found);
              match(kind, index.others(), plain, at, found);
            }
          }
        });
    return found;
  }

  private static void match(
      Kind kind, List<DangerPattern> tried, PlainWords plain, int at, List<Match> found) {
    for (DangerPattern pattern : tried) {
      pattern.at(plain, at).ifPresent(places -> found.add(new Match(kind, places)));
    }
  }

  private boolean says(PlainWords plain, Kind kind) {
    return patterns.getOrDefault(kind, List.of()).stream().anyMatch(pattern -> pattern.isIn(plain));
  }

  /** "No swelling" denies, "no, swelling" and "oh no, he is bleeding" do not. */
  private static boolean denied(PlainWords plain, Match danger) {
    int at = danger.from();
    for (int skipped = 0; skipped <= MOST_BETWEEN && at > 0; skipped++) {
      if (plain.pauseBefore(at)) {
        return false;
      }
      at--;
      if (NEGATING.contains(plain.at(at))) {
        return !plain.at(at - 1).equals("oh");
      }
      if (!BETWEEN.contains(plain.at(at))) {
        return false;
      }
    }
    return false;
  }

  /** Finds words of danger that stand together, as a part of this sentence. */
  Finder finder(Words sentence) {
    PlainWords plain = PlainWords.of(sentence);
    return (words, at) -> at(plain, at);
  }

  private Optional<Found<Meaning>> at(PlainWords plain, int at) {
    int from = plain.indexOf(at);
    if (from < 0) {
      return Optional.empty();
    }
    int longest = longest(together.at(plain.at(from)), plain, from);
    longest = Math.max(longest, longest(together.others(), plain, from));
    return longest > from
        ? Optional.of(new Found<>(new Meaning.Danger(), plain.end(longest - 1)))
        : Optional.empty();
  }

  private static int longest(List<DangerPattern> tried, PlainWords plain, int from) {
    int longest = from;
    for (DangerPattern pattern : tried) {
      longest = Math.max(longest, pattern.at(plain, from).map(BitSet::length).orElse(from));
    }
    return longest;
  }
}
