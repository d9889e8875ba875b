package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.CallSummary.Action.Kind;
import frontdesk.engine.call.summary.CallSummary.Standing;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.call.summary.Outcome;
import frontdesk.engine.call.summary.Tone;
import frontdesk.engine.call.summary.Transcript;
import frontdesk.ops.call.SummaryReport;
import frontdesk.ops.talk.SummedUpTalks.Held;
import frontdesk.protocol.call.CallEvent.Ending;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What calls that were really held are summed up as, and what of them is never shown unasked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryTest {
  private static final Path CORPUS = Path.of("src/test/resources/frontdesk/ops/talk/corpus");
  private static final String NAME = "Zebulon Quartermaine";

  /** Who is called so has a name that no catalogue and no text of ours has. */
  private static final String GIVEN =
      """
      about = "summed up"
      language = en
      now = "2026-11-23T09:12"
      caller-number = "+40722000111"
      given {
        patients = [
          { ref = z, name = "Zebulon Quartermaine", number = "+40722000111", birth-date = "1980-03-04" }
        ]
        appointments = [
          { ref = a, patient = z, service = dental_checkup, practitioner = mihai_ionescu,
            start = "2026-12-03T11:00" }
        ]
      }
      answers {
        name = "Zebulon Quartermaine"
        name-right = "yes"
        number = "yes"
        birth-date = "the fourth of march nineteen eighty"
        choose = "the first one"
        confirm = "yes"
        callback = "yes"
        more = "no, thank you, that was great, goodbye"
      }
      expect { outcome = nothing }
      """;

  @TempDir private Path folder = Path.of("");
  private SummedUpTalks talks;

  @BeforeAll
  void open() {
    talks = SummedUpTalks.open();
  }

  @AfterAll
  void close() {
    talks.close();
  }

  private Held hold(String... says) throws IOException, InterruptedException {
    return holdOf(GIVEN, says);
  }

  private Held holdOf(String given, String... says) throws IOException, InterruptedException {
    Path file = folder.resolve("call.conf");
    Files.writeString(file, given + "says = [" + String.join(", ", says) + "]\n");
    return talks.hold(file);
  }

  private static String newcomer() {
    return GIVEN.replaceAll("(?s)given \\{.*?\\n}\\n", "");
  }

  @Test
  void shouldSayWhatANewPatientBookedAndAskedFor() throws IOException, InterruptedException {
    // when
    Held held =
        holdOf(newcomer(), "\"a dental checkup with doctor mihai on thursday at eleven please\"");
    CallSummary summary = held.summary();
    SummaryReport report = talks.report(held, Optional.empty());
    // then
    assertThat(summary.outcome()).isEqualTo(Outcome.BOOKED);
    assertThat(summary.caller()).isEqualTo(Standing.NEW);
    assertThat(summary.language()).isEqualTo("en");
    assertThat(summary.actions())
        .singleElement()
        .satisfies(action -> assertThat(action.did()).isEqualTo(Kind.BOOKED));
    assertThat(summary.preferences().weekdays()).containsExactly(DayOfWeek.THURSDAY);
    assertThat(summary.preferences().partsOfDay()).containsExactly(PartOfDay.MORNING);
    assertThat(summary.preferences().practitioners())
        .extracting(Object::toString)
        .containsExactly("mihai_ionescu");
    assertThat(summary.ending()).contains(Ending.COMPLETED);
    assertThat(report.actions().get(0))
        .satisfies(
            action -> {
              assertThat(action.did()).isEqualTo("booked");
              assertThat(action.start()).isEqualTo("2026-11-26T11:00+02:00");
              assertThat(action.service()).isEqualTo("dental_checkup");
              assertThat(action.reference()).matches("\\d+");
            });
    assertThat(report.summary())
        .contains(
            "A new patient called on Monday 23 November 2026 at 09:12 and spoke English",
            "on Thursday 26 November 2026 at 11:00; reference ",
            "a Thursday, the morning");
  }

  @Test
  void shouldSayWhatAKnownPatientChanged() throws IOException, InterruptedException {
    // when
    CallSummary summary = hold("\"I want to move my appointment to thursday at ten\"").summary();
    // then
    assertThat(summary.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(summary.caller()).isEqualTo(Standing.RETURNING);
    assertThat(summary.actions())
        .singleElement()
        .satisfies(
            action -> {
              assertThat(action.did()).isEqualTo(Kind.CHANGED);
              assertThat(action.from()).isPresent();
              assertThat(action.from().orElseThrow()).isNotEqualTo(action.slot());
            });
  }

  @Test
  void shouldSayWhatWasCancelled() throws IOException, InterruptedException {
    CallSummary summary = hold("\"please cancel my appointment\"").summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(summary.actions())
        .extracting(CallSummary.Action::did)
        .containsExactly(Kind.CANCELLED);
    assertThat(summary.preferences().weekdays()).isEmpty();
  }

  @Test
  void shouldSayWhatWasAsked() throws IOException, InterruptedException {
    CallSummary summary =
        hold("\"what are your opening hours\"", "\"what is your address\"").summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.INFORMED);
    assertThat(summary.topics()).containsExactly(Topic.HOURS, Topic.ADDRESS);
    assertThat(summary.caller()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void shouldSayThatACallbackWasPromised() throws IOException, InterruptedException {
    CallSummary summary = hold("\"I want to speak to a human\"").summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.CALLBACK);
    assertThat(summary.callbackDue()).isPresent();
    assertThat(summary.satisfaction().humans()).isEqualTo(1);
  }

  @Test
  void shouldSayThatAHumansNumberWasNamed() throws IOException, InterruptedException {
    String withheld =
        newcomer()
            .replace("caller-number = \"+40722000111\"", "caller-number = withheld")
            .replace("number = \"yes\"", "number = \"no\"");
    CallSummary summary = holdOf(withheld, "\"I want to speak to a human\"").summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.HUMAN);
  }

  @Test
  void shouldPutDangerAboveAll() throws IOException, InterruptedException {
    CallSummary summary =
        hold("\"please cancel my appointment\"", "\"he is unconscious and not breathing\"")
            .summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.EMERGENCY);
    assertThat(summary.happened()).startsWith(Outcome.EMERGENCY);
  }

  @Test
  void shouldSayThatACallerLeft() throws IOException, InterruptedException {
    CallSummary summary =
        hold("\"a filling please\"".replace("filling", "dental checkup"), "{ hang-up = true }")
            .summary();
    CallSummary atOnce = hold("{ silence = true }", "{ hang-up = true }").summary();
    assertThat(List.of(summary, atOnce))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.ending()).isPresent());
    assertThat(atOnce.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(atOnce.satisfaction().silences()).isEqualTo(1);
    assertThat(atOnce.satisfaction().askedAgain()).isEqualTo(1);
    assertThat(atOnce.ending()).contains(Ending.CALLER_HUNG_UP);
  }

  @Test
  void shouldSayThatNothingWasDone() throws IOException, InterruptedException {
    CallSummary summary = hold("\"goodbye\"").summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(summary.actions()).isEmpty();
  }

  @Test
  void shouldCountHowItWent() throws IOException, InterruptedException {
    Held held =
        hold(
            "\"flurbel wurbel\"",
            "{ after-words = 3, say = \"say that again please\" }",
            "\"slower please\"",
            "\"this is ridiculous, you are useless\"",
            "\"goodbye\"");
    CallSummary summary = held.summary();
    assertThat(summary.satisfaction().notUnderstood()).isEqualTo(2);
    assertThat(summary.satisfaction().interruptions()).isEqualTo(1);
    assertThat(summary.satisfaction().repeats()).isEqualTo(1);
    assertThat(summary.satisfaction().slower()).isEqualTo(1);
    assertThat(talks.report(held, Optional.empty()).summary())
        .contains("not understood 2 times", "interrupted 1 time");
    // words that were not understood are not kept: they have no tone
    assertThat(Tone.of(held.events(), talks.words(held)).upset()).isZero();
  }

  @Test
  void shouldCountWordsOfToneOnlyWhereTheyWereOpened() throws IOException, InterruptedException {
    Held held = hold("\"what are your opening hours\"");
    assertThat(talks.report(held, Optional.empty()).satisfaction().thankful()).isEqualTo(-1);
    SummaryReport opened = talks.report(held, Optional.of(talks.words(held)));
    assertThat(opened.satisfaction().thankful()).isEqualTo(2);
    assertThat(opened.satisfaction().upset()).isZero();
  }

  @Test
  void shouldShowOfAnInterruptedPromptWhatWasHeard() throws IOException, InterruptedException {
    // when
    Held held = hold("{ after-words = 4, say = \"what are your opening hours\" }", "\"goodbye\"");
    List<Transcript.Line> lines = Transcript.of(held.events(), Optional.of(talks.words(held)));
    // then
    Transcript.Line cut =
        lines.stream().filter(line -> line.what().equals("cut-off")).findFirst().orElseThrow();
    assertThat(cut.detail()).contains("greeting").endsWith("words heard: 4");
    assertThat(cut.words().orElseThrow().split(" ")).hasSize(4);
    assertThat(lines)
        .filteredOn(line -> line.who() == Transcript.Speaker.CALLER)
        .extracting(line -> line.words().orElse(""))
        .contains("what are your opening hours");
    assertThat(Transcript.of(held.events(), Optional.empty()))
        .allSatisfy(line -> assertThat(line.words()).isEmpty());
  }

  @Test
  void shouldNameToolsAndTheCodesOfTheirAnswers() throws IOException, InterruptedException {
    Held held = hold("\"please cancel my appointment\"");
    assertThat(Transcript.of(held.events(), Optional.empty()))
        .filteredOn(line -> line.who() == Transcript.Speaker.TOOL)
        .extracting(line -> line.what() + " " + line.detail())
        .contains(
            "identify_user PATIENT_IDENTIFIED",
            "retrieve_appointments APPOINTMENTS_FOUND 1",
            "cancel_appointment APPOINTMENT_CANCELLED");
  }

  @Test
  void shouldShowNoPatientsWordUnlessWordsWereOpened() throws IOException, InterruptedException {
    // given
    Held held = holdOf(newcomer(), "\"a dental checkup on thursday at eleven please\"");
    OpenedWords words = talks.words(held);
    // then: the twin finds what is looked for
    assertThat(talks.json(held, Optional.empty())).doesNotContain(NAME, "Zebulon", "722000111");
    assertThat(talks.json(held, Optional.of(words))).contains(NAME);
    // and nobody does once the key is gone
    talks.forget(held);
    assertThat(talks.json(held, Optional.of(talks.words(held))))
        .contains(OpenedWords.ERASED)
        .doesNotContain(NAME, "Zebulon");
  }

  @Test
  void shouldSumUpEveryWrittenConversationWithoutAWordOfIt()
      throws IOException, InterruptedException {
    int summedUp = 0;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path path : files.filter(file -> file.toString().endsWith(".conf")).sorted().toList()) {
        shouldKeepToItself(talks.hold(path));
        summedUp++;
      }
    }
    assertThat(summedUp).isGreaterThanOrEqualTo(150);
  }

  private void shouldKeepToItself(Held held) throws JsonProcessingException {
    String shown = talks.json(held, Optional.empty());
    String opened = talks.json(held, Optional.of(talks.words(held)));
    List<String> said =
        held.file().says().stream()
            .filter(TalkFile.Act.Say.class::isInstance)
            .map(act -> ((TalkFile.Act.Say) act).words())
            .filter(words -> words.contains(" "))
            .toList();
    assertThat(said).allSatisfy(words -> assertThat(shown).doesNotContain(words));
    held.file()
        .expected()
        .patients()
        .ifPresent(
            names ->
                names.forEach(
                    name -> assertThat(shown).as(held.file().name()).doesNotContain(name)));
    assertThat(opened).contains("\"words\":\"");
    assertThat(held.summary().happened()).isNotNull();
  }
}
