package frontdesk.engine.speech.language;

import frontdesk.protocol.patient.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds e-mail addresses, written ("anna.jones@example.com") and spoken ("anna dot jones at example
 * dot com", "anna punct jones arond example punct com"). Spoken without an introduction, only what
 * dots and underscores join is taken before the sign; after "my e-mail is" all of it. What is none
 * by {@link EmailAddress} is not found. Immutable.
 */
final class EmailWords implements Finder {
  private static final char SIGN = '@';

  /** Longer addresses than this many words are nobody's. */
  private static final int MOST_WORDS = 24;

  private static final Map<String, String> JOINING =
      Map.ofEntries(
          Map.entry("dot", "."),
          Map.entry("point", "."),
          Map.entry("period", "."),
          Map.entry("punct", "."),
          Map.entry("underscore", "_"),
          Map.entry("underline", "_"),
          Map.entry("dash", "-"),
          Map.entry("hyphen", "-"),
          Map.entry("minus", "-"),
          Map.entry("cratima", "-"),
          Map.entry("liniuta", "-"),
          Map.entry("plus", "+"));

  /** How the sign is called; the longer first. "La" is said for it after an introduction only. */
  private static final List<String> SIGNS =
      List.of("at sign", "coada de maimuta", "a rond", "at", "arond", "around", "arong");

  private static final String INTRODUCED_SIGN = "la";

  /** Said between two words of an address, and no part of it. */
  private static final Set<String> LOW = Set.of("jos");

  private final Language language;

  EmailWords(Language language) {
    this.language = language;
  }

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    Optional<Found<Meaning>> introduction =
        language
            .introductions()
            .at(words, at)
            .filter(found -> found.value() instanceof Meaning.EmailFollows);
    if (introduction.isPresent()) {
      int start = words.skip(introduction.get().end(), "is", "it's", "este", "e", "um", "uh");
      return address(words, start, true).or(() -> introduction);
    }
    return address(words, at, false);
  }

  private Optional<Found<Meaning>> address(Words words, int at, boolean introduced) {
    return words.at(at).equals(Words.EMAIL)
        ? EmailAddress.of(words.said().get(at)).map(address -> found(address, at + 1))
        : spoken(words, at, introduced);
  }

  private static Found<Meaning> found(String address, int end) {
    return new Found<>(new Meaning.Email(address), end);
  }

  private Optional<Found<Meaning>> spoken(Words words, int from, boolean introduced) {
    StringBuilder local = new StringBuilder();
    int at = from;
    boolean joined = true;
    while (at < words.size() && at - from < MOST_WORDS) {
      int sign = local.isEmpty() ? at : sign(words, at, introduced);
      if (sign > at) {
        return domain(words, sign, local + String.valueOf(SIGN));
      }
      String joint = local.isEmpty() ? null : JOINING.get(words.at(at));
      if (joint != null) {
        local.append(joint);
        at = LOW.contains(words.at(at + 1)) ? at + 2 : at + 1;
        joined = true;
      } else if (joined || introduced) {
        Found<String> part = part(words, at);
        local.append(part.value());
        at = part.end();
        joined = false;
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int sign(Words words, int at, boolean introduced) {
    for (String sign : SIGNS) {
      if (words.has(at, sign)) {
        return at + sign.split(" ", -1).length;
      }
    }
    return introduced && words.at(at).equals(INTRODUCED_SIGN) ? at + 1 : at;
  }

  /** Labels joined by dots: the last is one word, before it words run together ("g mail"). */
  private Optional<Found<Meaning>> domain(Words words, int from, String local) {
    StringBuilder domain = new StringBuilder();
    Optional<Found<Meaning>> longest = Optional.empty();
    int at = from;
    boolean dotted = false;
    while (at < words.size() && at - from < MOST_WORDS) {
      String joint = domain.isEmpty() ? null : JOINING.get(words.at(at));
      if (joint != null) {
        domain.append(joint);
        at++;
        dotted |= joint.equals(".");
        continue;
      }
      boolean goesOn = domain.isEmpty() || JOINING.containsKey(words.at(at - 1)) || !dotted;
      if (!goesOn) {
        break;
      }
      Found<String> part = part(words, at);
      domain.append(part.value());
      at = part.end();
      Optional<String> address = EmailAddress.of(local + domain);
      if (dotted && address.isPresent()) {
        longest = Optional.of(found(address.get(), at));
      }
    }
    return longest;
  }

  /** One word as addresses have it, or digits that were said. */
  private Found<String> part(Words words, int at) {
    String word = words.at(at);
    boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
    return letter
        ? new Found<>(word, at + 1)
        : language.numbers().digits(words, at).orElseGet(() -> new Found<>(word, at + 1));
  }
}
