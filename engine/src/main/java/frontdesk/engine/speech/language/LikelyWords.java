package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Languages;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Expectation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names and terms of a clinic that recognizers without a grammar mishear, most likely first: those
 * that the question is about, then the others. Public words of the catalogue only, never a
 * patient's. Pure.
 */
public final class LikelyWords {
  private LikelyWords() {}

  /** At most so many, each once. */
  public static List<String> of(Expectation expectation, Catalogue catalogue, int most) {
    List<String> people =
        catalogue.practitioners().stream()
            .flatMap(one -> names(one, expectation.language()))
            .toList();
    List<String> services =
        catalogue.services().stream().flatMap(one -> names(one, expectation.language())).toList();
    List<Collection<String>> ordered = new ArrayList<>();
    switch (expectation.question()) {
      case PRACTITIONER, OFFER, CHANGE -> {
        ordered.add(people);
        ordered.add(services);
        ordered.add(catalogue.insurers());
      }
      case NAME, NAME_CONFIRM, CONTACT, CONTACT_CONFIRM, BIRTH_DATE, REFERENCE -> {
        // Who a caller is stands in no catalogue: other names would be heard in its place.
      }
      default -> {
        ordered.add(services);
        ordered.add(people);
        ordered.add(catalogue.insurers());
        ordered.add(List.of(catalogue.spokenName(expectation.language())));
      }
    }
    Set<String> words = new LinkedHashSet<>();
    ordered.forEach(names -> names.stream().map(String::strip).forEach(words::add));
    words.remove("");
    return words.stream().limit(most).toList();
  }

  private static Stream<String> names(Practitioner practitioner, String language) {
    Optional<Practitioner.Words> words =
        practitioner.words().entrySet().stream()
            .filter(entry -> Languages.same(entry.getKey(), language))
            .map(Map.Entry::getValue)
            .findFirst();
    return words
        .map(said -> Stream.concat(Stream.of(said.spokenName()), said.alsoCalled().stream()))
        .orElseGet(
            () ->
                Stream.concat(
                    Stream.of(practitioner.spokenName()), practitioner.alsoCalled().stream()));
  }

  private static Stream<String> names(Service service, String language) {
    return service.words().entrySet().stream()
        .filter(entry -> Languages.same(entry.getKey(), language))
        .findFirst()
        .map(
            entry ->
                Stream.concat(
                    Stream.of(entry.getValue().name()), entry.getValue().alsoCalled().stream()))
        .orElseGet(() -> Stream.concat(Stream.of(service.name()), service.alsoCalled().stream()));
  }
}
