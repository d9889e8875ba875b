package frontdesk.engine.call.brain;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.summary.CallTurn;
import frontdesk.engine.call.summary.Codes;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.LanguageModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What was said and done before in a call, from its recorded turns alone, within a budget of
 * tokens: the last turns of the caller word for word as far as they were heard, older ones as what
 * was understood, and what tools answered exactly. Pure.
 */
final class BrainHistory {
  /** More of what a caller said in one breath is cut. */
  private static final int MOST_CHARACTERS = 600;

  private static final String CUT_OFF = " ... (the caller spoke)";

  /**
   * What is told of it.
   *
   * @param earlier lines in short, oldest first
   * @param turns word for word, oldest first
   */
  record Told(List<String> earlier, List<LanguageModel.Turn> turns) {
    Told {
      earlier = List.copyOf(earlier);
      turns = List.copyOf(turns);
    }
  }

  /** What the caller did, and what came of it until they did the next thing. */
  private static final class Exchange {
    private final List<LanguageModel.Turn> turns = new ArrayList<>();
    private final List<LanguageModel.Turn> tools = new ArrayList<>();
    private final StringJoiner brief = new StringJoiner("; ");

    int tokens() {
      return turns.stream().mapToInt(BrainHistory::tokens).sum();
    }

    int shortTokens() {
      return Tokens.of(brief.toString()) + tools.stream().mapToInt(BrainHistory::tokens).sum();
    }

    void add(LanguageModel.Turn turn) {
      turns.add(turn);
      if (turn instanceof LanguageModel.ToolUsed) {
        tools.add(turn);
      }
    }
  }

  private final OpenedWords words;
  private final BrainFacts facts;
  private final Map<Integer, Input.PromptEnded> heard = new HashMap<>();
  private final Map<Integer, Decision.Say> wholes = new HashMap<>();
  private final Map<Integer, Decision.UseTool> used = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();

  private BrainHistory(OpenedWords words, BrainFacts facts) {
    this.words = words.mentioningOnly();
    this.facts = facts;
  }

  /** Of a call's turns, oldest first. */
  static Told of(
      List<CallTurn> turns,
      OpenedWords words,
      Catalogue catalogue,
      String language,
      BrainSettings settings) {
    BrainHistory history = new BrainHistory(words, new BrainFacts(catalogue, language));
    for (CallTurn turn : turns) {
      if (turn.input() instanceof Input.PromptEnded ended) {
        history.heard.put(ended.prompt(), ended);
      }
      turn.decisions().stream()
          .filter(Decision.SayMore.class::isInstance)
          .map(decision -> ((Decision.SayMore) decision).whole())
          .forEach(whole -> history.wholes.put(whole.prompt(), whole));
    }
    history.exchanges.add(new Exchange());
    turns.forEach(history::add);
    return history.within(settings);
  }

  private void add(CallTurn turn) {
    Input input = turn.input();
    if (input instanceof Input.Heard said) {
      caller(Optional.of(said.words()), Codes.of(said.understanding()));
    } else if (input instanceof Input.Proposed proposed) {
      proposed
          .said()
          .ifPresent(said -> caller(Optional.of(said.words()), Codes.of(said.understanding())));
    } else if (input instanceof Input.KeyPressed) {
      caller(Optional.empty(), "pressed a key");
    } else if (input instanceof Input.AudioRecorded) {
      caller(Optional.empty(), "said something that was recorded");
    } else if (input instanceof Input.NotUnderstood) {
      caller(Optional.empty(), "was not understood");
    } else if (input instanceof Input.SilenceHeard) {
      caller(Optional.empty(), "was silent");
    } else if (input instanceof Input.ToolAnswered answered) {
      answered(answered);
    }
    for (Decision decision : turn.decisions()) {
      if (decision instanceof Decision.Say say) {
        said(wholes.getOrDefault(say.prompt(), say));
      } else if (decision instanceof Decision.UseTool use) {
        used.put(use.tool(), use);
      }
    }
  }

  private void caller(Optional<Sealed> said, String meaning) {
    Exchange next = new Exchange();
    exchanges.add(next);
    String text = said.map(words::heard).orElse("(" + meaning + ")");
    next.add(new LanguageModel.CallerSaid(BrainPrompt.quoted(shortened(text))));
    next.brief.add("caller: " + (meaning.isEmpty() ? "nothing that was understood" : meaning));
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  /** As much as went out; what the caller did not hear was not said. */
  private void said(Decision.Say say) {
    Optional<Input.PromptEnded> ended = Optional.ofNullable(heard.get(say.prompt()));
    String text =
        ended
            .map(
                end ->
                    end.complete()
                        ? words.said(say)
                        : end.wordsHeard() > 0 ? words.said(say, end.wordsHeard()) + CUT_OFF : "")
            .orElse("");
    if (!text.isBlank()) {
      Exchange now = last();
      now.add(new LanguageModel.FrontdeskSaid(text));
      Question asked = say.expectation().question();
      if (asked != Question.NONE) {
        now.brief.add("asked " + asked);
      }
    }
  }

  private void answered(Input.ToolAnswered answered) {
    Decision.UseTool use = used.get(answered.tool());
    if (use != null) {
      String code = Codes.of(answered.answer());
      last()
          .add(
              new LanguageModel.ToolUsed(
                  "t" + answered.tool(),
                  Codes.of(use.call()),
                  "{}",
                  facts.of(answered.answer(), code).toString()));
      last().brief.add(Codes.of(use.call()) + ": " + code);
    }
  }

  private Exchange last() {
    return exchanges.get(exchanges.size() - 1);
  }

  /** Newest first: word for word while there is room and there are few, then in short. */
  private Told within(BrainSettings settings) {
    List<String> earlier = new ArrayList<>();
    List<LanguageModel.Turn> turns = new ArrayList<>();
    int left = settings.historyTokens();
    int verbatim = settings.verbatimTurns();
    for (int i = exchanges.size() - 1; i >= 0; i--) {
      Exchange exchange = exchanges.get(i);
      if (verbatim > 0 && exchange.tokens() <= left) {
        turns.addAll(0, exchange.turns);
        left -= exchange.tokens();
        verbatim--;
      } else if (exchange.shortTokens() <= left) {
        verbatim = 0;
        turns.addAll(0, exchange.tools);
        earlier.add(0, exchange.brief.toString());
        left -= exchange.shortTokens();
      } else {
        break;
      }
    }
    earlier.removeIf(String::isBlank);
    return new Told(earlier, turns);
  }

  static int tokens(LanguageModel.Turn turn) {
    if (turn instanceof LanguageModel.CallerSaid said) {
      return Tokens.of(said.text());
    } else if (turn instanceof LanguageModel.FrontdeskSaid said) {
      return Tokens.of(said.text());
    }
    LanguageModel.ToolUsed used = (LanguageModel.ToolUsed) turn;
    return Tokens.of(used.tool() + used.argumentsJson() + used.result());
  }
}
