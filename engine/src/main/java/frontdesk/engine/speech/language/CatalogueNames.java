package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.speech.language.Meaning.NamesPractitioner;
import frontdesk.engine.speech.language.Meaning.NamesService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What callers call a clinic's services and practitioners; "check up" and "checkups" are "checkup".
 * Where two have the same name the first in the catalogue has it.
 */
final class CatalogueNames {
  private static final int MAX_NAME_WORDS = 8;
  private static final String TITLE = "doctor ";

  private final Map<String, Meaning> byJoinedName = new HashMap<>();

  CatalogueNames(Catalogue catalogue) {
    for (Service service : catalogue.services()) {
      Meaning meaning = new NamesService(service.id());
      add(service.name(), meaning);
      service.alsoCalled().forEach(name -> add(name, meaning));
    }
    for (Practitioner practitioner : catalogue.practitioners()) {
      Meaning meaning = new NamesPractitioner(practitioner.id());
      add(practitioner.name(), meaning);
      add(practitioner.spokenName(), meaning);
      for (String name : practitioner.alsoCalled()) {
        add(name, meaning);
        add(TITLE + name, meaning);
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
  Optional<Found<Meaning>> at(Words words, int at) {
    Optional<Found<Meaning>> longest = Optional.empty();
    StringBuilder joined = new StringBuilder();
    for (int end = at; end < Math.min(words.size(), at + MAX_NAME_WORDS); end++) {
      joined.append(words.at(end));
      Meaning meaning = byJoinedName.get(joined.toString());
      if (meaning == null && joined.charAt(joined.length() - 1) == 's') {
        meaning = byJoinedName.get(joined.substring(0, joined.length() - 1));
      }
      if (meaning != null) {
        longest = Optional.of(new Found<>(meaning, end + 1));
      }
    }
    return longest;
  }
}
