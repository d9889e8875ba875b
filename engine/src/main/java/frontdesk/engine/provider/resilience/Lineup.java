package frontdesk.engine.provider.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Providers in the order in which they are asked, and what they have in common.
 *
 * @param told of every attempt
 */
record Lineup<P>(List<Candidate<P>> candidates, Retries retries, Timing timing, Attempts told) {
  Lineup {
    candidates = List.copyOf(candidates);
  }

  /** One more is told of the attempts. */
  Lineup<P> toldTo(Attempts other) {
    return new Lineup<>(candidates, retries, timing, told.and(other));
  }

  /** Those of these names in their order, and after them whatever works within this node. */
  Lineup<P> ordered(List<String> names) {
    List<Candidate<P>> ordered = new ArrayList<>();
    for (String name : names) {
      candidates.stream().filter(c -> c.name().equals(name)).forEach(ordered::add);
    }
    candidates.stream()
        .filter(candidate -> candidate.embedded() && !names.contains(candidate.name()))
        .forEach(ordered::add);
    return of(ordered);
  }

  /** The same with something around each of them, by its name. */
  Lineup<P> around(BiFunction<String, P, P> each) {
    return of(
        candidates.stream()
            .map(
                one ->
                    new Candidate<>(
                        one.name(),
                        each.apply(one.name(), one.port()),
                        one.gate(),
                        one.embedded(),
                        one.speaksUp()))
            .toList());
  }

  /**
   * Those that know a language.
   *
   * @param language IETF BCP 47 tag, of which the primary subtag counts
   * @param languages primary subtags that a provider knows
   */
  List<Candidate<P>> knowing(String language, Function<P, List<String>> languages) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return candidates.stream().filter(c -> languages.apply(c.port()).contains(primary)).toList();
  }

  /** What at least one of them knows. */
  List<String> languages(Function<P, List<String>> languages) {
    return candidates.stream().flatMap(c -> languages.apply(c.port()).stream()).distinct().toList();
  }

  /** The way through some of them with one piece of work. */
  Course<P> course(List<Candidate<P>> some) {
    return new Course<>(some, retries, timing);
  }

  String name() {
    return candidates.stream().map(Candidate::name).collect(Collectors.joining(" > "));
  }

  private Lineup<P> of(List<Candidate<P>> others) {
    return new Lineup<>(others, retries, timing, told);
  }
}
