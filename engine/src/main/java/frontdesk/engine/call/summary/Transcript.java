package frontdesk.engine.call.summary;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A call as its caller heard it: who said what when, and which tools were used with what answer.
 * What was cut off stands there as far as it went; what never went out stands there as unheard,
 * without words.
 */
public final class Transcript {
  /** Who a line is of. */
  public enum Speaker {
    FRONTDESK,
    CALLER,
    TOOL,
    /** Who hears, thinks and speaks from here on. */
    PROVIDER
  }

  /**
   * One line.
   *
   * @param offset since the call arrived
   * @param turn the turn that it belongs to, from 1
   * @param what for Frontdesk {@code said}, {@code cut-off} or {@code unheard}; for the caller what
   *     they did; for a tool its name; for a provider {@code hears}, {@code thinks}, {@code speaks}
   * @param detail keys of texts and how much was heard, what was understood, or the answer's code,
   *     or who did it before, who does it and why; no personal data
   * @param words what was said, as far as it was heard; empty unless words were opened
   */
  public record Line(
      Duration offset, int turn, Speaker who, String what, String detail, Optional<String> words) {}

  /** How much of a prompt went out. */
  private record Heard(boolean complete, int words) {}

  private final Optional<OpenedWords> words;
  private final Map<Integer, Heard> heard = new HashMap<>();
  private final Map<Integer, String> answers = new HashMap<>();
  private final Map<Integer, Decision.Say> wholes = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();

  private Transcript(Optional<OpenedWords> words) {
    this.words = words;
  }

  /** The lines of a call whose events these are, in order. */
  public static List<Line> of(List<CallEvent> events, Optional<OpenedWords> words) {
    Transcript transcript = new Transcript(words);
    events.forEach(transcript::look);
    if (!events.isEmpty()) {
      Instant began = events.get(0).header().at();
      events.forEach(
          event -> transcript.write(event, Duration.between(began, event.header().at())));
    }
    return List.copyOf(transcript.lines);
  }

  /** What came of each prompt and tool, and to it, comes later than it. */
  private void look(CallEvent event) {
    if (event instanceof CallEvent.DecisionMade made
        && made.decision() instanceof Decision.SayMore more) {
      wholes.put(more.whole().prompt(), more.whole());
    }
    if (!(event instanceof CallEvent.InputRecorded recorded)) {
      return;
    }
    if (recorded.input() instanceof Input.PromptEnded ended) {
      heard.put(ended.prompt(), new Heard(ended.complete(), ended.wordsHeard()));
    } else if (recorded.input() instanceof Input.ToolAnswered answered) {
      answers.put(answered.tool(), Codes.of(answered.answer()));
    }
  }

  private void write(CallEvent event, Duration offset) {
    if (event instanceof CallEvent.InputRecorded recorded) {
      caller(recorded, offset);
    } else if (event instanceof CallEvent.DecisionMade made) {
      decided(made, offset);
    } else if (event instanceof CallEvent.ProviderChanged changed) {
      changed(changed, offset);
    }
  }

  private void changed(CallEvent.ProviderChanged changed, Duration offset) {
    String does =
        switch (changed.step()) {
          case STT -> "hears";
          case LLM -> "thinks";
          case TTS -> "speaks";
          case TELEPHONY, AVATAR -> "goes on";
        };
    String who = changed.from().map(from -> from + " > ").orElse("") + changed.to();
    String why = changed.failure().map(failure -> " (" + failure + ")").orElse("");
    lines.add(
        new Line(
            offset,
            changed.turn(),
            Speaker.PROVIDER,
            does,
            who + ", " + changed.reason() + why,
            Optional.empty()));
  }

  private void decided(CallEvent.DecisionMade made, Duration offset) {
    if (made.decision() instanceof Decision.Say say) {
      said(wholes.getOrDefault(say.prompt(), say), made.turn(), offset);
    } else if (made.decision() instanceof Decision.UseTool use) {
      String answer = answers.getOrDefault(use.tool(), "no answer");
      lines.add(tool(offset, made.turn(), Codes.of(use.call()), answer));
    } else if (made.decision() instanceof Decision.ProposalRefused refused) {
      lines.add(tool(offset, made.turn(), "proposal", "REFUSED " + refused.objection()));
    }
  }

  private static Line tool(Duration offset, int turn, String name, String answer) {
    return new Line(offset, turn, Speaker.TOOL, name, answer, Optional.empty());
  }

  private void said(Decision.Say say, int turn, Duration offset) {
    Heard out = heard.getOrDefault(say.prompt(), new Heard(false, 0));
    String keys = say.phrases().stream().map(Phrase::key).collect(Collectors.joining(", "));
    String cut = out.words() > 0 ? "cut-off" : "unheard";
    String what = out.complete() ? "said" : cut;
    String detail = out.complete() ? keys : keys + "; words heard: " + out.words();
    Optional<String> text =
        words.map(opened -> out.complete() ? opened.said(say) : opened.said(say, out.words()));
    lines.add(new Line(offset, turn, Speaker.FRONTDESK, what, detail, text));
  }

  private void caller(CallEvent.InputRecorded recorded, Duration offset) {
    Input input = recorded.input();
    CallTurn.heard(input).ifPresent(said -> heard(recorded, said, offset));
    if (input instanceof Input.Proposed proposed) {
      String proposal = Codes.of(proposed.proposal());
      lines.add(tool(offset, recorded.turn(), "language_model", proposal));
    } else if (input instanceof Input.NotUnderstood not) {
      add(recorded, offset, "not-understood", not.reason().name());
    } else if (input instanceof Input.SilenceHeard) {
      add(recorded, offset, "silent", "");
    } else if (input instanceof Input.KeyPressed pressed) {
      add(recorded, offset, "pressed", String.valueOf(pressed.key()));
    } else if (input instanceof Input.AudioRecorded audio) {
      add(recorded, offset, "recorded", audio.durationMs() + " ms");
    } else if (input instanceof Input.CallerGone) {
      add(recorded, offset, "hung-up", "");
    }
  }

  /** With what a language model made of the same words, where it was asked. */
  private void heard(CallEvent.InputRecorded recorded, Input.Heard said, Duration offset) {
    String meaning =
        Codes.of(said.understanding())
            + said.brain().map(made -> "; language model: " + Codes.of(made)).orElse("");
    add(recorded, offset, "said", meaning, words.map(opened -> opened.heard(said.words())));
  }

  private void add(CallEvent.InputRecorded recorded, Duration offset, String what, String detail) {
    add(recorded, offset, what, detail, Optional.empty());
  }

  private void add(
      CallEvent.InputRecorded recorded,
      Duration offset,
      String what,
      String detail,
      Optional<String> text) {
    lines.add(new Line(offset, recorded.turn(), Speaker.CALLER, what, detail, text));
  }
}
