package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.speech.language.Meaning.NamesPractitioner;
import frontdesk.engine.speech.language.Meaning.NamesService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What callers call a clinic's services, practitioners and insurers; "check up" and "checkups" are
 * "checkup". Where two have the same name the first in the catalogue has it.
 */
final class CatalogueNames implements Finder {
  private static final int MAX_NAME_WORDS = 8;

  /** Titles of one person, in any language, as joined words. */
  private static final List<String> TITLES =
      List.of(
          "doctor",
          "doctorul",
          "doctorita",
          "medicul",
          "domnuldoctor",
          "doamnadoctor",
          "doamnadoctorita",
          "domnul",
          "doamna",
          "stomatologul",
          "asistenta",
          "nurse");

  private static final String DOING = "ing";

  /** What one does in a consultation, before what it is about. */
  private static final List<String> TALKS =
      List.of(
          "talk about",
          "talk to someone about",
          "talk to somebody about",
          "speak to someone about",
          "speak to somebody about",
          "discuss",
          "advice on",
          "advice about");

  private static final ByIdentity<Catalogue, CatalogueNames> KNOWN =
      new ByIdentity<>(CatalogueNames::new);

  private final Map<String, Meaning> byJoinedName = new HashMap<>();

  /** Those of a catalogue. */
  static CatalogueNames of(Catalogue catalogue) {
    return KNOWN.of(catalogue);
  }

  private CatalogueNames(Catalogue catalogue) {
    for (Service service : catalogue.services()) {
      Meaning meaning = new NamesService(service.id());
      add(service.name(), meaning);
      addTalks(service.name(), meaning);
      addDoing(service.name(), meaning);
      for (String name : service.alsoCalled()) {
        add(name, meaning);
        addDoing(name, meaning);
      }
      for (Service.Words words : service.words().values()) {
        add(words.name(), meaning);
        words.alsoCalled().forEach(name -> add(name, meaning));
      }
    }
    Map<String, Long> families =
        catalogue.practitioners().stream()
            .collect(Collectors.groupingBy(CatalogueNames::family, Collectors.counting()));
    for (Practitioner practitioner : catalogue.practitioners()) {
      Meaning meaning = new NamesPractitioner(practitioner.id());
      add(practitioner.name(), meaning);
      add(practitioner.spokenName(), meaning);
      for (String name : practitioner.alsoCalled()) {
        add(name, meaning);
        addWithTitles(name, meaning);
      }
      for (Practitioner.Words words : practitioner.words().values()) {
        add(words.spokenName(), meaning);
        words.alsoCalled().forEach(name -> add(name, meaning));
      }
      String family = family(practitioner);
      if (families.getOrDefault(family, 0L) == 1) {
        addWithTitles(family, meaning);
      }
    }
    for (String insurer : catalogue.insurers()) {
      add(insurer, new Meaning.NamesInsurer(insurer));
    }
  }

  private static String family(Practitioner practitioner) {
    List<String> words = Words.of(practitioner.name()).words();
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  private void addWithTitles(String name, Meaning meaning) {
    String joined = String.join("", Words.of(name).words());
    TITLES.forEach(title -> byJoinedName.putIfAbsent(title + joined, meaning));
  }

  /** "Talk to someone about braces", where there is a braces consultation. */
  private void addTalks(String name, Meaning meaning) {
    List<String> words = Words.of(name).words();
    int last = words.size() - 1;
    if (last > 0 && words.get(last).equals("consultation")) {
      String subject = String.join(" ", words.subList(0, last));
      TALKS.forEach(talk -> add(talk + " " + subject, meaning));
    }
  }

  /** "Have my teeth whitened", "could you fill it", where there is a whitening or a filling. */
  private void addDoing(String name, Meaning meaning) {
    String joined = String.join(" ", Words.of(name).words());
    if (joined.endsWith(DOING) && joined.length() > DOING.length() + 2) {
      String verb = joined.substring(0, joined.length() - DOING.length());
      add(verb + "ed", meaning);
      if (!verb.contains(" ")) {
        add(verb + " it", meaning);
      }
    }
  }

  private void add(String name, Meaning meaning) {
    String joined = String.join("", Words.of(name).words());
    if (!joined.isEmpty()) {
      byJoinedName.putIfAbsent(joined, meaning);
    }
  }

  /** The longest name that begins here. */
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    Optional<Found<Meaning>> longest = Optional.empty();
    StringBuilder joined = new StringBuilder();
    for (int end = at; end < Math.min(words.size(), at + MAX_NAME_WORDS); end++) {
      joined.append(words.at(end));
      Meaning meaning = byJoinedName.get(joined.toString());
      if (meaning == null && joined.charAt(joined.length() - 1) == 's') {
        meaning = byJoinedName.get(joined.substring(0, joined.length() - 1));
      }
      if (meaning == null) {
        meaning = serviceWithArticle(joined.toString());
      }
      if (meaning != null) {
        longest = Optional.of(new Found<>(meaning, end + 1));
      }
    }
    return longest;
  }

  /** "Detartrajul", "extracţia": the article of Romanian stands at the end. */
  private @Nullable Meaning serviceWithArticle(String joined) {
    for (String article : List.of("ul", "ului", "a", "ei", "l")) {
      if (joined.endsWith(article)) {
        String stem = joined.substring(0, joined.length() - article.length());
        for (String name : List.of(stem, stem + "e", stem + "a")) {
          if (byJoinedName.get(name) instanceof NamesService service) {
            return service;
          }
        }
      }
    }
    return null;
  }
}
