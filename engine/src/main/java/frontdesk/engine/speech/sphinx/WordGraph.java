package frontdesk.engine.speech.sphinx;

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
import edu.cmu.sphinx.jsgf.rule.JSGFRuleTag;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleToken;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The graph of words of one JSGF text, built in memory.
 *
 * <p>sphinx4's own class reads grammars from URLs only and turns a word that it cannot pronounce
 * into an empty one, so that the phrase is accepted without it. Here the phrase is left out and the
 * word is reported.
 */
final class WordGraph extends Grammar {
  private static final float LOG_ONE = 0f;

  private final JSGFRuleGrammar rules;
  private final int maxNodes;
  private final SortedSet<String> unknownWords = new TreeSet<>();
  private final Deque<String> openRules = new ArrayDeque<>();

  /** Parses the text; the graph itself is built when the linguist allocates it. */
  WordGraph(String jsgf, PronouncingDictionary dictionary, int maxNodes)
      throws MalformedGrammarException {
    super(false, true, true, false, dictionary);
    this.maxNodes = maxNodes;
    try {
      this.rules = parse(jsgf);
    } catch (JSGFGrammarParseException e) {
      throw new MalformedGrammarException("not JSGF at line " + e.lineNumber, e);
    }
  }

  /** The generated parser keeps its state in static fields: one text at a time in this process. */
  private static JSGFRuleGrammar parse(String jsgf) throws JSGFGrammarParseException {
    synchronized (WordGraph.class) {
      return JSGFParser.newGrammarFromJSGF(
          new StringReader(jsgf), new JSGFRuleGrammarFactory(new JSGFRuleGrammarManager()));
    }
  }

  /** Words of the text that have no pronunciation; complete once allocated. */
  SortedSet<String> unknownWords() {
    return Collections.unmodifiableSortedSet(unknownWords);
  }

  @Override
  protected GrammarNode createGrammar() {
    GrammarNode first = createGrammarNode("<sil>");
    GrammarNode last = createGrammarNode("<sil>");
    last.setFinalNode(true);
    boolean anything = false;
    for (String name : rules.getRuleNames()) {
      if (rules.isRulePublic(name)) {
        Piece piece = piece(rules.getRule(name));
        if (piece != null) {
          first.add(piece.start(), LOG_ONE);
          piece.end().add(last, LOG_ONE);
          anything = true;
        }
      }
    }
    if (!anything) {
      throw new MalformedGrammarException("nothing in the grammar can be said", null);
    }
    initialNode = first;
    postProcessGrammar(); // an optional silence after each word
    return first;
  }

  /** A part of the graph with one way in and one way out. */
  private record Piece(GrammarNode start, GrammarNode end) {}

  /** The graph of a rule, or null where it cannot be spoken. */
  private @Nullable Piece piece(@Nullable JSGFRule rule) {
    if (getNumNodes() > maxNodes) {
      throw new MalformedGrammarException("more than " + maxNodes + " words in the graph", null);
    }
    if (rule instanceof JSGFRuleToken token) {
      return word(token.getText());
    } else if (rule instanceof JSGFRuleSequence sequence) {
      return sequence(sequence.getRules());
    } else if (rule instanceof JSGFRuleAlternatives alternatives) {
      return alternatives(alternatives);
    } else if (rule instanceof JSGFRuleCount count) {
      return repeated(count);
    } else if (rule instanceof JSGFRuleTag tag) {
      return piece(tag.getRule());
    } else if (rule instanceof JSGFRuleName name) {
      return named(name);
    }
    throw new MalformedGrammarException("a rule is missing", null);
  }

  private @Nullable Piece word(String text) {
    if (getDictionary().getWord(text) == null) {
      unknownWords.add(text);
      return null;
    }
    GrammarNode node = createGrammarNode(text);
    return new Piece(node, node);
  }

  private @Nullable Piece sequence(List<JSGFRule> parts) {
    GrammarNode start = createGrammarNode(false);
    GrammarNode end = start;
    for (JSGFRule part : parts) {
      Piece next = piece(part);
      if (next == null) {
        return null;
      }
      end.add(next.start(), LOG_ONE);
      end = next.end();
    }
    return new Piece(start, end);
  }

  private @Nullable Piece alternatives(JSGFRuleAlternatives alternatives) {
    GrammarNode start = createGrammarNode(false);
    GrammarNode end = createGrammarNode(false);
    boolean anything = false;
    for (JSGFRule rule : alternatives.getRules()) {
      Piece one = piece(rule);
      if (one != null) {
        start.add(one.start(), LOG_ONE);
        one.end().add(end, LOG_ONE);
        anything = true;
      }
    }
    return anything ? new Piece(start, end) : null;
  }

  private @Nullable Piece repeated(JSGFRuleCount count) {
    Piece inner = piece(count.getRule());
    boolean mayBeLeftOut = count.getCount() != JSGFRuleCount.ONCE_OR_MORE;
    if (inner == null) {
      GrammarNode nothing = createGrammarNode(false);
      return mayBeLeftOut ? new Piece(nothing, nothing) : null;
    }
    GrammarNode start = createGrammarNode(false);
    GrammarNode end = createGrammarNode(false);
    start.add(inner.start(), LOG_ONE);
    inner.end().add(end, LOG_ONE);
    if (mayBeLeftOut) {
      start.add(end, LOG_ONE);
    }
    if (count.getCount() != JSGFRuleCount.OPTIONAL) {
      inner.end().add(inner.start(), LOG_ONE);
    }
    return new Piece(start, end);
  }

  private @Nullable Piece named(JSGFRuleName name) {
    String simple = name.getSimpleRuleName();
    if (simple.equals("NULL")) {
      GrammarNode nothing = createGrammarNode(false);
      return new Piece(nothing, nothing);
    }
    if (simple.equals("VOID")) {
      return null;
    }
    JSGFRule rule = rules.getRule(simple);
    if (rule == null || openRules.contains(simple)) {
      throw new MalformedGrammarException(
          "rule <" + simple + "> is " + (rule == null ? "missing" : "recursive"), null);
    }
    openRules.push(simple);
    Piece piece = piece(rule);
    openRules.pop();
    return piece;
  }

  /** Says that a grammar text cannot be used: a mistake of the program or of a catalogue. */
  static final class MalformedGrammarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedGrammarException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
