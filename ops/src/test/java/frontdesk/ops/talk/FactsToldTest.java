package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.speech.language.Segment;
import frontdesk.ops.node.LoneClinic;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What callers ask of the clinic, and the answer as it is spoken, in both languages. The clinic is
 * the sample one; it is a Sunday, the 22nd of November 2026.
 */
class FactsToldTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-22T10:00");
  private static TalkPlace place;

  @BeforeAll
  static void open() {
    place = ((TalkPlace.Opening.Opened) TalkPlace.open(Optional.empty())).place();
  }

  @AfterAll
  static void close() {
    place.close();
  }

  /** What is said to the last of these sentences. */
  private static String answer(String language, String sentences) throws InterruptedException {
    Catalogue catalogue = place.catalogue("bright-smile").orElseThrow();
    TalkClock clock = new TalkClock(NOW.atZone(catalogue.zone()).toInstant());
    ToolDesk.Desks desks =
        place.clinics().open(catalogue, new LoneClinic.Time(clock, clock::nanoTime));
    TextCall call =
        TextCall.open(
            CallId.create(new ShardId("talk-0"), new SplittableRandom(7)),
            new TextCall.Parts(
                place.clinics().knowledge(catalogue),
                place.interpreter(),
                desks,
                place.storage().keys(),
                place.clinics().bounds(),
                clock),
            Optional.of("+40722333444"),
            language);
    int before = 0;
    for (String sentence : sentences.split(" / ", -1)) {
      before = said(call).size();
      call.say(sentence);
    }
    List<String> said = said(call);
    return String.join(" ", said.subList(before, said.size()));
  }

  private static List<String> said(TextCall call) {
    return call.taken().stream()
        .flatMap(taken -> taken.decisions().stream())
        .filter(Decision.Say.class::isInstance)
        .map(Decision.Say.class::cast)
        .map(
            say ->
                call.spoken(say).stream()
                    .map(segment -> segment instanceof Segment.Words words ? words.text() : "")
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|extraction, wednesday at ten, doctor ana / Mary Poe / yes / yes / no / yes|Before you come",
        "ro|extractie, miercuri la zece, doamna ana / Ion Pop / da / da / nu / da|Înainte să veniți: Vă",
        "en|filling, wednesday at ten, doctor ana / Mary Poe / yes / yes / yes|",
      })
  void shouldTellWhatToDoBeforeTheVisitOnceItIsBooked(
      String language, String sentences, String told) throws InterruptedException {
    String said = answer(language, sentences);
    if (told == null) {
      assertThat(said).contains("You are booked").doesNotContain("Before you come");
    } else {
      assertThat(said).contains(told);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|is whitening covered by Medicover?|For teeth whitening, we accept no insurance",
        "ro|albirea e decontata de Regina Maria?|Pentru albire dentară nu acceptăm nicio asigurare",
        "en|is a filling covered by Medicover?|We accept insurance from Regina Maria, Medicover",
        "ro|plomba e decontata de Medicover?|Acceptăm asigurări de la Regina Maria, Medicover",
        "en|do you accept Allianz insurance?|I do not find that one among our insurers.",
        "ro|acceptati asigurare Allianz?|Nu găsesc asigurarea aceasta printre cele cu care lucrăm",
        "en|are you open today / what about Medicover?|We accept insurance from Regina Maria",
        "ro|sunteti deschisi azi / dar Medicover?|Acceptăm asigurări de la Regina Maria",
        "en|do you work with Medicover|For teeth whitening, we accept no insurance",
        "ro|lucrati cu Medicover|Pentru albire dentară nu acceptăm nicio asigurare",
        "en|how much is an implant?|I do not find that among our services. We offer teeth clean",
        "ro|cat costa un implant?|Nu găsesc asta printre serviciile noastre. Oferim detartraj",
        "en|a cleaning / how much is an implant?|I do not find that among our services",
        "ro|un detartraj / cat costa un implant?|Nu găsesc asta printre serviciile noastre",
        "en|a cleaning / how much is it?|teeth cleaning takes forty five minutes",
        "ro|un detartraj / cat costa?|detartraj durează patruzeci și cinci de minute",
        "en|are you open at christmas?|twenty sixth of December we are closed for a holiday",
        "ro|de craciun sunteti deschisi?|douăzeci și cinci decembrie suntem închiși, este sărbăt",
        "en|when does Doctor Marin work|Doctor Elena Marin works Tuesday and Wednesday, nine in",
        "ro|ce program are doamna Marin|Doamna doctor Elena Marin lucrează marți și miercuri",
        "en|when does Doctor Marin work on friday|Doctor Elena Marin works from two o'clock in th",
        "ro|ce program are doamna Marin joi|Doamna doctor Elena Marin nu lucrează joi",
        "en|when do you open|We are open Monday to Friday, eight in the morning",
        "ro|ce program aveti|Program: de luni până vineri, de la ora opt dimineața",
        "en|I want to speak to a person|at zero two one, five five five, zero one nine nine.",
        "ro|vreau sa vorbesc cu un om|la zero doi unu, cinci cinci cinci, zero unu nouă nouă.",
        "en|checkup on tuesday at 5 pm with doctor ana|Popescu works from eight o'clock in the mor",
        "ro|consultatie marti la cinci cu doamna Ana|Popescu lucrează de la ora opt dimineața",
        "en|checkup on friday with doctor mihai|Doctor Mihai Ionescu does not work on Friday",
        "ro|consultatie vineri cu domnul Ionescu|Domnul doctor Mihai Ionescu nu lucrează vineri",
        "en|filling on wednesday at half past five pm|filling takes sixty minutes, and on Wednesda",
        "ro|o plomba miercuri la cinci jumate|plombă durează șaizeci de minute, iar miercuri",
        "en|a filling on wednesday at nine pm|we are open from eight o'clock in the morning to",
        "ro|o plomba miercuri la noua seara|suntem deschiși de la ora opt dimineața la ora șase",
        "en|how do I prepare for an extraction?|light before you come, and tell us which medic",
        "ro|cum ma pregatesc pentru o extractie?|mâncați ceva ușor înainte să veniți și să ne spun",
        "en|how do I prepare for a whitening?|Please drink no coffee",
        "ro|cum ma pregatesc pentru albire?|Vă rugăm să nu beți cafea",
        "en|how do I prepare for a filling?|I know of nothing that you have to do before filling",
        "ro|cum ma pregatesc pentru o plomba?|Nu știu de nimic ce trebuie făcut înainte de plombă",
        "en|how long does a cleaning take?|teeth cleaning takes forty five minutes",
        "ro|cat dureaza un detartraj?|detartraj durează patruzeci și cinci de minute",
      })
  void shouldAnswerByTheCatalogue(String language, String sentences, String told)
      throws InterruptedException {
    assertThat(answer(language, sentences)).contains(told);
  }
}
