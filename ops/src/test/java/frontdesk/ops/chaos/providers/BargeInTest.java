package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.brain.BrainNews;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.SpokenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A caller speaks over the offers, which the vendor is still making. */
@Execution(ExecutionMode.CONCURRENT)
class BargeInTest {
  private static final Duration INTO_THE_OFFERS = Duration.ofMillis(800);

  private static final Duration INTO_THE_FILLER = Duration.ofMillis(200);
  private static final Duration TOKEN = Duration.ofMillis(100);

  /** Longer than the caller waits, and shorter than what makes a sentence too long. */
  private static final int PIECES = 45;

  /** A piece is a word and its blank. */
  private static final long CHUNK_TOKENS = 2;

  @TempDir Path directory;

  private record Heard(Counts counts, List<SpokenText> spoken) {}

  private Heard call(Fault fault) throws Exception {
    try (Vendors vendors = Vendors.deepgramAndCartesia("bargein");
        FaultedNode node = FaultedNode.start(directory, List.of(vendors), true)) {
      if (!fault.is(Fault.Kind.NONE)) {
        vendors.voice().closeIdle("connection idle timeout");
        vendors.voice().fails(fault);
      }
      vendors
          .ear()
          .hears(
              "I would like to book a consultation",
              "the first available appointment",
              "number one");
      SimulatedCaller.Result result =
          phone()
              .call(
                  CallOrder.to(node.node().uri(vendors.id()))
                      .withFrom("sip:+442079460001@127.0.0.1"),
                  new CallScript(
                      CallScript.DEFAULT_VOICE,
                      List.of(
                          CallScript.say("book-consultation"),
                          CallScript.say("first-available"),
                          CallScript.interruptAfter(INTO_THE_OFFERS),
                          CallScript.say("number-one"),
                          CallScript.waitForTurn(),
                          CallScript.hangUp())));
      assertThat(result)
          .isInstanceOfSatisfying(
              SimulatedCaller.Result.Measured.class,
              measured ->
                  assertThat(measured.call().completed()).as(measured.call().reason()).isTrue());
      return new Heard(vendors.voice().counts(), vendors.voice().spoken());
    }
  }

  @Test
  void shouldCancelAtTheVendorWhatTheCallerSpeaksOver() throws Exception {
    Heard heard = call(Fault.NONE);

    assertThat(heard.counts().get(Counts.Of.CANCELS)).isPositive();
    assertThat(heard.counts().get(Counts.Of.AFTER_CANCEL)).isLessThanOrEqualTo(1);
    assertThat(heard.spoken())
        .as("%s", heard.spoken())
        .anyMatch(text -> text.made() > 0 && text.made() < text.whole());
    // The sentence being spoken, and the one that is made ahead of it: no further characters.
    assertThat(heard.spoken())
        .as("%s", heard.spoken())
        .filteredOn(text -> text.made() < text.whole())
        .hasSizeLessThanOrEqualTo(2);
  }

  /** The twin: a vendor that goes on is counted. */
  @Test
  void shouldCountWhatIsMadeAfterTheCancel() throws Exception {
    assertThat(call(Fault.goOnAfterCancel()).counts().get(Counts.Of.AFTER_CANCEL)).isGreaterThan(1);
  }

  /** What the vendor had counted when the model was given up, and what it came to. */
  private record Counted(long whenGivenUp, long atLast, long cancels, long afterCancel) {
    long beyond() {
      return atLast - whenGivenUp;
    }
  }

  /** A caller who speaks on while a model is still writing. */
  private Counted thinkingCall(Fault fault) throws Exception {
    try (Vendors vendors = Vendors.deepgramAndCartesia("thinking");
        FaultedNode node = FaultedNode.start(directory, List.of(vendors), true)) {
      Counts counts = vendors.mind().counts();
      AtomicLong whenGivenUp = new AtomicLong(-1);
      node.node()
          .watch()
          .brainTold(
              news -> {
                if (news == BrainNews.GIVEN_UP) {
                  whenGivenUp.compareAndSet(-1, counts.get(Counts.Of.ANSWER_TOKENS));
                }
              });
      vendors.mind().fails(fault);
      vendors.mind().paced(ModelPace.of(Duration.ofMillis(200), TOKEN));
      vendors.mind().answersBy(asked -> ModelAnswer.words("well ".repeat(PIECES)));
      vendors.ear().hears(Patient.ODD_WISH, "I would like to book a consultation");
      SimulatedCaller.Result result =
          phone()
              .call(
                  CallOrder.to(node.node().uri(vendors.id()))
                      .withFrom("sip:+442079460002@127.0.0.1"),
                  new CallScript(
                      CallScript.DEFAULT_VOICE,
                      List.of(
                          CallScript.say("book-all-in-one"),
                          CallScript.interruptAfter(INTO_THE_FILLER),
                          CallScript.say("book-consultation"),
                          CallScript.waitForTurn(),
                          CallScript.hangUp())));
      assertThat(result)
          .isInstanceOfSatisfying(
              SimulatedCaller.Result.Measured.class,
              measured ->
                  assertThat(measured.call().completed()).as(measured.call().reason()).isTrue());
      return new Counted(
          whenGivenUp.get(),
          counts.get(Counts.Of.ANSWER_TOKENS),
          counts.get(Counts.Of.CANCELS),
          counts.get(Counts.Of.AFTER_CANCEL));
    }
  }

  @Test
  void shouldCancelAModelThatIsStillWritingWhereTheCallerGoesOn() throws Exception {
    Counted counted = thinkingCall(Fault.NONE);

    assertThat(counted.whenGivenUp()).as("given up while it wrote").isPositive();
    assertThat(counted.cancels()).isPositive();
    assertThat(counted.beyond()).as("%s", counted).isLessThanOrEqualTo(CHUNK_TOKENS);
    assertThat(counted.afterCancel()).isZero();
  }

  /** The twin: of a vendor that goes on every token is counted. */
  @Test
  void shouldCountTheTokensThatAVendorMakesAfterTheCancel() throws Exception {
    Counted counted = thinkingCall(Fault.goOnAfterCancel());

    assertThat(counted.beyond()).as("%s", counted).isGreaterThan(CHUNK_TOKENS);
    assertThat(counted.afterCancel()).isGreaterThan(1);
  }

  private static SimulatedCaller phone() {
    return new SimulatedCaller(
        CallerSettings.DEFAULTS,
        SpokenLines.in(Path.of("")),
        line -> {},
        System::nanoTime,
        new Random(1));
  }
}
