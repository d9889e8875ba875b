package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Callers who speak while a voice is making a prompt, or while a model is still writing; each with
 * vendors that obey the cancel, and with vendors that go on.
 */
final class BargeIn {
  private static final Duration INTO_THE_OFFERS = Duration.ofMillis(800);
  private static final Duration INTO_THE_FILLER = Duration.ofMillis(200);
  private static final Duration TOKEN = Duration.ofMillis(100);

  /** Hardly faster than it is heard, so that some of it is left to make. */
  private static final FakeSpeech UNHURRIED =
      new FakeSpeech(Duration.ofMillis(90), Duration.ofMillis(90), 100);

  /** Longer than the caller waits, and shorter than what makes a sentence too long. */
  private static final int PIECES = 45;

  private static final String PLAIN = "I would like to book a consultation";

  private final FaultedNode node;
  private final Map<CallId, Map<Vendors, Long>> whenGivenUp = new ConcurrentHashMap<>();

  /** What a voice's vendor saw. */
  record Heard(Counts counts, List<SpokenText> spoken) {}

  /** What a model's vendor had counted when it was given up, and what it came to. */
  record Counted(long whenGivenUp, long atLast, long cancels, long afterCancel) {
    /** Tokens that are paid for after nobody wanted them. */
    long beyond() {
      return atLast - whenGivenUp;
    }
  }

  /** All four calls. */
  record Calls(Heard spoken, Heard spokenOn, Counted thought, Counted thoughtOn) {}

  private BargeIn(FaultedNode node, List<Vendors> vendors) {
    this.node = node;
    node.node()
        .watch()
        .brainTold(
            (call, news) -> {
              if (news == BrainNews.GIVEN_UP) {
                Map<Vendors, Long> counted = new ConcurrentHashMap<>();
                vendors.forEach(one -> counted.put(one, tokens(one)));
                whenGivenUp.putIfAbsent(call, counted);
              }
            });
  }

  /** Makes them, all at a time. */
  static Calls all(Path folder, ExecutorService threads) throws Exception {
    try (Vendors voice = Vendors.deepgramAndCartesia("voice");
        Vendors voiceOn = Vendors.deepgramAndCartesia("voice-on");
        Vendors mind = Vendors.deepgramAndCartesia("mind");
        Vendors mindOn = Vendors.deepgramAndCartesia("mind-on")) {
      List<Vendors> vendors = List.of(voice, voiceOn, mind, mindOn);
      try (FaultedNode node = FaultedNode.start(folder, vendors, true)) {
        voiceOn.voice().closeIdle("connection idle timeout");
        voiceOn.voice().fails(Fault.goOnAfterCancel());
        mindOn.mind().fails(Fault.goOnAfterCancel());
        BargeIn calls = new BargeIn(node, vendors);
        Future<Heard> spoken = threads.submit(() -> calls.overAVoice(voice));
        Future<Heard> spokenOn = threads.submit(() -> calls.overAVoice(voiceOn));
        Future<Counted> thought = threads.submit(() -> calls.overAModel(mind));
        return new Calls(spoken.get(), spokenOn.get(), thought.get(), calls.overAModel(mindOn));
      }
    }
  }

  /** The caller speaks over the offers, which the vendor is still making. */
  private Heard overAVoice(Vendors vendors) throws InterruptedException {
    vendors.voice().speaks(UNHURRIED);
    vendors.ear().hears(PLAIN, "the first available appointment", "number one");
    call(
        vendors,
        CallScript.say("book-consultation"),
        CallScript.say("first-available"),
        CallScript.interruptAfter(INTO_THE_OFFERS),
        CallScript.say("number-one"));
    return new Heard(vendors.voice().counts(), vendors.voice().spoken());
  }

  /** The caller speaks on while the model, which is slow, is still writing. */
  private Counted overAModel(Vendors vendors) throws InterruptedException {
    vendors.mind().paced(ModelPace.of(Duration.ofMillis(200), TOKEN));
    vendors.mind().answersBy(asked -> ModelAnswer.words("well ".repeat(PIECES)));
    vendors.ear().hears(Patient.ODD_WISH, PLAIN);
    MeasuredCall called =
        call(
            vendors,
            CallScript.say("book-all-in-one"),
            CallScript.interruptAfter(INTO_THE_FILLER),
            CallScript.say("book-consultation"));
    Counts counts = vendors.mind().counts();
    return new Counted(
        whenGivenUp.getOrDefault(new CallId(called.farTag()), Map.of()).getOrDefault(vendors, -1L),
        tokens(vendors),
        counts.get(Counts.Of.CANCELS),
        counts.get(Counts.Of.AFTER_CANCEL));
  }

  private static long tokens(Vendors vendors) {
    return vendors.mind().counts().get(Counts.Of.ANSWER_TOKENS);
  }

  private MeasuredCall call(Vendors vendors, ScriptStep... said) throws InterruptedException {
    List<ScriptStep> steps = new ArrayList<>(List.of(said));
    steps.add(CallScript.waitForTurn());
    steps.add(CallScript.hangUp());
    SimulatedCaller phone =
        new SimulatedCaller(
            CallerSettings.DEFAULTS,
            SpokenLines.in(Path.of("")),
            line -> {},
            System::nanoTime,
            new Random(vendors.id().hashCode()));
    SimulatedCaller.Result result =
        phone.call(
            CallOrder.to(node.node().uri(vendors.id())).withFrom("sip:+442079460001@127.0.0.1"),
            new CallScript(CallScript.DEFAULT_VOICE, steps));
    assertThat(result).isInstanceOf(SimulatedCaller.Result.Measured.class);
    MeasuredCall call = ((SimulatedCaller.Result.Measured) result).call();
    assertThat(call.completed()).as(call.reason()).isTrue();
    return call;
  }
}
