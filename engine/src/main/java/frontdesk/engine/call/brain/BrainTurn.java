package frontdesk.engine.call.brain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.OwnSentences;
import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.Turn;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.RefusalSentences;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.engine.dialogue.tools.Understood;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.Mentions;
import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.LanguageModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One utterance of a caller before a language model: what is asked, and what the pieces of its
 * answers come to. A report of what was meant is taken as soon as it is complete; a sentence of its
 * own once another one begins or the answer is over, since a tool may follow it; another tool when
 * the answer is over. What the declarations or the conversation refuse is told to the model, and it
 * is asked once more. Holds no clock and asks nobody; used by one thread.
 *
 * <p>Once a first sentence is taken the answer may go on: each further one is taken in the same way
 * as long as nothing speaks against it. A tool comes too late then, and ends it.
 */
public final class BrainTurn {
  /** More of what a caller said in one breath is not told. */
  private static final int MOST_SAID = 1_000;

  /** More tools than this in one answer are those of a model that does not end. */
  private static final int MOST_TOOLS = 8;

  /** What is to be done now. */
  public sealed interface Step {
    /** More of the answer is to come. */
    record Wait() implements Step {}

    /** The model is to be asked this; what was being answered is over. */
    record Ask(LanguageModel.Prompt prompt) implements Step {}

    /**
     * These are the next inputs of the conversation.
     *
     * @param goesOn whether more of the answer is to come, of which there may be more inputs; else
     *     the model is done
     */
    record Take(List<Input> inputs, boolean goesOn) implements Step {
      public Take {
        inputs = List.copyOf(inputs);
      }

      private static Take last(Input input) {
        return new Take(List.of(input), false);
      }
    }

    /** Nothing came of it: the conversation goes on with what the rules had read. */
    record GoOn(Why why) implements Step {}
  }

  /** Why nothing came of asking a model. */
  public enum Why {
    /** It failed, or its answer was too late. */
    FAILED,
    /** It answered and said nothing. */
    NOTHING,
    /** It proposed only what was refused. */
    REFUSED
  }

  /**
   * The call as this utterance finds it.
   *
   * @param heard what was heard, as the rules read it
   * @param said the same words in clear
   * @param point where the call stands
   * @param sealer seals what is personal in a report
   * @param own seals a sentence of the model's own
   */
  public record Asked(
      Input.Heard heard,
      String said,
      BrainPoint point,
      Conversation.Context context,
      Interpreter interpreter,
      Sealer sealer,
      Function<String, Sealed> own) {
    /** What a caller said never reaches a log. */
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  private final Asked asked;
  private final BrainSettings settings;
  private final SentenceCheck check;
  private final String instructions;
  private LanguageModel.@Nullable Prompt prompt;
  private Sentences text;
  private final List<Input> proposed = new ArrayList<>();
  private final List<LanguageModel.Turn> refusals = new ArrayList<>();
  private Optional<Input> refused = Optional.empty();
  private Optional<SentenceCheck.Known> known = Optional.empty();
  private boolean textRefused;
  private Optional<ConversationState> saying = Optional.empty();
  private int sentences;
  private int tools;
  private int round = 1;

  public BrainTurn(Asked asked, BrainSettings settings) {
    this.asked = asked;
    this.settings = settings;
    this.check = new SentenceCheck(asked.context().catalogue());
    BrainPoint point = asked.point();
    this.instructions =
        BrainPrompt.instructions(point.catalogue(), point.state().language(), settings);
    this.text = new Sentences(bound());
  }

  /** What the model is asked; written when it is, as an answer to the same may be there already. */
  public LanguageModel.Prompt prompt() {
    LanguageModel.Prompt written = prompt;
    if (written == null) {
      String said = asked.said().substring(0, Math.min(MOST_SAID, asked.said().length()));
      written = BrainPrompt.of(asked.point(), said, settings);
      prompt = written;
    }
    return written;
  }

  /** What the caller said, in clear. */
  public String said() {
    return asked.said();
  }

  /** The next piece of text. */
  public Step onText(String piece) {
    if (textRefused || settings.sentences() == 0 || !proposed.isEmpty()) {
      return new Step.Wait();
    }
    text.add(piece);
    if (saying.isPresent()) {
      return further(new ArrayList<>(), text::complete, true);
    }
    Optional<String> sentence = text.complete();
    return sentence.isPresent() ? sentence(sentence.get(), true) : new Step.Wait();
  }

  /** A complete tool call. */
  public Step onToolCall(String tool, String arguments) {
    if (saying.isPresent()) {
      return new Step.Take(List.of(), false); // what was said before it, was said instead
    }
    if (++tools > MOST_TOOLS) {
      return over(Why.REFUSED);
    }
    JsonNode given = Arguments.of(arguments);
    if (tool.equals(Tools.UNDERSTOOD.name())) {
      return understood(given);
    }
    Proposing.Outcome outcome =
        new Proposing(Situation.of(asked.point().state()), asked.context().catalogue())
            .propose(tool, given);
    if (outcome instanceof Proposing.Outcome.Refused no) {
      refuse(no.refusal().tool(), no.refusal().code().name(), no.refusal().remedy());
    } else {
      propose(tool, ((Proposing.Outcome.Proposed) outcome).proposal());
    }
    return new Step.Wait();
  }

  /** The answer is complete. */
  public Step onDone() {
    if (saying.isPresent()) {
      return further(new ArrayList<>(), text::whole, false);
    }
    if (!proposed.isEmpty()) {
      return Step.Take.last(proposed.get(0));
    }
    if (!textRefused && settings.sentences() > 0) {
      Optional<String> sentence = text.whole();
      if (sentence.isPresent()) {
        Step step = sentence(sentence.get(), false);
        if (step instanceof Step.Take) {
          return step;
        }
      }
    }
    if (!refusals.isEmpty() && round < settings.rounds()) {
      return again();
    }
    return over(refusals.isEmpty() && refused.isEmpty() ? Why.NOTHING : Why.REFUSED);
  }

  /** There will be no further answer, or it is not waited for any longer. */
  public Step onFailed() {
    return saying.isPresent() ? new Step.Take(List.of(), false) : over(Why.FAILED);
  }

  /** The number of the prompt whose answer goes on; 0: none does. */
  public int saying() {
    return saying.map(ConversationState::prompts).orElse(0);
  }

  /** What was refused by the conversation is on record; else the rules' reading alone counts. */
  private Step over(Why why) {
    return refused.<Step>map(Step.Take::last).orElseGet(() -> new Step.GoOn(why));
  }

  private Step again() {
    round++;
    LanguageModel.Prompt before = prompt();
    List<LanguageModel.Turn> turns = new ArrayList<>(before.turns());
    turns.addAll(refusals);
    refusals.clear();
    LanguageModel.Prompt next =
        new LanguageModel.Prompt(before.system(), turns, before.tools(), before.maxTokens());
    prompt = next;
    text = new Sentences(bound());
    textRefused = false;
    tools = 0;
    return new Step.Ask(next);
  }

  private Step understood(JsonNode arguments) {
    Understood.Outcome outcome =
        Understood.read(arguments, asked.context().catalogue(), asked.point().now().toLocalDate());
    if (outcome instanceof Understood.Outcome.Refused no) {
      refuse(no.refusal().tool(), no.refusal().code().name(), no.refusal().remedy());
      return new Step.Wait();
    }
    Understanding meant =
        new Grounds(asked.said(), asked.sealer())
            .of(
                ((Understood.Outcome.Read) outcome).report(),
                asked.interpreter(),
                asked.context().catalogue());
    return meant.equals(Understanding.NOTHING)
        ? new Step.Wait()
        : Step.Take.last(asked.heard().withBrain(meant));
  }

  private void propose(String tool, Proposal proposal) {
    Input input = proposed(proposal);
    Optional<Objection> objection = objection(input);
    if (objection.isEmpty()) {
      proposed.add(input);
    } else {
      refused = Optional.of(input);
      refuse(tool, objection.get().name(), RefusalSentences.of(objection.get(), "en"));
    }
  }

  private Input proposed(Proposal proposal) {
    return new Input.Proposed(
        asked.heard().at(), asked.heard().prompt(), proposal, Optional.of(asked.heard()));
  }

  /** What the conversation would say to it: the same function that will decide it. */
  private Optional<Objection> objection(Input input) {
    return objection(Turn.of(asked.context(), asked.point().state(), input));
  }

  private static Optional<Objection> objection(Turn decided) {
    return decided.decisions().stream()
        .filter(Decision.ProposalRefused.class::isInstance)
        .map(decision -> ((Decision.ProposalRefused) decision).objection())
        .findFirst();
  }

  private void refuse(String tool, String code, String remedy) {
    String result =
        JsonNodeFactory.instance.objectNode().put("refused", code).put("remedy", remedy).toString();
    String named = tool.isEmpty() ? "unknown" : tool;
    refusals.add(
        new LanguageModel.ToolUsed("r" + round + "-" + refusals.size(), named, "{}", result));
  }

  /**
   * @param more whether it has begun to say another one
   */
  private Step sentence(String sentence, boolean more) {
    Input input = proposed(new Proposal.SayWords(sealed(sentence), findings(sentence)));
    Turn decided = Turn.of(asked.context(), asked.point().state(), input);
    if (objection(decided).isPresent()) {
      textRefused = true;
      refused = Optional.of(input);
      return new Step.Wait();
    }
    if (!more || settings.sentences() == 1 || !isBeingSaid(decided)) {
      return Step.Take.last(input);
    }
    saying = Optional.of(decided.next());
    sentences = 1;
    return further(new ArrayList<>(List.of(input)), text::complete, true);
  }

  /** Whether a sentence is said at once, and nothing else follows that it would be said over. */
  private static boolean isBeingSaid(Turn decided) {
    return !decided.next().isBusy()
        && decided.decisions().stream()
            .filter(Decision.Say.class::isInstance)
            .map(Decision.Say.class::cast)
            .filter(say -> say.prompt() == decided.next().prompts())
            .anyMatch(say -> OwnSentences.upTo(say) > 0);
  }

  /** Takes what there is of further sentences, up to one that something speaks against. */
  private Step further(List<Input> inputs, Supplier<Optional<String>> next, boolean moreIsToCome) {
    ConversationState now = saying.orElseThrow();
    boolean open = sentences < settings.sentences();
    Optional<String> sentence = open ? next.get() : Optional.empty();
    while (sentence.isPresent()) {
      Input input =
          new Input.Proposed(
              asked.heard().at(),
              now.prompts(),
              new Proposal.SayMore(sealed(sentence.get()), findings(sentence.get())));
      inputs.add(input);
      Turn decided = Turn.of(asked.context(), now, input);
      now = decided.next();
      open = objection(decided).isEmpty() && ++sentences < settings.sentences();
      sentence = open ? next.get() : Optional.empty();
    }
    saying = Optional.of(now);
    boolean waits = open && moreIsToCome;
    return inputs.isEmpty() && waits ? new Step.Wait() : new Step.Take(inputs, waits);
  }

  private List<Proposal.Finding> findings(String sentence) {
    if (known.isEmpty()) {
      known = Optional.of(known()); // no sentence of its own, no need to know
    }
    return check.findings(sentence, known.get(), settings.sentenceCharacters());
  }

  private Sealed sealed(String sentence) {
    return asked.own().apply(bounded(sentence));
  }

  /** Of text that no sentence was taken of yet, so much is kept: one too long is seen to be. */
  private int bound() {
    return Math.max(1, settings.sentences()) * (settings.sentenceCharacters() + 1);
  }

  private String bounded(String sentence) {
    return sentence.substring(0, Math.min(sentence.length(), settings.sentenceCharacters()));
  }

  private SentenceCheck.Known known() {
    BrainPoint point = asked.point();
    LocalDate today = point.now().toLocalDate();
    Situation situation = Situation.of(point.state());
    Stream<Slot> appointments = situation.appointments().stream().map(one -> one.slot());
    Set<LocalDateTime> moments =
        Stream.of(situation.offers().stream(), situation.returned().stream(), appointments)
            .flatMap(slots -> slots)
            .map(slot -> LocalDateTime.ofInstant(slot.start(), point.catalogue().zone()))
            .collect(Collectors.toSet());
    return new SentenceCheck.Known(
        point.state().language(),
        today,
        moments,
        asked.said(),
        Mentions.in(asked.said(), point.catalogue(), today),
        instructions);
  }
}
