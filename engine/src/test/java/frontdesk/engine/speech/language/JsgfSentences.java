package frontdesk.engine.speech.language;

import edu.cmu.sphinx.jsgf.JSGFGrammarParseException;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammar;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarFactory;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarManager;
import edu.cmu.sphinx.jsgf.parser.JSGFParser;
import edu.cmu.sphinx.jsgf.rule.JSGFRule;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleAlternatives;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleCount;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleName;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleSequence;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleToken;
import frontdesk.protocol.provider.Grammar;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A grammar as a recognizer's own parser reads it: its words, its size, sentences from it. */
final class JsgfSentences {
  private static final int MAX_REPETITIONS = 12;

  private final JSGFRuleGrammar grammar;
  private final JSGFRule start;

  JsgfSentences(Grammar grammar) {
    try {
      this.grammar =
          JSGFParser.newGrammarFromJSGF(
              new StringReader(grammar.jsgf()),
              new JSGFRuleGrammarFactory(new JSGFRuleGrammarManager()));
    } catch (JSGFGrammarParseException e) {
      throw new AssertionError(grammar.name() + " line " + e.lineNumber + ": " + e.message, e);
    }
    List<String> open =
        this.grammar.getRuleNames().stream().filter(this.grammar::isRulePublic).toList();
    if (open.size() != 1) {
      throw new AssertionError(grammar.name() + " has public rules " + open);
    }
    this.start = this.grammar.getRule(open.get(0));
  }

  Set<String> words() {
    Set<String> words = new TreeSet<>();
    collect(start, words);
    return words;
  }

  private void collect(JSGFRule rule, Set<String> words) {
    if (rule instanceof JSGFRuleToken token) {
      words.add(token.getText());
    } else {
      parts(rule).forEach(part -> collect(part, words));
    }
  }

  /** How many words the recognizer's graph has: rules are copied wherever they are used. */
  int size() {
    return size(start);
  }

  private int size(JSGFRule rule) {
    return rule instanceof JSGFRuleToken ? 1 : parts(rule).stream().mapToInt(this::size).sum();
  }

  private List<JSGFRule> parts(JSGFRule rule) {
    if (rule instanceof JSGFRuleAlternatives alternatives) {
      return alternatives.getRules();
    } else if (rule instanceof JSGFRuleSequence sequence) {
      return sequence.getRules();
    } else if (rule instanceof JSGFRuleCount count) {
      return List.of(count.getRule());
    } else if (rule instanceof JSGFRuleName name) {
      return name.getSimpleRuleName().equals("VOID")
          ? List.of()
          : List.of(grammar.getRule(name.getSimpleRuleName()));
    }
    return List.of();
  }

  /** Whether a recognizer with this grammar can hear the sentence. */
  boolean accepts(String sentence) {
    List<String> words = List.of(sentence.split(" ", -1));
    return ends(start, words, Set.of(0)).contains(words.size());
  }

  private Set<Integer> ends(JSGFRule rule, List<String> words, Set<Integer> starts) {
    Set<Integer> ends = new TreeSet<>();
    if (rule instanceof JSGFRuleToken token) {
      for (int at : starts) {
        if (at < words.size() && words.get(at).equals(token.getText())) {
          ends.add(at + 1);
        }
      }
    } else if (rule instanceof JSGFRuleAlternatives) {
      parts(rule).forEach(part -> ends.addAll(ends(part, words, starts)));
    } else if (rule instanceof JSGFRuleCount count) {
      Set<Integer> more = ends(count.getRule(), words, starts);
      while (ends.addAll(more) && count.getCount() != JSGFRuleCount.OPTIONAL) {
        more = ends(count.getRule(), words, more);
      }
      if (count.getCount() != JSGFRuleCount.ONCE_OR_MORE) {
        ends.addAll(starts);
      }
    } else {
      Set<Integer> reached = starts;
      for (JSGFRule part : parts(rule)) {
        reached = ends(part, words, reached);
      }
      ends.addAll(reached);
    }
    return ends;
  }

  /** A sentence of the grammar; each alternative is equally likely. */
  String sentence(RandomGenerator random) {
    List<String> words = new ArrayList<>();
    walk(start, random, words);
    return String.join(" ", words);
  }

  private void walk(JSGFRule rule, RandomGenerator random, List<String> words) {
    if (rule instanceof JSGFRuleToken token) {
      words.add(token.getText());
    } else if (rule instanceof JSGFRuleAlternatives alternatives) {
      List<JSGFRule> rules = alternatives.getRules();
      walk(rules.get(random.nextInt(rules.size())), random, words);
    } else if (rule instanceof JSGFRuleCount count) {
      int least = count.getCount() == JSGFRuleCount.ONCE_OR_MORE ? MAX_REPETITIONS - 3 : 0;
      int most = count.getCount() == JSGFRuleCount.OPTIONAL ? 1 : MAX_REPETITIONS;
      int times = random.nextInt(least, most + 1);
      for (int i = 0; i < times; i++) {
        walk(count.getRule(), random, words);
      }
    } else {
      parts(rule).forEach(part -> walk(part, random, words));
    }
  }
}
