package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.engine.call.brain.BrainSettings;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.engine.dialogue.OwnSentences;
import frontdesk.engine.dialogue.Turn;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A model's answer of several sentences on a live call: what is written and said of it, and when.
 */
class AnswerCallTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static CallHouse house;

  private static final LanguageModel.Usage USAGE = new LanguageModel.Usage(900, 0, 20);
  private static final String ODD = "gnashers buffed up by you lot";
  private static final String FIRST = "Of course, we are happy to help you.";
  private static final String SECOND = "You are in good hands with us here.";
  private static final String THIRD = "We are glad that you have called us.";
  private static final String PRICED = "A cleaning is 5 lei for you.";

  private final FakeModel model = new FakeModel();
  private final TestCall call = house.call().thinking(new Brain(model, BrainSettings.DEFAULTS));

  @BeforeAll
  static void start() {
    house = new CallHouse();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @AfterEach
  void hangUp() {
    call.lose(true);
  }

  private LanguageModel.Listener asked() {
    call.listening();
    long utterance = call.speechBegins();
    call.speechEnds(utterance);
    call.transcribed(utterance, ODD);
    house.await(() -> assertThat(model.listener.get()).isNotNull());
    return Objects.requireNonNull(model.listener.get());
  }

  /** The first sentence is being spoken, and the model goes on. */
  private LanguageModel.Listener saying() {
    LanguageModel.Listener listener = asked();
    listener.onText(FIRST + " You");
    awaitSaid(FIRST);
    return listener;
  }

  private void awaitSaid(String sentence) {
    house.await(() -> assertThat(call.voice.said).contains(sentence));
  }

  private void awaitProposed(int count) {
    call.awaitInput(Input.Proposed.class, count);
    call.settle();
  }

  private Decision.Say lastSay() {
    return call.state().lastSay().orElseThrow();
  }

  private List<String> saidAfterGreeting() {
    List<String> said = call.voice.said;
    return said.subList(said.indexOf(FIRST), said.size());
  }

  @Test
  void shouldSpeakTheFirstSentenceWhileTheModelGoesOnAndAskBehindTheLast() {
    // given
    LanguageModel.Listener listener = saying();
    call.settle();
    assertThat(call.stage()).isEqualTo(CallStage.SPEAKING);
    assertThat(saidAfterGreeting()).containsExactly(FIRST);
    assertThat(model.cancelled).hasValue(0);
    // when
    listener.onText(SECOND.substring("You".length()));
    listener.onDone(USAGE);
    awaitProposed(2);
    // then
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(2));
    assertThat(saidAfterGreeting().subList(0, 2)).containsExactly(FIRST, SECOND);
    assertThat(call.voice.cancelled).doesNotContain(FIRST, SECOND);
    assertThat(call.prompt()).isEqualTo(2);
    assertThat(OwnSentences.upTo(lastSay())).isEqualTo(2);
    assertThat(lastSay().phrases()).hasSizeGreaterThan(2);
    assertThat(call.question()).isEqualTo(Question.INTENT);
    assertThat(call.brainNews.stream().filter(BrainNews.TAKEN::equals)).hasSize(1);
    shouldReplay();
  }

  @Test
  void shouldCancelAtTheVendorBehindAsManySentencesAsAnAnswerMayHave() {
    // given
    LanguageModel.Listener listener = saying();
    // when
    listener.onText(" are in good hands with us here. " + THIRD + " And so on. ");
    // then
    awaitProposed(3);
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    listener.onText("Nobody is to hear this from you. More");
    call.settle();
    assertThat(call.inputs(Input.Proposed.class)).hasSize(3);
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(3));
    assertThat(saidAfterGreeting().subList(0, 3)).containsExactly(FIRST, SECOND, THIRD);
    shouldReplay();
  }

  @Test
  void shouldEndTheAnswerBeforeASentenceInWhichSomethingIsFound() {
    // given
    LanguageModel.Listener listener = asked();
    // when
    listener.onText(FIRST + " " + PRICED + " " + SECOND + " More");
    // then
    awaitProposed(2);
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    assertThat(call.events())
        .filteredOn(CallEvent.DecisionMade.class::isInstance)
        .extracting(event -> ((CallEvent.DecisionMade) event).decision())
        .anyMatch(Decision.ProposalRefused.class::isInstance);
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(1));
    assertThat(saidAfterGreeting()).doesNotContain(PRICED, SECOND);
    assertThat(OwnSentences.upTo(lastSay())).isEqualTo(1);
    shouldReplay();
  }

  @Test
  void shouldGiveUpStreamAndAllThatIsUnsaidWhenTheCallerSpeaks() {
    // given
    LanguageModel.Listener listener = saying();
    // when
    call.speechBegins();
    // then
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    listener.onText(" are in good hands with us here. And");
    listener.onDone(USAGE);
    call.settle();
    assertThat(call.inputs(Input.Proposed.class)).hasSize(1);
    assertThat(call.awaitInput(Input.PromptEnded.class, 2).complete()).isFalse();
    assertThat(saidAfterGreeting()).containsExactly(FIRST);
    shouldReplay();
  }

  @Test
  void shouldNotSpeakASecondSentenceAtOnceWhereTheModelBreaksOff() {
    // given
    LanguageModel.Listener listener = saying();
    // when
    listener.onFailed(Failure.BROKEN);
    // then
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(1));
    call.settle();
    assertThat(call.inputs(Input.Proposed.class)).hasSize(1);
    assertThat(saidAfterGreeting().get(1)).isNotEqualTo("You");
    shouldReplay();
  }

  @Test
  void shouldTakeNoToolBehindASentenceThatIsSaid() {
    // given
    LanguageModel.Listener listener = saying();
    // when
    listener.onToolCall("understood", "{\"intent\":\"book\"}");
    listener.onDone(USAGE);
    // then
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(1));
    call.settle();
    assertThat(call.inputs(Input.Heard.class)).isEmpty();
    assertThat(call.inputs(Input.Proposed.class)).hasSize(1);
  }

  @Test
  void shouldAskWhatIsAskedWhereTheNextSentenceIsNotThereInTime() {
    // given
    saying();
    house.pass(BrainSettings.DEFAULTS.nextSentence());
    call.settle();
    assertThat(saidAfterGreeting()).containsExactly(FIRST);
    // when
    house.play(call, Duration.ofMillis(1_200));
    house.pass(BrainSettings.DEFAULTS.nextSentence());
    // then
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(1));
    assertThat(call.stage()).isEqualTo(CallStage.SPEAKING);
    shouldReplay();
  }

  @Test
  void shouldGiveTheRestUpWhenTheWholeAnswerIsLate() {
    // given
    saying();
    // when
    house.pass(BrainSettings.DEFAULTS.wholeAnswer());
    // then
    house.await(() -> assertThat(model.cancelled).hasValue(1));
    house.await(() -> assertThat(saidAfterGreeting()).hasSizeGreaterThan(1));
    assertThat(call.inputs(Input.Proposed.class)).hasSize(1);
  }

  @Test
  void shouldRepeatTheWholeAnswer() {
    // given
    LanguageModel.Listener listener = saying();
    listener.onText(SECOND.substring("You".length()));
    listener.onDone(USAGE);
    awaitProposed(2);
    call.hearOut();
    call.awaitStage(CallStage.LISTENING);
    // when
    call.says("can you repeat that please");
    // then
    house.await(() -> assertThat(call.prompt()).isEqualTo(3));
    assertThat(OwnSentences.upTo(lastSay())).isEqualTo(2);
    house.await(() -> assertThat(call.voice.said.stream().filter(SECOND::equals)).hasSize(2));
  }

  @Test
  void shouldDropTheRestWhereTheNodeIsLostAndSayNothingTwice() {
    // given
    saying();
    // when
    call.lose(false);
    call.start();
    call.tell(new CallMessages.Tick());
    // then
    call.awaitInput(Input.Resumed.class, 1);
    call.settle();
    house.await(() -> assertThat(call.prompt()).isEqualTo(3));
    assertThat(call.voice.said.stream().filter(FIRST::equals)).hasSize(1);
    shouldReplay();
  }

  /** The twin: with a decider that does not know of further sentences replay differs. */
  @Test
  void shouldSeeAReplayThatForgetsTheSecondSentence() {
    // given
    LanguageModel.Listener listener = saying();
    listener.onText(SECOND.substring("You".length()));
    listener.onDone(USAGE);
    awaitProposed(2);
    // when
    Replay.Decider forgetful =
        (context, before, input) ->
            isSayMore(input)
                ? new Turn(List.of(), before.apply(input))
                : Replay.THIS_BUILD.decide(context, before, input);
    // then
    assertThat(replayed(forgetful)).isInstanceOf(Replay.Different.class);
    shouldReplay();
  }

  private static boolean isSayMore(Input input) {
    return input instanceof Input.Proposed proposed
        && proposed.proposal() instanceof Proposal.SayMore;
  }

  private void shouldReplay() {
    call.settle();
    assertThat(replayed(Replay.THIS_BUILD)).isInstanceOf(Replay.Identical.class);
  }

  private Replay.Verdict replayed(Replay.Decider decider) {
    Conversation.Context context = CallClinic.knowledge().context();
    return Replay.of(call.events(), context, CallClinic.BUILD, decider);
  }
}
