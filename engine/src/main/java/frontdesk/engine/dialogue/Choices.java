package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of choices out of the catalogue, each with its key.
 *
 * @param items what is on the page, in order
 * @param anyone whether anybody may be chosen too
 * @param more whether there are other pages
 */
record Choices(Question question, List<Item> items, boolean anyone, boolean more) {
  Choices {
    items = List.copyOf(items);
  }

  /** One choice: how it is said and what choosing it means. */
  record Item(Line line, String placeholder, Argument argument, Understanding meaning) {}

  /** The services that somebody offers. */
  static Choices services(Draft draft, int page) {
    return page(draft, Question.SERVICE, page);
  }

  /** The practitioners who offer the wished service, or anyone. */
  static Choices practitioners(Draft draft, int page) {
    return page(draft, Question.PRACTITIONER, page);
  }

  private static List<Item> all(Draft draft, Question question) {
    if (question == Question.SERVICE) {
      return draft.catalogue().services().stream()
          .filter(service -> !draft.catalogue().practitionersFor(service.id()).isEmpty())
          .map(Choices::item)
          .toList();
    }
    if (question != Question.PRACTITIONER) {
      return List.of();
    }
    return draft
        .state()
        .slot(SlotName.SERVICE, SlotValue.WantedService.class)
        .map(wanted -> draft.catalogue().practitionersFor(wanted.service()))
        .orElse(draft.catalogue().practitioners())
        .stream()
        .map(Choices::item)
        .toList();
  }

  private static Item item(Service service) {
    return new Item(
        Line.CHOICE_SERVICE,
        "service",
        new Argument.NamedService(service.id()),
        Understanding.NOTHING.withService(service.id()));
  }

  private static Item item(Practitioner practitioner) {
    return new Item(
        Line.CHOICE_PRACTITIONER,
        "practitioner",
        new Argument.NamedPractitioner(practitioner.id()),
        Understanding.NOTHING.withPractitioner(practitioner.id()));
  }

  private static Choices page(Draft draft, Question question, int page) {
    List<Item> all = all(draft, question);
    int size = draft.choices();
    int pages = Math.max(1, (all.size() + size - 1) / size);
    int from = Math.floorMod(page, pages) * size;
    List<Item> items = all.subList(from, Math.min(all.size(), from + size));
    return new Choices(question, items, question == Question.PRACTITIONER, pages > 1);
  }

  /** The page that the pending question showed; 0 where there are no pages. */
  static int page(Draft draft) {
    KeyMeaning first =
        draft.state().asked().map(say -> say.expectation().keys().get('1')).orElse(null);
    List<Item> all = all(draft, draft.state().question());
    for (int i = 0; i < all.size(); i++) {
      if (new KeyMeaning.Means(all.get(i).meaning()).equals(first)) {
        return i / draft.choices();
      }
    }
    return 0;
  }

  /** The question with this page; after trouble the keys come first. */
  Prompts.Composed ask(Draft draft, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    Line line = Keys.line(question);
    phrases.add(line.say(attempt, Map.of()));
    Map<Character, Understanding> keys = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      phrases.add(
          item.line()
              .say(Map.of(item.placeholder(), item.argument(), "key", new Argument.Count(i + 1))));
      keys.put(Keys.digit(i + 1), item.meaning());
    }
    if (anyone) {
      phrases.add(Line.CHOICE_ANYONE.say("key", key(Keys.ANYONE)));
      keys.put(Keys.ANYONE, Understanding.NOTHING.withAnyPractitioner());
    }
    Map<Character, KeyMeaning> all = Keys.with(keys);
    if (more) {
      phrases.add(Line.CHOICE_MORE.say("key", key(Keys.MORE)));
      all.put(Keys.MORE, new KeyMeaning.MoreChoices());
    }
    return new Prompts.Composed(
        phrases, new Expectation(question, List.of(), all, draft.state().language()));
  }

  private static Argument key(char key) {
    return new Argument.Count(Character.digit(key, 10));
  }
}
