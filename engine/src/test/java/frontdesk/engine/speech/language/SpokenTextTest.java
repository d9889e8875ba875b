package frontdesk.engine.speech.language;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {
  private static final Opener OPEN =
      new Opener() {
        @Override
        public Optional<String> text(Sealed handle) {
          return Optional.of(SampleClinics.opened(handle));
        }

        @Override
        public Optional<byte[]> audio(Sealed handle) {
          return Optional.of(handle.bytes());
        }
      };
  private final EnglishSpeech speech = EnglishSpeech.SHARED;

  @ParameterizedTest
  @CsvSource({
    "2028, twenty twenty eight, două mii douăzeci și opt",
    "2030, twenty thirty, două mii treizeci",
    "2009, two thousand nine, două mii nouă"
  })
  void shouldSayYears(int year, String english, String romanian) {
    assertThat(speech.year(year)).isEqualTo(english);
    assertThat(RomanianSpeech.SHARED.year(year)).isEqualTo(romanian);
  }

  @ParameterizedTest
  @CsvSource({
    "15:00, three o'clock in the afternoon",
    "14:30, half past two in the afternoon",
    "15:45, quarter to four in the afternoon",
    "12:45, quarter to one in the afternoon",
    "11:45, quarter to twelve in the morning",
    "09:15, quarter past nine in the morning",
    "09:20, nine twenty in the morning",
    "09:05, nine oh five in the morning",
    "12:00, noon",
    "12:10, twelve ten in the afternoon",
    "00:00, midnight",
    "00:30, half past twelve in the morning",
    "18:00, six o'clock in the evening",
    "23:45, quarter to twelve in the evening",
  })
  void shouldSayTimes(LocalTime time, String words) {
    assertThat(speech.time(time)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-12-03;Thursday, the third of December",
        "2026-11-30;Monday, the thirtieth of November",
        "2027-01-21;Thursday, the twenty first of January",
        "2028-02-29;Tuesday, the twenty ninth of February",
      })
  void shouldSayDays(LocalDate date, String words) {
    assertThat(speech.day(date)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200;RON;two hundred lei",
        "1;RON;one leu",
        "35.50;GBP;thirty five pounds and fifty pence",
        "1.01;GBP;one pound and one penny",
        "0.50;EUR;fifty cents",
        "1250;USD;one thousand two hundred fifty dollars",
        "90;CHF;ninety Swiss francs",
        "0;GBP;zero pounds",
      })
  void shouldSayAmounts(BigDecimal amount, String currency, String words) {
    assertThat(speech.money(amount, currency)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"45678;four five six, seven eight", "7;seven", "AB-12;A B one, two", "'';''"})
  void shouldSayDigitsOneByOne(String digits, String words) {
    assertThat(speech.digits(digits)).isEqualTo(words);
  }

  @Test
  void shouldFillAReadBack() {
    // given
    Phrase readBack =
        new Phrase(
            "confirm",
            Map.of(
                "service", new Argument.NamedService(new ServiceId("teeth_cleaning")),
                "minutes", new Argument.Count(45),
                "practitioner", new Argument.NamedPractitioner(new PractitionerId("ana_popescu")),
                "date", new Argument.Day(LocalDate.of(2026, 11, 24)),
                "time", new Argument.TimeOfDay(LocalTime.of(15, 0)),
                "price", new Argument.Money(BigDecimal.valueOf(200)),
                "digits", new Argument.LastDigits(SampleClinics.openly("+40722123456"), 3)));
    String template =
        "A {service} of {minutes} minutes with {practitioner} on {date} at {time}, for {price}."
            + " Your number ends in {digits}.";
    // when
    List<Segment> segments = render(readBack, template, OPEN);
    // then
    assertThat(segments)
        .containsExactly(
            new Segment.Words(
                "A teeth cleaning of forty five minutes with Doctor Anna Popescu on Tuesday, the"
                    + " twenty fourth of November at three o'clock in the afternoon, for two"
                    + " hundred lei. Your number ends in four five six."));
  }

  @Test
  void shouldPlayARecordedNameBetweenWords() {
    Phrase phrase =
        new Phrase("key", Map.of("name", new Argument.Recording(SampleClinics.openly("samples"))));
    List<Segment> segments = render(phrase, "I heard: {name}. Is that right?", OPEN);
    assertThat(segments)
        .containsExactly(
            new Segment.Words("I heard:"),
            new Segment.Recorded(SampleClinics.openly("samples").bytes()),
            new Segment.Words("Is that right?"));
    assertThat(SpokenText.wordCount(segments)).isEqualTo(6);
  }

  @Test
  void shouldSkipWhatIsErased() {
    Map<String, Argument> sealed =
        Map.of(
            "name", new Argument.Recording(SampleClinics.openly("samples")),
            "words", new Argument.Words(SampleClinics.openly("Ann")),
            "digits", new Argument.LastDigits(SampleClinics.openly("123"), 2));
    List<Segment> segments =
        render(new Phrase("key", sealed), "a {name} b {words} c {digits}", Opener.NOTHING);
    assertThat(segments)
        .containsExactly(
            new Segment.Words("a"),
            new Segment.Erased(),
            new Segment.Words("b"),
            new Segment.Erased(),
            new Segment.Words("c"),
            new Segment.Erased());
    assertThat(SpokenText.wordCount(segments)).isEqualTo(3);
  }

  @Test
  void shouldSayFactsOfTheClinic() {
    assertThat(words("{clinic}, {address}", Map.of()))
        .isEqualTo(
            "Bright Smile Dental Clinic, twelve Flower Street, near the old town, in Bucharest");
    assertThat(
            words(
                "{hours}",
                Map.of("hours", new Argument.OfClinic(Argument.ClinicFact.OPENING_HOURS))))
        .isEqualTo(
            "Monday to Friday, eight in the morning to six in the evening, and Saturday, nine in"
                + " the morning to two in the afternoon");
    assertThat(
            words(
                "Call {number} now",
                Map.of("number", new Argument.OfClinic(Argument.ClinicFact.EMERGENCY_NUMBER))))
        .isEqualTo("Call one one two now");
    for (Argument.ClinicFact fact : Argument.ClinicFact.values()) {
      assertThat(words("{it}", Map.of("it", new Argument.OfClinic(fact)))).isNotBlank();
    }
  }

  @Test
  void shouldSayNumbersOfATextInWords() {
    assertThat(words("Press 1. Or 2, or 12: at 3.5 or 10:30.", Map.of()))
        .isEqualTo("Press one. Or two, or twelve: at 3.5 or 10:30.");
  }

  @Test
  void shouldSayAttributes() {
    Map<String, Argument> arguments =
        Map.of(
            "service", new Argument.NamedService(new ServiceId("filling")),
            "practitioner", new Argument.NamedPractitioner(new PractitionerId("elena_marin")),
            "date", new Argument.Day(LocalDate.of(2026, 11, 24)),
            "slot", new Argument.Moment(LocalDateTime.of(2026, 11, 24, 9, 30)));
    assertThat(words("{service.minutes} {service.price}", arguments))
        .isEqualTo("sixty three hundred lei");
    assertThat(words("{practitioner.years} {practitioner.specialty}", arguments))
        .isEqualTo("nine orthodontics and cosmetic dentistry");
    assertThat(words("{weekday} {date.weekday}", arguments)).isEqualTo("Tuesday Tuesday");
    assertThat(words("{slot}", arguments))
        .isEqualTo("Tuesday, the twenty fourth of November, at half past nine in the morning");
  }

  @Test
  void shouldLetTheClinicsOwnTextGoFirst() {
    Catalogue clinic = SampleClinics.FAMILY;
    List<Segment> segments =
        SpokenText.render(
            List.of(Phrase.of("greeting")), Map.of("greeting", "bundled"), clinic, OPEN);
    assertThat(segments).hasSize(1);
    assertThat(segments.get(0))
        .isInstanceOfSatisfying(
            Segment.Words.class, words -> assertThat(words.text()).startsWith("Harbor View"));
  }

  @Test
  void shouldSayTheRestWhereSomethingIsMissing() {
    List<Segment> segments =
        SpokenText.render(
            List.of(Phrase.of("unknown"), Phrase.of("key")),
            Map.of("key", "See {nobody} you."),
            SampleClinics.DENTAL,
            OPEN);
    assertThat(segments).containsExactly(new Segment.Words("See you."));
  }

  @Test
  void shouldKnowSentencesThatNeverChange() {
    Map<String, String> texts =
        Map.of("a", "Which day?", "b", "On {date}?", "c", "This is {clinic}.");
    assertThat(SpokenText.fixedSentences(texts, SampleClinics.FAMILY))
        .contains("Which day?", "This is Harbor View Family Practice.")
        .noneMatch(text -> text.contains("On"));
  }

  @Test
  void shouldCountWordsThatWentOut() {
    // given: 4 words in 4,000 samples, a recording of 1,000, 2 words in 1,000
    List<Segment> segments =
        List.of(
            new Segment.Words("this is your name"),
            new Segment.Recorded(new byte[0]),
            new Segment.Words("is it"));
    List<Long> samples = List.of(4_000L, 1_000L, 1_000L);
    // then
    assertThat(SpokenText.wordsHeard(segments, samples, 0)).isZero();
    assertThat(SpokenText.wordsHeard(segments, samples, -5)).isZero();
    assertThat(SpokenText.wordsHeard(segments, samples, 1_999)).isEqualTo(1);
    assertThat(SpokenText.wordsHeard(segments, samples, 4_000)).isEqualTo(4);
    assertThat(SpokenText.wordsHeard(segments, samples, 4_999)).isEqualTo(4);
    assertThat(SpokenText.wordsHeard(segments, samples, 5_500)).isEqualTo(6);
    assertThat(SpokenText.wordsHeard(segments, samples, 99_999)).isEqualTo(7);
    assertThat(SpokenText.wordCount(segments)).isEqualTo(7);
  }

  @Test
  void shouldNotShowWhatIsSaid() {
    assertThat(new Segment.Words("Smith").toString()).doesNotContain("Smith");
    assertThat(new Segment.Recorded(new byte[] {42}).toString()).doesNotContain("42");
  }

  private static String words(String template, Map<String, Argument> arguments) {
    List<Segment> segments = render(new Phrase("key", arguments), template, OPEN);
    assertThat(segments).hasSize(1);
    return ((Segment.Words) segments.get(0)).text();
  }

  private static List<Segment> render(Phrase phrase, String template, Opener opener) {
    return SpokenText.render(
        List.of(phrase), Map.of(phrase.key(), template), SampleClinics.DENTAL, opener);
  }
}
