package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.FakeQuarantine;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.sdp.OfferAnswer;
import frontdesk.engine.speech.activity.VoiceSettings;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.InterpreterSettings;
import frontdesk.protocol.audit.StoreHealth;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallProtocol;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.media.TelephoneKey;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/** One call's actor, everything around it a fake but its line and its journal. */
final class TestCall {
  /** The epoch of the actor that made the call: nothing was written before. */
  static final long FIRST_EPOCH = 0;

  /** Everything that a search for slots needs, in one sentence. */
  static final String WHOLE_WISH = "i would like a cleaning tomorrow at nine";

  final CallHouse house;
  final CallId id;
  final FakeDesk<LedgerProtocol.Command> ledger = new FakeDesk<>();
  final FakeDesk<PatientProtocol.Command> patients = CallClinic.patients();
  final FakeDesk<CallbackProtocol.Command> callbacks = new FakeDesk<>();
  final FakeSignaling signaling = new FakeSignaling();
  final FakeRecognizer recognizer = new FakeRecognizer();
  final FakeVoice voice = new FakeVoice();
  final FakeKeys keys = new FakeKeys();
  final AtomicInteger holdingsAsked = new AtomicInteger();
  final List<CallStage> stages = new CopyOnWriteArrayList<>(List.of(CallStage.RINGING));
  final List<String> ended = new CopyOnWriteArrayList<>();
  final TestProbe<ClusterSharding.ShardCommand> shard;
  final TestProbe<CallProtocol.Reply> replies;
  NodeLines lines = new NodeLines();
  StoreHealth store = StoreHealth.SOUND;
  Optional<ClinicKnowledge> knowledge = Optional.of(CallClinic.knowledge());
  final FakeQuarantine quarantine = new FakeQuarantine();
  Optional<CallRemains> remains = Optional.empty();
  Optional<Instant> nodeLastAlive = Optional.empty();
  final List<CallId> turnsDecided = new CopyOnWriteArrayList<>();
  MoneyTerms money = MoneyTerms.FREE;
  final List<BrainNews> brainNews = new CopyOnWriteArrayList<>();
  final List<Boolean> likelyOver = new CopyOnWriteArrayList<>();
  private Optional<Brain> brain = Optional.empty();
  short[] holding = new short[0];
  volatile Attempts attempts = Attempts.UNHEARD;
  private final CallSettings settings;
  private @Nullable ActorRef<CallProtocol.Command> actor;
  private long utterances;

  TestCall(CallHouse house, CallId id, CallSettings settings) {
    this.house = house;
    this.id = id;
    this.settings = settings;
    this.shard = house.kit.createTestProbe();
    this.replies = house.kit.createTestProbe();
    ledger.answers(
        command ->
            command instanceof LedgerProtocol.ReleaseCall
                ? CompletableFuture.completedStage(new LedgerProtocol.Released(List.of()))
                : FakeDesk.NOTHING);
  }

  CallDependencies dependencies() {
    return new CallDependencies(
        house.clock,
        house.clock::nanoTime,
        new WatchedCall(stages, ended, turnsDecided, brainNews, likelyOver),
        settings,
        new CallDependencies.Journal(CallClinic.BUILD, CallClinic.DIGEST, keys, store),
        new CallDependencies.Clinics(
            clinic -> knowledge,
            clinic -> new ToolDesk.Desks(ledger, patients, callbacks),
            money,
            (call, clinic, meter, told) -> brain),
        new CallDependencies.Sip(new OfferAnswer(Network.LOOPBACK), signaling),
        new CallDependencies.Media(
            lines,
            house.loop,
            (catalogue, language) ->
                new Clip("holding " + holdingsAsked.incrementAndGet(), holding),
            catalogue -> new Clip("last words", new short[0]),
            orphan -> {}),
        new CallDependencies.Speech(
            (call, catalogue, meter, told) -> {
              attempts = told;
              return recognizer;
            },
            VoiceSettings.DEFAULTS,
            GrammarWriter.english(),
            Interpreter.english(InterpreterSettings.DEFAULT),
            catalogue -> new Input.Tongues(List.of("en", "ro"), List.of("en")),
            (call, catalogue, meter, told) -> voice),
        new CallDependencies.Takeover(
            () -> nodeLastAlive, new TakeoverPace(10, Duration.ofSeconds(1))));
  }

  /** With a language model. */
  TestCall thinking(Brain other) {
    brain = Optional.of(other);
    return this;
  }

  TestCall start() {
    actor =
        house.kit.spawn(
            CallActor.create(
                id, dependencies(), CallClinic.care(quarantine, this::remains), shard.getRef()));
    return this;
  }

  private CallRemains remains() {
    return remains.orElseGet(() -> new CallRemains(events(), 0));
  }

  ActorRef<CallProtocol.Command> actor() {
    return Objects.requireNonNull(actor);
  }

  void tell(CallProtocol.Command command) {
    actor().tell(command);
  }

  /** The actor is gone, as when its node is; the line goes too unless it is kept. */
  void lose(boolean lineToo) {
    if (actor == null) {
      return;
    }
    house.kit.stop(actor, Duration.ofSeconds(10));
    stages.add(CallStage.RINGING);
    if (lineToo) {
      lines.find(id).ifPresent(MediaLine::close);
      lines = new NodeLines();
    }
  }

  // SIP.

  DialogRecord dialog() {
    return SipCaller.dialog(id);
  }

  void invite() {
    invite(Optional.of(SipCaller.description()));
  }

  void inviteWithoutOffer() {
    invite(Optional.empty());
  }

  private void invite(Optional<String> offer) {
    tell(
        new CallProtocol.Arrive(
            CallClinic.ID,
            CallClinic.NUMBER,
            Optional.of("+40721000111"),
            DialogCodec.write(dialog()),
            offer,
            replies.getRef()));
  }

  /** Started, and its 200 may be sent. */
  TestCall ringing() {
    start();
    invite();
    replies.expectMessageClass(CallProtocol.Accept.class);
    return this;
  }

  /** The greeting is being spoken. */
  TestCall greeted() {
    ringing();
    tell(new CallProtocol.Acknowledge(Optional.empty()));
    awaitStage(CallStage.SPEAKING);
    return this;
  }

  /** The greeting was spoken: it is the caller's turn. */
  TestCall listening() {
    greeted();
    hearOut();
    awaitStage(CallStage.LISTENING);
    return this;
  }

  void bye() {
    tell(new CallProtocol.HangUp(DialogCodec.write(dialog().heard(2))));
  }

  MediaLine line() {
    return lines.find(id).orElseThrow();
  }

  // The caller.

  /** The prompt that was decided last is played to its end. */
  void hearOut() {
    tell(new CallMessages.PromptPlayed(prompt(), true, 8_000, 8_000));
  }

  void key(char symbol) {
    tell(new CallMessages.KeyCame(TelephoneKey.ofSymbol(symbol).orElseThrow()));
  }

  /** Begins to speak where the last prompt was fully played; answers the utterance's number. */
  long speechBegins() {
    utterances++;
    tell(new CallMessages.SpeechBegan(utterances, 9_000));
    return utterances;
  }

  void speechEnds(long utterance) {
    tell(new CallMessages.SpeechEnded(utterance, 700, 500, new byte[] {1, 2, 3}));
  }

  void transcribed(long utterance, String words) {
    List<Transcript.Hypothesis> heard =
        words.isEmpty() ? List.of() : List.of(new Transcript.Hypothesis(words, 0.9));
    tell(
        new CallMessages.Transcribed(
            utterance, new Transcript("en", 0, Duration.ofMillis(700), heard)));
  }

  void says(String words) {
    long utterance = speechBegins();
    speechEnds(utterance);
    transcribed(utterance, words);
  }

  /** Says everything at once: the ledger is asked for slots. */
  void wishes() {
    says(WHOLE_WISH);
    house.await(() -> assertThat(ledger.asked).isNotEmpty());
  }

  /** From now on the ledger finds the slot that is wished for. */
  void finds() {
    answers(Optional.empty());
  }

  /** From now on it also holds it. */
  void holds() {
    answers(Optional.of(CallClinic.NOW.plus(Duration.ofMinutes(3))));
  }

  private void answers(Optional<Instant> heldUntil) {
    ledger.answers(
        command -> {
          if (command instanceof LedgerProtocol.FindFree) {
            return CompletableFuture.completedStage(
                new LedgerProtocol.FreeSlots(List.of(CallClinic.SLOT), true));
          }
          if (command instanceof LedgerProtocol.PlaceHold hold && heldUntil.isPresent()) {
            return CompletableFuture.completedStage(
                new LedgerProtocol.Held(hold.hold(), hold.slot(), heldUntil.get()));
          }
          return command instanceof LedgerProtocol.PlaceHold
              ? FakeDesk.NOTHING
              : CompletableFuture.completedStage(new LedgerProtocol.Released(List.of()));
        });
  }

  List<LedgerProtocol.PlaceHold> holdsAsked() {
    return ledger.asked.stream()
        .filter(LedgerProtocol.PlaceHold.class::isInstance)
        .map(LedgerProtocol.PlaceHold.class::cast)
        .toList();
  }

  LedgerProtocol.PlaceHold holdAsked(int count) {
    house.await(() -> assertThat(holdsAsked()).as(this::told).hasSizeGreaterThanOrEqualTo(count));
    return holdsAsked().get(count - 1);
  }

  // What is known of it.

  List<CallEvent> events() {
    return house.journal.persistedInStorage("call|" + id.value()).stream()
        .map(CallEvent.class::cast)
        .toList();
  }

  CallState state() {
    CallState state = CallState.EMPTY;
    for (CallEvent event : events()) {
      state = state.after(event, CallClinic.DIGEST.of(event));
    }
    return state;
  }

  int prompt() {
    return state().lastSay().map(Decision.Say::prompt).orElse(0);
  }

  Question question() {
    return state().conversation().question();
  }

  <T extends Input> List<T> inputs(Class<T> kind) {
    return events().stream()
        .filter(CallEvent.InputRecorded.class::isInstance)
        .map(event -> ((CallEvent.InputRecorded) event).input())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Its turns in short. */
  private String told() {
    StringBuilder told = new StringBuilder();
    for (CallEvent event : events()) {
      if (event instanceof CallEvent.InputRecorded input) {
        told.append("\n").append(input.input().getClass().getSimpleName());
      } else if (event instanceof CallEvent.DecisionMade made) {
        told.append(' ');
        told.append(made.decision() instanceof Decision.Say say ? say.phrases() : made.decision());
      }
    }
    return told.toString();
  }

  CallStage stage() {
    return stages.get(stages.size() - 1);
  }

  void awaitStage(CallStage stage) {
    house.await(() -> assertThat(stage()).isEqualTo(stage));
  }

  <T extends Input> T awaitInput(Class<T> kind, int count) {
    house.await(() -> assertThat(inputs(kind)).hasSizeGreaterThanOrEqualTo(count));
    return inputs(kind).get(count - 1);
  }

  /** The conversation comes to its end: a goodbye is owed, then the hanging up. */
  void saysGoodbye() {
    says("goodbye");
    house.await(() -> assertThat(state().outbox().hangUp()).isPresent());
    awaitStage(CallStage.SPEAKING);
  }

  /** Nothing more is to be expected: what was told before was dealt with. */
  void settle() {
    TestProbe<CallProtocol.Reply> echo = house.kit.createTestProbe();
    tell(new CallProtocol.FindDialog(echo.getRef()));
    echo.receiveMessage(Duration.ofSeconds(10));
  }

  Optional<CallEvent.Ending> ending() {
    return state().ending();
  }

  /** Its end is written and whatever it held is free. */
  void awaitEnd(CallEvent.Ending why) {
    house.await(() -> assertThat(ended).containsExactly(why.name()));
    assertThat(ending()).contains(why);
    house.await(() -> assertThat(signaling.forgotten).containsExactly(id));
    assertThat(lines.count()).isZero();
    house.await(() -> assertThat(house.loop.openLines()).isZero());
    shard.expectMessage(new ClusterSharding.Passivate<>(actor()));
  }

  /** Sharding answers the wish to go. */
  void passivate() {
    tell(new CallMessages.Stop());
    shard.expectTerminated(actor(), Duration.ofSeconds(10));
  }
}
