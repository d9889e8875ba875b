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
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Used;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What stands before the ports: nothing starts without leave, and what was used is counted. */
class MeteredPortsTest {
  private static final Meter.Payee EAR = new Meter.Payee("ear", "ear", Step.STT);
  private static final Meter.Payee VOICE = new Meter.Payee("voice", "voice", Step.TTS);
  private static final Meter.Payee DEAR = new Meter.Payee("dear-voice", "voice", Step.TTS);
  private static final Meter.Payee MIND = new Meter.Payee("mind", "mind", Step.LLM);

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
    FakePorts.Ear ear = new FakePorts.Ear();
    SpeechRecognizer metered = new MeteredRecognizer(ear, meter, EAR);

    // when
    SpeechRecognizer.Session session = metered.open(REQUEST, new FakePorts.Heard(heard));
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
    FakePorts.Ear ear = new FakePorts.Ear();
    bank.hold();

    // when
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
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
  void shouldPassPausesOnAlsoOnesBeforeTheAccountHasAnswered() {
    FakePorts.Ear ear = new FakePorts.Ear();
    bank.hold();
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
    session.audio(frame());
    assertThat(session.pause()).as("nobody hears it yet").isFalse();
    bank.release();
    session.goOn();
    session.audio(frame());
    assertThat(session.pause()).isTrue();
    session.cancel();
    assertThat(session.pause()).isFalse();
    assertThat(ear.pauses).containsExactly("pause after 1", "on after 1", "pause after 2");
  }

  @Test
  void shouldNotSendMoreAudioThanWasReserved() {
    FakePorts.Ear ear = new FakePorts.Ear();
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
    for (int i = 0; i < 1_000; i++) {
      session.audio(frame());
    }
    assertThat(ear.frames).isEqualTo(750);
  }

  @Test
  void shouldTakeTheNextRecognizerWhenTheAccountIsLate() {
    // given
    FakePorts.Ear ear = new FakePorts.Ear();
    bank.hold();
    new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));

    // when
    later.remove().run();

    // then: and what comes too late stays for the next utterance
    assertThat(heard).containsExactly("WITHHELD LATE");
    bank.release();
    assertThat(ear.opened).isZero();
    new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
    assertThat(ear.opened).isOne();
  }

  @Test
  void shouldNotOpenARecognizerBeyondTheLimit() {
    limit("0.001");
    FakePorts.Ear ear = new FakePorts.Ear();
    new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
    assertThat(heard).containsExactly("WITHHELD HARD_LIMIT");
    assertThat(ear.opened).isZero();
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldSettleAnUtteranceWhoseEarIsClosed() {
    // given
    FakePorts.Ear ear = new FakePorts.Ear();
    SpeechRecognizer.Ear metered = new MeteredRecognizer(ear, meter, EAR).ear();
    SpeechRecognizer.Session session = metered.open(REQUEST, new FakePorts.Heard(heard));
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
    FakePorts.Ear ear = new FakePorts.Ear();
    bank.hold();
    SpeechRecognizer.Session session =
        new MeteredRecognizer(ear, meter, EAR).open(REQUEST, new FakePorts.Heard(heard));
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
    FakePorts.Voice voice = new FakePorts.Voice("voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(voice, meter, VOICE);

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
    FakePorts.Voice voice = new FakePorts.Voice("voice");
    voice.ends = Optional.of(SpeechSynthesizer.Outcome.BUSY);
    new MeteredSynthesizer(voice, meter, VOICE).speak("Good morning.", "en", s -> {});
    meter.close();
    assertThat(bank.settled()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldEstimateWhatBroke() {
    FakePorts.Voice voice = new FakePorts.Voice("voice");
    voice.ends = Optional.of(SpeechSynthesizer.Outcome.BROKEN);
    new MeteredSynthesizer(voice, meter, VOICE).speak("Good morning.", "en", s -> {});
    meter.close();
    assertThat(bank.costs().estimated()).isEqualTo(Money.of("0.00013"));
  }

  @Test
  void shouldGiveAPremiumVoiceToACallThatHasEarnedIt() {
    // given
    FakePorts.Voice voice = new FakePorts.Voice("dear-voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(voice, meter, DEAR);

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
    FakePorts.Voice dear = new FakePorts.Voice("dear-voice");
    dear.ends = Optional.of(SpeechSynthesizer.Outcome.COMPLETE);
    FakePorts.Voice plain = new FakePorts.Voice("voice");
    SpeechSynthesizer metered = new MeteredSynthesizer(dear, meter, DEAR);

    // when: more than a piece is spoken, so that the account has something to say
    metered.speak("a".repeat(900), "en", s -> {});
    SpeechSynthesizer.Utterance second = metered.speak("b".repeat(900), "en", s -> {});
    SpeechSynthesizer.Utterance third = metered.speak("c", "en", s -> {});
    new MeteredSynthesizer(plain, meter, VOICE).speak("c", "en", s -> {});

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
    FakePorts.Mind mind = new FakePorts.Mind();
    new MeteredModel(mind, meter, MIND, 3).ask(PROMPT, new FakePorts.Answered(heard));

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
    FakePorts.Mind mind = new FakePorts.Mind();
    LanguageModel.Answer answer =
        new MeteredModel(mind, meter, MIND, 3).ask(PROMPT, new FakePorts.Answered(heard));
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
    FakePorts.Mind mind = new FakePorts.Mind();
    bank.hold();
    new MeteredModel(mind, meter, MIND, 3).ask(PROMPT, new FakePorts.Answered(heard)).cancel();
    bank.release();
    assertThat(mind.listeners).isEmpty();
    meter.close();
    assertThat(bank.open()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldChargeNothingForARefusedPrompt() {
    FakePorts.Mind mind = new FakePorts.Mind();
    new MeteredModel(mind, meter, MIND, 3).ask(PROMPT, new FakePorts.Answered(heard));
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
    FakePorts.Ear ear = new FakePorts.Ear();
    new MeteredRecognizer(ear, none, EAR).open(REQUEST, new FakePorts.Heard(heard));
    assertThat(ear.opened).isOne();
  }

  @Test
  void shouldAskNobodyForAProviderWithoutATariff() {
    FakePorts.Voice embedded = new FakePorts.Voice("espeak-ng");
    new MeteredSynthesizer(embedded, meter, new Meter.Payee("embedded", "embedded", Step.TTS))
        .speak("Good morning.", "en", s -> {});
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
}
