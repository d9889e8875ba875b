package frontdesk.engine.call;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Turn;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A conversation in writing: the decider, the interpreters and the tools of a telephone call, with
 * lines of text in place of a line. What is said counts as heard in full unless it is interrupted.
 *
 * <p>It waits for its tools and is used by one thread. Nothing of it is journaled but what its
 * tools commit: it is for terminals, and for judging the conversation by written ones.
 */
public final class TextCall {
  private static final Duration NO_ANSWER = Duration.ofSeconds(60);

  /**
   * What it works with.
   *
   * @param interpreter of every language that callers may write
   * @param clock moved by whoever owns it
   * @param brain a language model that is asked where the rules leave something open
   */
  public record Parts(
      ClinicKnowledge clinic,
      Interpreter interpreter,
      ToolDesk.Desks desks,
      KeyStore keys,
      ToolDesk.Bounds bounds,
      InstantSource clock,
      Optional<Brain> brain) {
    /** Without a language model. */
    public Parts(
        ClinicKnowledge clinic,
        Interpreter interpreter,
        ToolDesk.Desks desks,
        KeyStore keys,
        ToolDesk.Bounds bounds,
        InstantSource clock) {
      this(clinic, interpreter, desks, keys, bounds, clock, Optional.empty());
    }

    /** With one. */
    public Parts with(Brain model) {
      return new Parts(clinic, interpreter, desks, keys, bounds, clock, Optional.of(model));
    }
  }

  /** What was learned, and what was decided because of it. */
  public record Taken(Input input, List<Decision> decisions) {}

  private final CallId id;
  private final Parts parts;
  private final CallSeals seals;
  private final ToolDesk desk;
  private final WrittenWords reading;
  private final Deque<Outbox.PendingTool> work = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();
  private final StringBuilder keyed = new StringBuilder();
  private ConversationState state = ConversationState.initial();
  private Optional<Decision.Say> unplayed = Optional.empty();
  private Optional<EndReason> ended = Optional.empty();

  private TextCall(CallId id, Parts parts, CallSeals seals, ToolDesk desk) {
    this.id = id;
    this.parts = parts;
    this.seals = seals;
    this.desk = desk;
    this.reading = new WrittenWords(parts, seals);
  }

  /**
   * Begins a conversation: the clinic has greeted when this returns. Blocking.
   *
   * @param callerNumber E.164, a hint and never proof
   * @param language IETF BCP 47 tag that the clinic greets in
   */
  public static TextCall open(
      CallId id, Parts parts, Optional<String> callerNumber, String language)
      throws InterruptedException {
    CallSeals seals =
        new CallSeals(await(parts.keys().create(new KeyId("call/" + id.value()))), id);
    ClinicId clinic = parts.clinic().catalogue().id();
    Optional<Sealed> number =
        callerNumber.map(digits -> seals.seal(CallSeals.Field.CALLER_NUMBER, digits));
    ToolDesk desk =
        new ToolDesk(
            id,
            new ToolDesk.Clinic(clinic, parts.clinic().catalogue().zone()),
            parts.desks(),
            parts.keys(),
            seals,
            number,
            parts.bounds());
    TextCall call = new TextCall(id, parts, seals, desk);
    Optional<Sealed> hint = callerNumber.map(digits -> seals.seal(CallSeals.Field.NUMBER, digits));
    call.take(
        new Input.CallOpened(call.now(), hint, language, Optional.empty(), await(desk.cutOff())));
    return call;
  }

  /** Everything so far. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** Where the conversation stands. */
  public ConversationState state() {
    return state;
  }

  /** Why it is over; empty while it is not. */
  public Optional<EndReason> ended() {
    return ended;
  }

  /** The caller listens to the end, then says this. Blocking. */
  public void say(String words) throws InterruptedException {
    hearOut();
    heard(words, true);
  }

  /** The caller speaks after so many words of what is being said. Blocking. */
  public void interrupt(int afterWords, String words) throws InterruptedException {
    Optional<Decision.Say> said = unplayed;
    int length = said.map(say -> SpokenText.wordCount(spoken(say))).orElse(0);
    if (said.isEmpty() || !said.get().interruptible() || afterWords >= length) {
      say(words);
      return;
    }
    unplayed = Optional.empty();
    take(ended(said.get(), false, afterWords));
    heard(words, false);
  }

  /** The caller says nothing until spoken to again. Blocking. */
  public void stayQuiet() throws InterruptedException {
    hearOut();
    if (ended.isEmpty()) {
      take(new Input.SilenceHeard(now(), state.prompts()));
    }
  }

  /** The caller presses a key. Blocking. */
  public void press(char key) throws InterruptedException {
    hearOut();
    if (ended.isPresent()) {
      return;
    }
    boolean typed = CallerInputs.isTyped(state.question());
    if (typed && Character.isDigit(key)) {
      keyed.append(key);
    } else if (typed && key == '#' && !keyed.isEmpty()) {
      String digits = keyed.toString();
      keyed.setLength(0);
      take(reading.keyed(point(), digits));
    } else {
      take(new Input.KeyPressed(now(), state.prompts(), true, key));
    }
  }

  /** The caller is gone; what they had come to is kept for their next call. Blocking. */
  public void hangUp() throws InterruptedException {
    boolean tooSoon = ended.isEmpty();
    take(new Input.CallerGone(now()));
    Instant end = now();
    Optional<RecentWish> wish = CutOff.wish(id, state, tooSoon, parts.clinic().catalogue().zone());
    if (wish.isPresent()) {
      await(desk.keepWish(wish.get(), end));
    }
    await(desk.releaseAll(end));
  }

  /** Everything that was said so far, each prompt with all that came to it. */
  public List<Decision.Say> said() {
    List<Decision.Say> said = new ArrayList<>();
    for (Taken one : taken) {
      for (Decision decision : one.decisions()) {
        if (decision instanceof Decision.Say say) {
          said.add(say);
        } else if (decision instanceof Decision.SayMore more) {
          said.replaceAll(more::of);
        }
      }
    }
    return List.copyOf(said);
  }

  /** What a prompt sounds like, in its language. */
  public List<Segment> spoken(Decision.Say say) {
    return phrases(say).stream().flatMap(List::stream).toList();
  }

  private List<List<Segment>> phrases(Decision.Say say) {
    return say.phrases().stream()
        .map(
            phrase ->
                SpokenText.render(
                    List.of(phrase),
                    parts.clinic().texts(),
                    parts.clinic().catalogue(),
                    new EdgeOpener(seals),
                    say.expectation().language()))
        .toList();
  }

  /** Whatever is being said is heard to its end. */
  public void hearOut() throws InterruptedException {
    Optional<Decision.Say> said = unplayed;
    unplayed = Optional.empty();
    if (said.isPresent()) {
      take(ended(said.get(), true, SpokenText.wordCount(spoken(said.get()))));
    }
  }

  private Input ended(Decision.Say say, boolean complete, int words) {
    int phrases = SpokenText.phrasesHeard(phrases(say), words);
    return Input.PromptEnded.of(now(), say.prompt(), complete, words, phrases);
  }

  private void heard(String words, boolean afterPrompt) throws InterruptedException {
    if (ended.isPresent()) {
      return;
    }
    for (Input input : reading.spoken(point(), words, afterPrompt)) {
      take(input);
    }
  }

  private WrittenWords.Point point() {
    return new WrittenWords.Point(state, taken());
  }

  private void take(Input input) throws InterruptedException {
    decide(input);
    while (!work.isEmpty()) {
      Outbox.PendingTool tool = work.remove();
      ToolAnswer answer = await(desk.perform(tool));
      decide(new Input.ToolAnswered(now(), tool.number(), answer));
    }
  }

  private void decide(Input input) {
    Turn turn = Turn.of(parts.clinic().context(), state, input);
    state = turn.next();
    taken.add(new Taken(input, turn.decisions()));
    for (Decision decision : turn.decisions()) {
      if (decision instanceof Decision.Say say) {
        unplayed = Optional.of(say);
      } else if (decision instanceof Decision.SayMore more) {
        unplayed = unplayed.map(more::of);
      } else if (decision instanceof Decision.UseTool use) {
        work.add(new Outbox.PendingTool(use.tool(), use.call(), input.at()));
      } else if (decision instanceof Decision.EndCall end) {
        ended = ended.or(() -> Optional.of(end.reason()));
      }
    }
  }

  private Instant now() {
    return parts.clock().instant();
  }

  private static <T> T await(CompletionStage<T> stage) throws InterruptedException {
    try {
      return stage.toCompletableFuture().get(NO_ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a tool gave neither an answer nor that there is none", e);
    }
  }
}
