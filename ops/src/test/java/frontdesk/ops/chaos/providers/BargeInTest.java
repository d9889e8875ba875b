package frontdesk.ops.chaos.providers;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.SpokenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A caller speaks over the offers, which the vendor is still making. */
@Execution(ExecutionMode.CONCURRENT)
class BargeInTest {
  private static final Duration INTO_THE_OFFERS = Duration.ofMillis(800);

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
      SimulatedCaller phone =
          new SimulatedCaller(
              CallerSettings.DEFAULTS,
              SpokenLines.in(Path.of("")),
              line -> {},
              System::nanoTime,
              new Random(1));
      SimulatedCaller.Result result =
          phone.call(
              CallOrder.to(node.node().uri(vendors.id())).withFrom("sip:+442079460001@127.0.0.1"),
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
  }

  /** The twin: a vendor that goes on is counted. */
  @Test
  void shouldCountWhatIsMadeAfterTheCancel() throws Exception {
    assertThat(call(Fault.goOnAfterCancel()).counts().get(Counts.Of.AFTER_CANCEL)).isGreaterThan(1);
  }
}
