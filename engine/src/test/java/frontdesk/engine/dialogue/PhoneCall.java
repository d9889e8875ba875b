package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Input.NotUnderstoodReason;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call as a caller makes it: every input goes through {@link Turn}, tools are answered at once
 * unless held back, and everything is recorded so that it can be replayed.
 */
final class PhoneCall {
  /** One recorded turn. */
  record Recorded(Input input, List<Decision> decisions) {}

  final Conversation.Context context;
  final FakeLedger ledger;
  final List<Recorded> journal = new ArrayList<>();
  ConversationState state = ConversationState.initial();
  boolean answerTools = true;
  private Instant now;

  PhoneCall(FakeLedger ledger) {
    this(ledger, Limits.DEFAULT);
  }

  PhoneCall(FakeLedger ledger, Limits limits) {
    this(ledger, SampleClinic.CATALOGUE, limits, SampleClinic.NOW);
  }

  /** A call to a clinic of any kind, at any time. */
  PhoneCall(FakeLedger ledger, Catalogue catalogue, Limits limits, Instant from) {
    this.ledger = ledger;
    this.context = new Conversation.Context(catalogue, limits);
    this.now = from;
  }

  static PhoneCall opened(FakeLedger ledger) {
    PhoneCall call = new PhoneCall(ledger);
    call.open(true);
    return call;
  }

  void open(boolean withNumber) {
    give(
        new Input.CallOpened(
            tick(),
            withNumber ? Optional.of(SampleClinic.sealed("number")) : Optional.empty(),
            "en"));
  }

  Instant tick() {
    now = now.plus(Duration.ofSeconds(1));
    return now;
  }

  /** One input, then, unless held back, the answers of the tools that it set off. */
  List<Decision> give(Input input) {
    Turn turn = Turn.of(context, state, input);
    journal.add(new Recorded(input, turn.decisions()));
    state = turn.next();
    List<Decision> all = new ArrayList<>(turn.decisions());
    for (Decision decision : turn.decisions()) {
      if (answerTools && decision instanceof Decision.UseTool use) {
        all.addAll(answer(use));
      }
    }
    return all;
  }

  List<Decision> answer(Decision.UseTool use) {
    return give(new Input.ToolAnswered(tick(), use.tool(), ledger.answer(use.tool(), use.call())));
  }

  /** The tool used last gives this answer. */
  List<Decision> answer(ToolAnswer answer) {
    return give(new Input.ToolAnswered(tick(), lastUse().tool(), answer));
  }

  /** The tool that was used last. */
  Decision.UseTool lastUse() {
    return decisions().stream()
        .filter(Decision.UseTool.class::isInstance)
        .map(Decision.UseTool.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** The caller hears the prompt out and says this. */
  List<Decision> say(Understanding said) {
    hearOut();
    return heard(said, true, 0.9);
  }

  List<Decision> heard(Understanding said, boolean afterPrompt, double confidence) {
    return give(
        new Input.Heard(
            tick(), state.prompts(), afterPrompt, said, confidence, SampleClinic.sealed("words")));
  }

  /** The caller hears the prompt out and presses this. */
  List<Decision> press(char key) {
    hearOut();
    return give(new Input.KeyPressed(tick(), state.prompts(), true, key));
  }

  List<Decision> hearOut() {
    return give(Input.PromptEnded.of(tick(), state.prompts(), true, 20, 4));
  }

  List<Decision> interrupt() {
    return interrupt(0);
  }

  /** The caller speaks into the prompt after so many of its phrases. */
  List<Decision> interrupt(int phrases) {
    return give(Input.PromptEnded.of(tick(), state.prompts(), false, 3 + phrases, phrases));
  }

  List<Decision> sayName() {
    hearOut();
    return give(
        new Input.AudioRecorded(tick(), state.prompts(), SampleClinic.sealed("name"), 1500));
  }

  List<Decision> stayThere() {
    hearOut();
    return give(new Input.SilenceHeard(tick(), state.prompts()));
  }

  List<Decision> mumble() {
    hearOut();
    return give(
        new Input.NotUnderstood(tick(), state.prompts(), true, NotUnderstoodReason.REJECTED));
  }

  List<Decision> hangUp() {
    return give(new Input.CallerGone(tick()));
  }

  Question question() {
    return state.question();
  }

  /** The keys of the texts said last. */
  List<String> lastSaid() {
    return said().isEmpty() ? List.of() : said().get(said().size() - 1);
  }

  /** The keys of all texts, prompt by prompt. */
  List<List<String>> said() {
    return decisions().stream()
        .filter(Decision.Say.class::isInstance)
        .map(say -> ((Decision.Say) say).phrases().stream().map(phrase -> phrase.key()).toList())
        .toList();
  }

  List<Decision> decisions() {
    return journal.stream().flatMap(turn -> turn.decisions().stream()).toList();
  }

  <T extends ToolCall> List<T> tools(Class<T> kind) {
    return decisions().stream()
        .filter(Decision.UseTool.class::isInstance)
        .map(use -> ((Decision.UseTool) use).call())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  Optional<Decision.EndReason> ending() {
    return decisions().stream()
        .filter(Decision.EndCall.class::isInstance)
        .map(end -> ((Decision.EndCall) end).reason())
        .findFirst();
  }

  List<Phase> phases() {
    List<Phase> phases = new ArrayList<>(List.of(Phase.START));
    decisions().stream()
        .filter(Decision.PhaseChanged.class::isInstance)
        .forEach(changed -> phases.add(((Decision.PhaseChanged) changed).to()));
    return phases;
  }

  /** Decides everything again from the recorded inputs and compares. */
  void shouldReplayIdentically() {
    ConversationState replayed = ConversationState.initial();
    for (Recorded turn : journal) {
      assertThat(Conversation.decide(context, replayed, turn.input())).isEqualTo(turn.decisions());
      replayed = replayed.apply(turn.input());
      for (Decision decision : turn.decisions()) {
        replayed = replayed.apply(decision);
      }
    }
    assertThat(replayed).isEqualTo(state);
  }
}
