package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the grammar of what can be said now: the answers to the question, corrections, the
 * commands that are always possible, and the words of an emergency.
 *
 * <p>A grammar depends on the question and the catalogue only, never on the day or on what is
 * offered: its hash stays, and recognizers compile it once. Immutable, any thread. JSpeech Grammar
 * Format 1.0 (W3C note of 2000-06-05).
 */
public final class GrammarWriter {
  private final GrammarRules rules;

  /** Each question of each call needs one of these; making it takes half a millisecond. */
  private final ByIdentity<Catalogue, Map<Kind, Grammar>> written =
      new ByIdentity<>(any -> new ConcurrentHashMap<>());

  private GrammarWriter(GrammarRules rules) {
    this.rules = rules;
  }

  /** A writer of English grammars. */
  public static GrammarWriter english() {
    return new GrammarWriter(GrammarRules.english());
  }

  /** What can be said now. The grammar {@code name} is for recording: it has commands only. */
  public Grammar grammarFor(Expectation expectation, Catalogue catalogue) {
    return written
        .of(catalogue)
        .computeIfAbsent(
            Kind.of(expectation.question()), kind -> write(kind, withNames(catalogue)));
  }

  /** Every grammar that a call of this clinic can need, to be compiled beforehand. */
  public List<Grammar> all(Catalogue catalogue) {
    GrammarRules named = withNames(catalogue);
    return Stream.of(Kind.values()).map(kind -> write(kind, named)).toList();
  }

  /** All grammars of the clinic in one canonical text, to be stored once by its hash. */
  public String grammarsContent(Catalogue catalogue) {
    return all(catalogue).stream().map(Grammar::jsgf).collect(Collectors.joining("\n"));
  }

  private static Grammar write(Kind kind, GrammarRules named) {
    String jsgf = named.cut(kind.grammarName, kind.name());
    return new Grammar(kind.grammarName, hash(jsgf), jsgf);
  }

  private GrammarRules withNames(Catalogue catalogue) {
    return rules.with(
        Map.of(
            "service",
            alternatives(catalogue.services().stream().flatMap(GrammarWriter::calls).toList()),
            "practitioner",
            alternatives(
                catalogue.practitioners().stream()
                    .map(Practitioner::alsoCalled)
                    .flatMap(Collection::stream)
                    .toList())));
  }

  private static Stream<String> calls(Service service) {
    return Stream.concat(Stream.of(service.name()), service.alsoCalled().stream());
  }

  /** Names as words of the grammar; a clinic without any has a rule that nothing fits. */
  private static String alternatives(List<String> names) {
    TreeSet<String> spoken = new TreeSet<>();
    for (String name : names) {
      List<String> words = Words.of(name).words();
      if (!words.isEmpty()) {
        spoken.add(String.join(" ", words));
      }
    }
    return spoken.isEmpty() ? "<VOID>" : String.join(" | ", spoken);
  }

  private static ContentHash hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return new ContentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The grammars there are: questions that are answered alike share one. */
  private enum Kind {
    NONE("globals"),
    INTENT("intent"),
    SERVICE("service"),
    PRACTITIONER("practitioner"),
    DATE("date"),
    TIME("time"),
    OFFER("offer"),
    NAME("name"),
    YESNO("yesno"),
    FIRST("first"),
    GOING("going"),
    CONTACT("contact"),
    NOTE("note"),
    CONFIRM("confirm"),
    CHANGE("change"),
    MORE("more"),
    BIRTH("birth"),
    LANGUAGE("language");

    private final String grammarName;

    Kind(String grammarName) {
      this.grammarName = grammarName;
    }

    static Kind of(Question question) {
      return switch (question) {
        case NONE -> NONE;
        case INTENT -> INTENT;
        case SERVICE -> SERVICE;
        case PRACTITIONER -> PRACTITIONER;
        case DATE -> DATE;
        case BIRTH_DATE -> BIRTH;
        case TIME -> TIME;
        case OFFER, WHICH -> OFFER;
        case LANGUAGE -> LANGUAGE;
        case NAME -> NAME;
        case NAME_CONFIRM, CONTACT_CONFIRM, CALLBACK, CONFIRM_CANCEL, WAITING, FREED, SERIES ->
            YESNO;
        case PREREQUISITE -> FIRST;
        case CONTACT, REFERENCE -> CONTACT;
        case NOTE -> NOTE;
        case CONFIRM, CONFIRM_CHANGE -> CONFIRM;
        case CHANGE -> CHANGE;
        case MORE -> MORE;
        case GO_ON -> GOING;
      };
    }
  }
}
