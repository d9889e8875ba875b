package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Any;
import frontdesk.engine.speech.language.Meaning.Extreme;
import frontdesk.engine.speech.language.Meaning.Filler;
import frontdesk.engine.speech.language.Meaning.Greeting;
import frontdesk.engine.speech.language.Meaning.NoneOfThem;
import frontdesk.engine.speech.language.Meaning.Not;
import frontdesk.engine.speech.language.Meaning.NothingMore;
import frontdesk.engine.speech.language.Meaning.Part;
import frontdesk.engine.speech.language.Meaning.PartOfDay;
import frontdesk.engine.speech.language.Meaning.Soonest;
import frontdesk.engine.speech.language.Meaning.Wants;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Phrases with a fixed meaning, found by their first word, the longest first. */
final class PhraseBook implements Finder {
  private static final String PART = "part-";
  private static final String NAMED = "named-";
  private static final String TOPIC = "topic-";
  private static final String SPEAKS = "speaks-";
  private static final String EVERY = "every-";
  private static final String FEAST = "feast-";
  private static final String PERSON = "person-";
  private static final String OF_PERSON = "of-person-";

  private final Map<String, List<Entry>> byFirstWord = new HashMap<>();

  private record Entry(List<String> words, Meaning meaning) {}

  /** Phrases that ship with the program, from several resources. */
  static PhraseBook of(String... resources) {
    PhraseBook book = new PhraseBook();
    for (String resource : resources) {
      book.readAll(resource);
    }
    return book;
  }

  private void readAll(String resource) {
    try (InputStream in = PhraseBook.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line {@code meaning: phrase | phrase}; lines without a colon and comments are skipped. */
  private void read(String line) {
    int colon = line.indexOf(':');
    if (colon < 0 || line.startsWith("//")) {
      return;
    }
    Meaning meaning = meaning(line.substring(0, colon).strip());
    for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
      add(phrase, meaning);
    }
  }

  private static Meaning meaning(String name) {
    return switch (name) {
      case "chatter" -> new Meaning.Chatter();
      case "changing" -> new Meaning.Changing();
      case "note-follows" -> new Meaning.NoteFollows();
      case "unable" -> new Meaning.Unable();
      case "all" -> new Meaning.All();
      case "has" -> new Meaning.Has();
      case "past" -> new Meaning.Past();
      case "same-time" -> new Meaning.SameTime(true);
      case "same-hour" -> new Meaning.SameTime(false);
      case "asks-when" -> new Meaning.AsksWhen();
      case "unsure" -> new Meaning.Unsure();
      case "nearest" -> new Meaning.Nearest();
      case "own-number" -> new Meaning.OwnNumber();
      case "introduces" -> new Meaning.Introduces(false);
      case "introduces-capital" -> new Meaning.Introduces(true);
      case "after-name" -> new Meaning.AfterName();
      case "born" -> new Meaning.Born();
      case "at-feast" -> Meaning.ByFeast.AT;
      case "before-feast" -> Meaning.ByFeast.BEFORE;
      case "after-feast" -> Meaning.ByFeast.AFTER;
      case "days-from-feast" -> Meaning.ByFeast.DAYS;
      case "weeks-from-feast" -> Meaning.ByFeast.WEEKS;
      case "email-is" -> new Meaning.EmailFollows();
      case "refers-to" -> new Meaning.RefersTo();
      case "yes" -> new Meaning.Yes(true);
      case "perhaps-yes" -> new Meaning.Yes(false);
      case "no" -> new Meaning.No();
      case "not" -> new Not();
      case "nothing-more" -> new NothingMore();
      case "any-person" -> new Any(Any.Of.PERSON);
      case "any-day" -> new Any(Any.Of.DAY);
      case "any-time" -> new Any(Any.Of.TIME);
      case "any" -> new Any(Any.Of.WHATEVER);
      case "soonest" -> new Soonest();
      case "none" -> new NoneOfThem();
      case "last" -> new Extreme(Extreme.Which.LAST);
      case "earliest" -> new Extreme(Extreme.Which.EARLIEST);
      case "latest" -> new Extreme(Extreme.Which.LATEST);
      case "joins" -> new Meaning.Joins(false);
      case "joins-surely" -> new Meaning.Joins(true);
      case "same-again" -> new Meaning.SameAgain();
      case "greeting" -> new Greeting();
      case "filler" -> new Filler();
      default -> {
        if (name.startsWith(PART)) {
          yield new Part(PartOfDay.valueOf(constant(name.substring(PART.length()))));
        } else if (name.startsWith(NAMED)) {
          yield new Meaning.SlotNamed(SlotName.valueOf(constant(name.substring(NAMED.length()))));
        } else if (name.startsWith(TOPIC)) {
          yield new Meaning.Asks(Topic.valueOf(constant(name.substring(TOPIC.length()))));
        } else if (name.startsWith(FEAST)) {
          yield new Meaning.Celebrates(Feast.valueOf(constant(name.substring(FEAST.length()))));
        } else if (name.startsWith(SPEAKS)) {
          yield new Meaning.Speaks(name.substring(SPEAKS.length()));
        } else if (name.startsWith(EVERY)) {
          yield new Meaning.Every(Period.parse(name.substring(EVERY.length())));
        } else if (name.startsWith(PERSON)) {
          yield new Meaning.Relates(relation(name.substring(PERSON.length())), false);
        } else if (name.startsWith(OF_PERSON)) {
          yield new Meaning.Relates(relation(name.substring(OF_PERSON.length())), true);
        }
        yield new Wants(Intent.valueOf(constant(name)));
      }
    };
  }

  private static RelationToCaller relation(String name) {
    return RelationToCaller.valueOf(constant(name));
  }

  private static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Adds a phrase; an earlier one of the same words stays. */
  void add(String phrase, Meaning meaning) {
    List<String> words = Words.of(phrase).words();
    if (words.isEmpty()) {
      return;
    }
    List<Entry> entries = byFirstWord.computeIfAbsent(words.get(0), first -> new ArrayList<>());
    if (entries.stream().noneMatch(entry -> entry.words().equals(words))) {
      entries.add(new Entry(words, meaning));
      entries.sort((a, b) -> b.words().size() - a.words().size());
    }
  }

  /** The longest phrase that begins here. */
  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    for (Entry entry : byFirstWord.getOrDefault(words.at(at), List.of())) {
      int end = at + entry.words().size();
      if (end <= words.size() && words.words().subList(at, end).equals(entry.words())) {
        return Optional.of(new Found<>(entry.meaning(), end));
      }
    }
    return Optional.empty();
  }
}
