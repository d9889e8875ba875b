package frontdesk.engine.provider.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Candidates in an order. */
final class Ordered {
  private Ordered() {}

  /** Those of these names in their order, and after them whatever works within this node. */
  static <P> List<Candidate<P>> by(List<String> names, List<Candidate<P>> candidates) {
    List<Candidate<P>> ordered = new ArrayList<>();
    for (String name : names) {
      candidates.stream().filter(c -> c.name().equals(name)).forEach(ordered::add);
    }
    candidates.stream()
        .filter(candidate -> candidate.embedded() && !names.contains(candidate.name()))
        .forEach(ordered::add);
    return List.copyOf(ordered);
  }

  /** The same with something around each of them. */
  static <P> List<Candidate<P>> around(
      BiFunction<String, P, P> each, List<Candidate<P>> candidates) {
    return candidates.stream()
        .map(
            one ->
                new Candidate<>(
                    one.name(),
                    each.apply(one.name(), one.port()),
                    one.gate(),
                    one.embedded(),
                    one.speaksUp()))
        .toList();
  }

  static String name(List<? extends Candidate<?>> candidates) {
    return candidates.stream().map(Candidate::name).collect(Collectors.joining(" > "));
  }

  /** The primary subtag of an IETF BCP 47 tag. */
  static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }
}
