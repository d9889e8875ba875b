package frontdesk.engine.speech.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A library of grammar rules by name, from which the grammar of one question is cut. */
final class GrammarRules {
  private static final Pattern COMMENT = Pattern.compile("(?m)//.*$");
  private static final Pattern RULE = Pattern.compile("\\s*<(\\w+)>\\s*=([^;]*);");
  private static final Pattern REFERENCE = Pattern.compile("<(\\w+)>");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, String> expansions;

  private GrammarRules(Map<String, String> expansions) {
    this.expansions = Map.copyOf(expansions);
  }

  /** The rules of English that ship with the program. */
  static GrammarRules english() {
    try (InputStream in = GrammarRules.class.getResourceAsStream("english.rules")) {
      return parse(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads rules of the form {@code <name> = expansion ;}, with comments to the end of the line. */
  static GrammarRules parse(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher rules = RULE.matcher(COMMENT.matcher(text).replaceAll(""));
    while (rules.find()) {
      String expansion = SPACE.matcher(rules.group(2)).replaceAll(" ").strip();
      if (found.put(rules.group(1), expansion) != null) {
        throw new IllegalArgumentException("rule <" + rules.group(1) + "> stands twice");
      }
    }
    return new GrammarRules(found);
  }

  /** These rules and some more; a rule of the same name is replaced. */
  GrammarRules with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(expansions);
    all.putAll(more);
    return new GrammarRules(all);
  }

  /**
   * The text of a grammar with this rule as its public one and every rule that it reaches, in
   * alphabetical order: equal rules give equal texts.
   */
  String cut(String grammarName, String publicRule) {
    SortedMap<String, String> reached = new TreeMap<>();
    collect(publicRule, reached);
    StringBuilder text = new StringBuilder("#JSGF V1.0;\n\ngrammar ").append(grammarName);
    text.append(";\n\npublic <").append(publicRule).append("> = ");
    text.append(reached.remove(publicRule)).append(";\n");
    reached.forEach(
        (name, expansion) ->
            text.append('<').append(name).append("> = ").append(expansion).append(";\n"));
    return text.toString();
  }

  private void collect(String rule, SortedMap<String, String> reached) {
    String expansion = expansions.get(rule);
    if (expansion == null) {
      throw new IllegalArgumentException("rule <" + rule + "> is missing");
    }
    if (reached.put(rule, expansion) != null) {
      return;
    }
    Matcher references = REFERENCE.matcher(expansion);
    while (references.find()) {
      if (!references.group(1).equals("VOID")) {
        collect(references.group(1), reached);
      }
    }
  }
}
