package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.ScriptStep;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import frontdesk.ops.chaos.providers.Patient;
import frontdesk.ops.chaos.providers.Vendors;
import frontdesk.ops.firstcall.harness.CallFacts;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A caller speaks Romanian over SIP and RTP, is heard by Soniox (scripted words, real wire), books,
 * and hears Romanian by Cartesia.
 */
abstract class RomanianCalls {
  private static final Duration BREATH = Duration.ofMillis(200);
  private static final int SECOND = 8_000;
  private static final int PACKET = SECOND / 50;

  /** Whether a prompt is over, the caller knows from the journal. */
  private static final CallerSettings PATIENCE =
      CallerSettings.DEFAULTS
          .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30))
          .withTurns(BREATH, BREATH, BREATH);

  @TempDir Path directory;

  @Test
  void shouldBookByRomanianWordsAndAnswerInRomanian() throws Exception {
    try (Vendors vendors = Vendors.sonioxAndCartesia("romanian")) {
      try (ServedClinic clinic = ServedClinic.start(vendors, directory, "")) {
        MeasuredCall measured = call(clinic);
        NodeUnderTest node = clinic.node();
        CallId call = new CallId(measured.farTag());

        assertThat(node.bookings(call))
            .as("%s %s", measured.reason(), node.calls().words(call))
            .hasSize(1);
        assertHeardInRomanian(node, vendors, call);
        assertSpokenInRomanian(clinic, measured);
      }
    }
  }

  private MeasuredCall call(ServedClinic clinic) throws Exception {
    Patient patient =
        new Patient(
                lines(), clinic.node()::events, line -> clinic.vendors().ear().always(line.words()))
            .pressingFirst("9");
    SimulatedCaller phone =
        new SimulatedCaller(
            PATIENCE, SpokenLines.in(directory), line -> {}, System::nanoTime, new Random(1));
    return clinic.call(phone, "+40731200518", CallScript.of(new ScriptStep.Converse(patient)));
  }

  private List<Patient.Line> lines() throws Exception {
    return List.of(
        line(Question.INTENT, "aș vrea o programare la control"),
        line(Question.SERVICE, "un control"),
        line(Question.PRACTITIONER, "oricine"),
        line(Question.DATE, "marți la zece"),
        line(Question.TIME, "la zece"),
        line(Question.OFFER, "prima"),
        line(Question.NAME, "Ioana Radu"),
        line(Question.NAME_CONFIRM, "da"),
        line(Question.CONTACT_CONFIRM, "da"),
        line(Question.NOTE, "nu"),
        line(Question.CONFIRM, "da"),
        line(Question.MORE, "nu, mulțumesc"));
  }

  /** Read by espeak-ng, which every machine that tests has. */
  private Patient.Line line(Question question, String words)
      throws IOException, InterruptedException {
    String file = question + ".wav";
    Process process =
        new ProcessBuilder(
                "espeak-ng", "-v", "ro", "--stdin", "-w", directory.resolve(file).toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().write((words + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("espeak-ng").isZero();
    return new Patient.Line(question, file, words);
  }

  private static void assertHeardInRomanian(NodeUnderTest node, Vendors vendors, CallId call)
      throws Exception {
    assertThat(vendors.ear().languages()).last().isEqualTo("ro");
    assertThat(vendors.ear().hints()).contains("detartraj");
    assertThat(vendors.ear().counts().get(Counts.Of.AUDIO_MS)).isGreaterThan(3_000);
    assertThat(vendors.ear().counts().get(Counts.Of.OFFENCES)).isZero();
    List<Decision.Say> said = new CallFacts(node.events(call)).decisions(Decision.Say.class);
    assertThat(said.stream().skip(1).map(say -> say.expectation().language()).distinct())
        .containsExactly("ro");
  }

  /** What is read back before it is booked was made by the vendor, and came through to the ear. */
  private static void assertSpokenInRomanian(ServedClinic clinic, MeasuredCall measured)
      throws IOException {
    Vendors vendors = clinic.vendors();
    assertThat(vendors.voice().counts().get(Counts.Of.OFFENCES)).isZero();
    List<String> words = clinic.node().calls().words(new CallId(measured.farTag()));
    List<String> made =
        vendors.voice().spoken().stream()
            .filter(text -> text.made() == text.whole())
            .map(SpokenText::text)
            .filter(text -> words.stream().anyMatch(prompt -> prompt.contains(text)))
            .toList();
    assertThat(made).anyMatch(text -> text.contains("marți"));
    short[] played = clinic.heard();
    for (String text : made) {
      assertThat(heard(played, FakeSpeech.samples(text)[0])).as(text).isGreaterThan(SECOND / 2);
    }
    assertThat(heard(played, FakeSpeech.samples("what nobody said")[0])).isLessThan(SECOND / 4);
  }

  /** Samples of this level, packet by packet: a busy machine may play some of them late. */
  private static int heard(short[] samples, short level) {
    int heard = 0;
    int run = 0;
    for (short sample : samples) {
      run = sample == level ? run + 1 : 0;
      heard += run == PACKET ? PACKET : run > PACKET ? 1 : 0;
    }
    return heard;
  }
}
