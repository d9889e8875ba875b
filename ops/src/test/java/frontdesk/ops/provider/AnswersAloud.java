package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.chaos.providers.Vendors;
import frontdesk.ops.firstcall.harness.CallFacts;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.FakeWatch;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that writes slowly, over real wires: its first sentence is heard on the telephone before
 * it has written the last, each once, and nothing between them.
 */
abstract class AnswersAloud {
  private static final String ODD = "gnashers buffed up by you lot";
  private static final String FIRST = "Of course, we are happy to help you.";
  private static final String SECOND = "You are in good hands with us here.";
  private static final String THIRD = "We are glad that you called.";
  private static final String ANSWER_FIRST =
      "frontdesk.call { filler-after = 2s, filler-latest = 5s }\n";
  private static final int MILLISECOND = 8;
  private static final int LONGEST_HOLE_MS = 500;

  @TempDir Path directory;

  @Test
  void shouldSayTheFirstSentenceWhileTheModelWritesTheLast() throws Exception {
    AtomicLong written = new AtomicLong();
    try (Vendors vendors = Vendors.deepgramAndCartesia("answer")) {
      vendors.ear().always(ODD);
      vendors.mind().paced(ModelPace.of(Duration.ofMillis(100), Duration.ofMillis(45)));
      vendors.mind().answersBy(asked -> answer());
      vendors.mind().watchedBy(noting(written));
      try (ServedClinic clinic = ServedClinic.start(vendors, directory, ANSWER_FIRST)) {
        // when
        MeasuredCall measured = call(clinic);
        // then
        NodeUnderTest node = clinic.node();
        CallId call = new CallId(measured.farTag());
        String told = measured.reason() + " " + node.calls().words(call);
        CallFacts facts = new CallFacts(node.events(call));
        assertThat(facts.decisions(Decision.SayMore.class)).as(told).hasSize(2);
        MeasuredCall.Turn asked = measured.turns().get(measured.turns().size() - 1);
        assertThat(Objects.requireNonNull(asked.moments()).answered())
            .as(told)
            .isNotNull()
            .isLessThan(written.get());
        shouldBeHeardInTurn(clinic.heard());
      }
    }
  }

  /** Two sentences word by word, and the last letter by letter. */
  private static ModelAnswer answer() {
    List<String> pieces = new ArrayList<>();
    Stream.of((FIRST + " " + SECOND + " ").split("(?<= )", -1))
        .filter(piece -> !piece.isEmpty())
        .forEach(pieces::add);
    pieces.addAll(List.of(THIRD.split("", -1)));
    return ModelAnswer.text(pieces.toArray(String[]::new));
  }

  private static FakeWatch noting(AtomicLong written) {
    return new FakeWatch() {
      @Override
      public void asked(String text) {
        // Only the end counts.
      }

      @Override
      public void given(String text) {
        written.set(System.nanoTime());
      }
    };
  }

  private static MeasuredCall call(ServedClinic clinic) throws Exception {
    SimulatedCaller phone =
        new SimulatedCaller(
            CallerSettings.DEFAULTS,
            SpokenLines.in(Path.of("")),
            line -> {},
            System::nanoTime,
            new Random(1));
    return clinic.call(
        phone,
        "+442079460701",
        new CallScript(
            CallScript.DEFAULT_VOICE,
            List.of(
                CallScript.interruptAfter(Duration.ofMillis(500)),
                CallScript.say("yes"),
                CallScript.waitForTurn(),
                CallScript.hangUp())));
  }

  /** Each has a level of its own: where it was heard, and how often. */
  private static void shouldBeHeardInTurn(short[] heard) {
    assertThat(starts(heard, FakeSpeech.samples("what nobody said")[0])).isEmpty();
    int end = -1;
    for (String sentence : List.of(FIRST, SECOND, THIRD)) {
      short level = FakeSpeech.samples(sentence)[0];
      List<Integer> starts = starts(heard, level);
      assertThat(starts).as("%s: at each of these samples", sentence).hasSize(1);
      if (end >= 0) {
        assertThat((starts.get(0) - end) / MILLISECOND).isBetween(0, LONGEST_HOLE_MS);
      }
      end = end(heard, level);
    }
  }

  /** Where at least a fifth of a second of this level begins that is another hearing of it. */
  private static List<Integer> starts(short[] samples, short level) {
    List<Integer> starts = new ArrayList<>();
    int run = 0;
    int last = Integer.MIN_VALUE / 2;
    for (int at = 0; at < samples.length; at++) {
      run = samples[at] == level ? run + 1 : 0;
      if (run == 200 * MILLISECOND) {
        int from = at - run + 1;
        if (from - last > LONGEST_HOLE_MS * MILLISECOND) {
          starts.add(from);
        }
      }
      last = run >= 200 * MILLISECOND ? at : last;
    }
    return starts;
  }

  private static int end(short[] samples, short level) {
    int end = -1;
    int run = 0;
    for (int at = 0; at < samples.length; at++) {
      run = samples[at] == level ? run + 1 : 0;
      end = run >= 200 * MILLISECOND ? at + 1 : end;
    }
    return end;
  }
}
