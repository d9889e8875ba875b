package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A note in the words of a wish: where it begins, what it is a note to, and what is none. */
class NoteWordsTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 10, 0);
  private static final InterpreterSettings SHORT = new InterpreterSettings(5, 0.3, 0.7, 20);

  private static final Sealer WRITTEN =
      new Sealer() {
        @Override
        public Sealed number(String e164) {
          return SampleClinics.openly(e164);
        }

        @Override
        public Sealed email(String address) {
          return SampleClinics.openly(address);
        }

        @Override
        public Sealed birthDate(String isoDate) {
          return SampleClinics.openly(isoDate);
        }

        @Override
        public Optional<Sealed> name(String words) {
          return Optional.of(SampleClinics.openly(words));
        }

        @Override
        public Optional<Sealed> note(String words) {
          return Optional.of(SampleClinics.openly(words));
        }
      };

  private static Understanding read(
      InterpreterSettings settings, String language, Question question, String words) {
    Interpretation made =
        Interpreter.everyLanguage(settings)
            .interpret(
                new Transcript(
                    language, 0, Duration.ZERO, List.of(new Transcript.Hypothesis(words, 1.0))),
                new Expectation(question, List.of(), Map.of(), language),
                SampleClinics.DENTAL,
                NOW,
                Optional.empty(),
                WRITTEN);
    return made instanceof Interpretation.Understood understood
        ? understood.understanding()
        : Understanding.NOTHING;
  }

  private static Understanding read(String language, String words) {
    return read(InterpreterSettings.DEFAULT, language, Question.INTENT, words);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | please tell the dentist that I'm allergic to latex | I'm allergic to latex",
        "en | tell the doctor I take blood thinners, thank you | I take blood thinners",
        "en | let the doctor know I'll be ten minutes late | I'll be ten minutes late",
        "en | for my appointment on Tuesday, tell the dentist I am pregnant | I am pregnant",
        "en | add a note that I need the wheelchair entrance | I need the wheelchair entrance",
        "ro | spuneți-i medicului că sunt alergică la latex | sunt alergică la latex",
        "ro | vreau să știe doctorul că iau anticoagulante | iau anticoagulante",
        "ro | să-i transmiteți medicului că întârzii zece minute | întârzii zece minute",
      })
  void shouldTakeTheNoteFromTheWordsOfTheWish(String language, String words, String note) {
    Understanding said = read(language, words);
    assertThat(said.intent()).contains(Intent.NOTE_APPOINTMENT);
    assertThat(said.note()).contains(SampleClinics.openly(note));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I'd like to add a note to my appointment",
        "en | can you put a note on my appointment",
        "ro | aș vrea să adaug o notă la programare",
        "ro | vreau să adaug o mențiune la programarea mea",
      })
  void shouldHearTheWishWhereTheNoteIsYetToBeSaid(String language, String words) {
    Understanding said = read(language, words);
    assertThat(said.intent()).contains(Intent.NOTE_APPOINTMENT);
    assertThat(said.note()).isEmpty();
  }

  @Test
  void shouldTakeADayBeforeTheNoteForTheAppointmentsAndNoneOfTheNotes() {
    Understanding said =
        read("en", "for my appointment on Tuesday, tell the dentist I fell on Friday");
    assertThat(said.date()).contains(NOW.toLocalDate().plusDays(3));
    assertThat(said.note()).contains(SampleClinics.openly("I fell on Friday"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CANCEL_APPOINTMENT | please tell the dentist I can't come on Tuesday",
        "MOVE_APPOINTMENT | tell the doctor I need to move my appointment to Friday",
        "CANCEL_APPOINTMENT | cancel my appointment and tell the doctor I'm sorry",
        "EMERGENCY | tell the doctor I can't breathe",
      })
  void shouldDoWhatIsToBeDoneRatherThanNoteIt(Intent wanted, String words) {
    Understanding said = read("en", words);
    assertThat(said.intent()).contains(wanted);
    assertThat(said.note()).isEmpty();
  }

  @Test
  void shouldGiveTheNoteToTheBookingThatIsWishedWithIt() {
    Understanding said =
        read("en", "I'd like to book a cleaning tomorrow, and tell the dentist I'm allergic");
    assertThat(said.intent()).contains(Intent.BOOK);
    assertThat(said.note()).contains(SampleClinics.openly("I'm allergic"));
  }

  @Test
  void shouldTakeNoNoteFromAnAnswerToAnotherQuestion() {
    assertThat(
            read(InterpreterSettings.DEFAULT, "en", Question.TIME, "tell the dentist at three")
                .note())
        .isEmpty();
  }

  @Test
  void shouldEndALongNoteWithItsLastWholeWordWithin() {
    Understanding said =
        read(SHORT, "en", Question.INTENT, "tell the doctor that I am allergic to everything");
    assertThat(said.note()).contains(SampleClinics.openly("I am allergic to"));
    Understanding answered =
        read(SHORT, "en", Question.NOTE, "penicillin and ibuprofen give me a rash");
    assertThat(answered.note()).contains(SampleClinics.openly("penicillin and"));
  }
}
