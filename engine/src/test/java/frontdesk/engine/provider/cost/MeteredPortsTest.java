package frontdesk.engine.provider.cost;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.Money;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Used;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What stands before the ports: nothing starts without leave, and what was used is counted. */
class MeteredPortsTest {
  private static final Transcript NOTHING_SAID = new Transcript("en", 0, Duration.ZERO, List.of());
  private static final SpeechRecognizer.Request REQUEST =
      new SpeechRecognizer.Request(
          "en", new Grammar("any", new ContentHash("0".repeat(64)), ""), 1, Duration.ofSeconds(15));
  private static final LanguageModel.Prompt PROMPT =
      new LanguageModel.Prompt(
          "Answer.", List.of(new LanguageModel.CallerSaid("I need a cleaning.")), List.of(), 200);

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private AccountBank bank = new AccountBank(SpendLimits.NONE);
  private Meter meter = open();

  private Meter open() {
    return new Meters(
            Prices.TARIFFS,
            clinic -> bank,
            Prices.METERS,
            () -> 0,
            (pause, task) -> later.add(task))
        .open(SpendWorld.CLINIC, new CallId("node-0." + "0".repeat(32)), 1);
  }

  private void limit(String call) {
    bank =
        new AccountBank(
            new SpendLimits(Prices.hard(call), SpendLimits.Limit.NONE, SpendLimits.Limit.NONE));
    meter = open();
  }

  // Recognizers.

  @Test
  void shouldChargeTheAudioThatWasSent() {
    // given
    Ear ear = new Ear();
    SpeechRecognizer metered = new MeteredRecognizer(ear, meter, "ear");

    // when
    SpeechRecognizer.Session session = metered.open(REQUEST, new Heard());
    for (int i = 0; i < 150; i++) {
      session.audio(frame());
    }
    session.finish();
    ear.listener().onFinal(NOTHING_SAID);
    meter.close();

    // then: three seconds
    assertThat(heard).containsExactly("final");
    assertThat(ear.frames).isEqualTo(150);
    assertThat(bank.costs().of(CostItem.STT)).isEqualTo(Money.of("0.000215"));
    assertThat(bank.costs().estimated()).isEqualTo(Money.ZERO);
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldKeepAudioInOrderWhileTheAccountIsAsked() {
    // given
    Ear ear = new Ear();
    bank.hold();

    // when
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());
    session.audio(frame());
    session.audio(frame());
    session.finish();

    // then
    assertThat(ear.opened).isZero();
    bank.release();
    assertThat(ear.opened).isOne();
    assertThat(ear.frames).isEqualTo(2);
    assertThat(ear.finished).isTrue();
  }

  @Test
  void shouldNotSendMoreAudioThanWasReserved() {
    Ear ear = new Ear();
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());
    for (int i = 0; i < 1_000; i++) {
      session.audio(frame());
    }
    assertThat(ear.frames).isEqualTo(750);
  }

  @Test
  void shouldTakeTheNextRecognizerWhenTheAccountIsLate() {
    // given
    Ear ear = new Ear();
    bank.hold();
    new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());

    // when
    later.remove().run();

    // then: and what comes too late stays for the next utterance
    assertThat(heard).containsExactly("BUSY LATE");
    bank.release();
    assertThat(ear.opened).isZero();
    new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());
    assertThat(ear.opened).isOne();
  }

  @Test
  void shouldNotOpenARecognizerBeyondTheLimit() {
    limit("0.001");
    Ear ear = new Ear();
    new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());
    assertThat(heard).containsExactly("BUSY HARD_LIMIT");
    assertThat(ear.opened).isZero();
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldSettleAnUtteranceWhoseEarIsClosed() {
    // given
    Ear ear = new Ear();
    SpeechRecognizer.Ear metered = new MeteredRecognizer(ear, meter, "ear").ear();
    SpeechRecognizer.Session session = metered.open(REQUEST, new Heard());
    session.audio(frame());

    // when
    metered.close();
    meter.close();

    // then
    assertThat(bank.open()).isEqualTo(Money.ZERO);
    assertThat(bank.settled().isPositive()).isTrue();
  }

  @Test
  void shouldCancelBeforeTheAccountAnswers() {
    Ear ear = new Ear();
    bank.hold();
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, "ear").open(REQUEST, new Heard());
    session.cancel();
    bank.release();
    meter.close();
    assertThat(ear.opened).isZero();
    assertThat(heard).isEmpty();
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  // Synthesizers.

  @Test
  void shouldChargeATextWholeAlsoWhenItIsCutOff() {
    // given
    Voice voice = new Voice("voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(voice, meter, "voice");

    // when: ten characters, one of them beyond the first plane
    SpeechSynthesizer.Utterance utterance = metered.speak("Bună ziu\uD83E\uDDB7!", "ro", s -> {});
    utterance.cancel();
    meter.close();

    // then
    assertThat(utterance.done().toCompletableFuture())
        .isCompletedWithValue(SpeechSynthesizer.Outcome.CANCELLED);
    assertThat(bank.costs().of(CostItem.TTS)).isEqualTo(Money.of("0.0001"));
  }

  @Test
  void shouldChargeNothingThatWasNotTried() {
    Voice voice = new Voice("voice");
    voice.ends = Optional.of(SpeechSynthesizer.Outcome.BUSY);
    new MeteredSynthesizer(voice, meter, "voice").speak("Good morning.", "en", s -> {});
    meter.close();
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldEstimateWhatBroke() {
    Voice voice = new Voice("voice");
    voice.ends = Optional.of(SpeechSynthesizer.Outcome.BROKEN);
    new MeteredSynthesizer(voice, meter, "voice").speak("Good morning.", "en", s -> {});
    meter.close();
    assertThat(bank.costs().estimated()).isEqualTo(Money.of("0.00013"));
  }

  @Test
  void shouldGiveAPremiumVoiceToACallThatHasEarnedIt() {
    // given
    Voice voice = new Voice("dear-voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(voice, meter, "voice");

    // when, then
    SpeechSynthesizer.Utterance first = metered.speak("Good morning.", "en", s -> {});
    assertThat(first.done().toCompletableFuture())
        .isCompletedWithValue(SpeechSynthesizer.Outcome.BUSY);
    assertThat(first.failure().code()).isEqualTo("TIER");
    meter.tier(VoiceTier.PREMIUM);
    metered.speak("Good morning.", "en", s -> {});
    assertThat(voice.spoken).containsExactly("Good morning.");
  }

  @Test
  void shouldGoWithoutADearVoiceOnceThereIsASoftLimit() {
    // given
    bank =
        new AccountBank(
            new SpendLimits(
                Prices.limit("0.002", "9"), SpendLimits.Limit.NONE, SpendLimits.Limit.NONE));
    meter = open();
    meter.tier(VoiceTier.PREMIUM);
    Voice dear = new Voice("dear-voice");
    dear.ends = Optional.of(SpeechSynthesizer.Outcome.COMPLETE);
    Voice plain = new Voice("voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(dear, meter, "voice");

    // when: more than a piece is spoken, so that the account has something to say
    metered.speak("a".repeat(900), "en", s -> {});
    SpeechSynthesizer.Utterance second = metered.speak("b".repeat(900), "en", s -> {});
    SpeechSynthesizer.Utterance third = metered.speak("c", "en", s -> {});
    new MeteredSynthesizer(plain, meter, "voice").speak("c", "en", s -> {});

    // then
    assertThat(second.failure().code()).isEqualTo("SAVING");
    assertThat(third.failure().code()).isEqualTo("SAVING");
    assertThat(dear.spoken).containsExactly("a".repeat(900));
    assertThat(plain.spoken).containsExactly("c");
  }

  // Models.

  @Test
  void shouldChargeTokensAsTheProviderCountsThem() {
    // given
    Mind mind = new Mind();
    new MeteredModel(mind, meter, "mind", 3).ask(PROMPT, new Answered());

    // when
    mind.listener().onText("Of course.");
    mind.listener().onDone(new LanguageModel.Usage(1_000, 400, 100));
    meter.close();

    // then: 600 at 0.0015, 400 at 0.00075, 100 at 0.002, each per thousand
    assertThat(heard).containsExactly("Of course.", "done");
    assertThat(bank.costs().of(CostItem.LLM_INPUT)).isEqualTo(Money.of("0.0012"));
    assertThat(bank.costs().of(CostItem.LLM_OUTPUT)).isEqualTo(Money.of("0.0002"));
    assertThat(bank.costs().estimated()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldEstimateAnAnswerThatIsCutOff() {
    // given
    Mind mind = new Mind();
    LanguageModel.Answer answer =
        new MeteredModel(mind, meter, "mind", 3).ask(PROMPT, new Answered());
    mind.listener().onText("Of course."); // ten characters: four tokens

    // when
    answer.cancel();
    mind.listener().onText(" And more.");
    meter.close();

    // then
    assertThat(mind.cancelled).isTrue();
    assertThat(heard).containsExactly("Of course.");
    assertThat(bank.costs().of(CostItem.LLM_OUTPUT)).isEqualTo(Money.of("0.000008"));
    assertThat(bank.costs().estimated()).isEqualTo(bank.settled());
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldAskNoModelOnceItIsCancelled() {
    Mind mind = new Mind();
    bank.hold();
    new MeteredModel(mind, meter, "mind", 3).ask(PROMPT, new Answered()).cancel();
    bank.release();
    assertThat(mind.listeners).isEmpty();
    meter.close();
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldChargeNothingForARefusedPrompt() {
    Mind mind = new Mind();
    new MeteredModel(mind, meter, "mind", 3).ask(PROMPT, new Answered());
    mind.listener().onFailed(Failure.of(Failure.Kind.LIMITED, "429"));
    meter.close();
    assertThat(heard).containsExactly("LIMITED 429");
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
  }

  // Meters.

  @Test
  void shouldAskNobodyWhereNothingCosts() {
    Meters free =
        new Meters(
            new Tariffs("USD", java.util.Map.of()),
            clinic -> {
              throw new AssertionError("asked");
            },
            Prices.METERS,
            () -> 0,
            (pause, task) -> later.add(task));
    Meter none = free.open(SpendWorld.CLINIC, new CallId("node-0." + "0".repeat(32)), 1);
    assertThat(none).isSameAs(Meter.FREE);
    Ear ear = new Ear();
    new MeteredRecognizer(ear, none, "ear").open(REQUEST, new Heard());
    assertThat(ear.opened).isOne();
  }

  @Test
  void shouldAskNobodyForAProviderWithoutATariff() {
    Voice embedded = new Voice("espeak-ng");
    new MeteredSynthesizer(embedded, meter, "embedded").speak("Good morning.", "en", s -> {});
    assertThat(embedded.spoken).hasSize(1);
    assertThat(bank.events).isEmpty();
  }

  /** A call of three minutes: fewer than a dozen writes, whatever is said in it. */
  @Test
  void shouldWriteSeldom() {
    for (int turn = 0; turn < 12; turn++) {
      step(Prices.STT, Used.time(Duration.ofSeconds(15)), Used.time(Duration.ofSeconds(5)));
      step(Prices.LLM, new Used(0, 6_000, 0, 300, 0), new Used(0, 1_500, 0, 60, 0));
      step(Prices.TTS, new Used(0, 0, 0, 0, 90), new Used(0, 0, 0, 0, 90));
      meter.lasted(Prices.TELEPHONY, Duration.ofSeconds(15L * (turn + 1)));
    }
    meter.close();
    assertThat(bank.events).hasSizeLessThanOrEqualTo(14).hasSizeGreaterThan(8);
    assertThat(bank.costs().of(CostItem.TELEPHONY)).isEqualTo(Money.of("0.018"));
    // a minute, in twelve utterances: each is rounded
    assertThat(bank.costs().of(CostItem.STT)).isEqualTo(Money.of("0.004299996"));
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  private void step(Meter.Payee payee, Used bound, Used actual) {
    meter
        .reserve(payee, bound)
        .thenAccept(leave -> ((Meter.Granted) leave).hold().settle(actual, false));
  }

  private static AudioFrame frame() {
    return new AudioFrame(0, new short[160], false);
  }

  private final class Heard implements SpeechRecognizer.Listener {
    @Override
    public void onPartial(Transcript partial) {
      heard.add("partial");
    }

    @Override
    public void onFinal(Transcript transcript) {
      heard.add("final");
    }

    @Override
    public void onFailed(Failure failure) {
      heard.add(failure.toString());
    }
  }

  private final class Answered implements LanguageModel.Listener {
    @Override
    public void onText(String piece) {
      heard.add(piece);
    }

    @Override
    public void onToolCall(String tool, String argumentsJson) {
      heard.add(tool);
    }

    @Override
    public void onDone(LanguageModel.Usage usage) {
      heard.add("done");
    }

    @Override
    public void onFailed(Failure failure) {
      heard.add(failure.toString());
    }
  }

  private static final class Ear implements SpeechRecognizer {
    private Optional<Listener> listener = Optional.empty();
    private int opened;
    private int frames;
    private boolean finished;

    Listener listener() {
      return listener.orElseThrow();
    }

    @Override
    public String name() {
      return "ear";
    }

    @Override
    public Session open(Request request, Listener to) {
      opened++;
      listener = Optional.of(to);
      return new Session() {
        @Override
        public void audio(AudioFrame frame) {
          frames++;
        }

        @Override
        public void finish() {
          finished = true;
        }

        @Override
        public void cancel() {
          finished = true;
        }
      };
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no recognizer of the node");
    }
  }

  private static final class Voice implements SpeechSynthesizer {
    private final String name;
    private final List<String> spoken = new ArrayList<>();
    private Optional<Outcome> ends = Optional.empty();

    Voice(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Utterance speak(String text, Manner manner, Listener listener) {
      spoken.add(text);
      CompletableFuture<Outcome> done = new CompletableFuture<>();
      ends.ifPresent(done::complete);
      return new Utterance() {
        @Override
        public void cancel() {
          done.complete(Outcome.CANCELLED);
        }

        @Override
        public CompletionStage<Outcome> done() {
          return done;
        }
      };
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no voice of the node");
    }
  }

  private static final class Mind implements LanguageModel {
    private final List<Listener> listeners = new ArrayList<>();
    private boolean cancelled;

    Listener listener() {
      return listeners.get(listeners.size() - 1);
    }

    @Override
    public String name() {
      return "mind";
    }

    @Override
    public Answer ask(Prompt prompt, Listener listener) {
      listeners.add(listener);
      return () -> cancelled = true;
    }

    @Override
    public void close() {
      throw new AssertionError("a call closes no model of the node");
    }
  }
}
