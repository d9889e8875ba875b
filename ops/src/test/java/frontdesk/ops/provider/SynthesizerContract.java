package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every voice keeps, embedded or at a vendor. */
abstract class SynthesizerContract {
  static final String SENTENCE =
      "We have Monday the third at nine, or would you rather come later?";
  static final String OTHER = "Good morning, this is the practice on the harbour.";
  private static final int SAMPLES_PER_S = 8_000;

  private SpeechSynthesizer voice;

  /** A voice that is ready to speak; called once. */
  abstract SpeechSynthesizer open();

  /** A language that it speaks. */
  Manner manner() {
    return Manner.usual("en");
  }

  /** The text that is hardest for it. */
  String hard() {
    return "Țânțarul & <b>„bună\"</b> ziua, 'șef' – ]]> ășa?";
  }

  final SpeechSynthesizer voice() {
    if (voice == null) {
      voice = open();
    }
    return voice;
  }

  final HeardText speak(String text) {
    return HeardText.of(voice(), text, manner());
  }

  @AfterEach
  void closeVoice() {
    voice().close();
  }

  @Test
  void shouldSayWhoItIsAndWhatItSpeaks() {
    assertThat(voice().name()).matches("[a-z0-9-]+");
    assertThat(voice().languages())
        .contains(Locale.forLanguageTag(manner().language()).getLanguage());
    assertThat(voice().sound(manner())).contains(voice().name());
  }

  @Test
  void shouldSpeakATextInPieces() throws Exception {
    HeardText heard = speak(SENTENCE);
    assertThat(heard.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(heard.pieces()).isGreaterThan(1);
    assertThat(heard.firstCameEarly()).isTrue();
    // Eight to twenty-five characters a second.
    assertThat(heard.samples().length)
        .isBetween(SENTENCE.length() * SAMPLES_PER_S / 25, SENTENCE.length() * SAMPLES_PER_S / 8);
    int pieces = heard.pieces();
    assertThat(speak(OTHER).outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(heard.pieces()).isEqualTo(pieces);
  }

  @Test
  void shouldNotMixTextsThatAreSpokenAtOnce() throws Exception {
    // given what each sounds like alone
    List<String> texts = List.of(SENTENCE, OTHER, "One.", "Two, three and four.");
    List<short[]> alone = new ArrayList<>();
    for (String text : texts) {
      HeardText heard = speak(text);
      assertThat(heard.outcome()).isEqualTo(Outcome.COMPLETE);
      alone.add(heard.samples());
    }
    // when
    List<HeardText> together = texts.stream().map(this::speak).toList();
    // then
    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i).outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(together.get(i).samples()).as(texts.get(i)).isEqualTo(alone.get(i));
    }
  }

  @Test
  void shouldSayNothingAfterACancel() throws Exception {
    HeardText heard = speak(SENTENCE.repeat(4));
    heard.utterance().cancel();
    int pieces = heard.pieces();
    assertThat(heard.outcome()).isIn(Outcome.CANCELLED, Outcome.COMPLETE);
    assertThat(speak(OTHER).outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(heard.pieces()).isEqualTo(pieces);
    // and a second one is no trouble
    heard.utterance().cancel();
  }

  @Test
  void shouldSpeakWhatIsHardToWrite() throws Exception {
    HeardText heard = speak(hard());
    assertThat(heard.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(heard.samples().length).isGreaterThan(SAMPLES_PER_S / 2);
  }

  @Test
  void shouldSpeakAtAnotherPace() throws Exception {
    HeardText heard =
        HeardText.of(
            voice(), OTHER, new Manner(manner().language(), java.util.Optional.empty(), 0.75));
    assertThat(heard.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void shouldRefuseATextThatIsTooLong() throws Exception {
    HeardText heard = speak("a".repeat(5_000));
    assertThat(heard.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(heard.pieces()).isZero();
  }

  @Test
  void shouldSpeakNoMoreOnceItIsClosed() throws Exception {
    HeardText open = speak(SENTENCE);
    voice().close();
    assertThat(open.outcome()).isNotEqualTo(Outcome.BUSY);
    HeardText late = speak(OTHER);
    assertThat(late.outcome()).isIn(Outcome.BROKEN, Outcome.CANCELLED);
    assertThat(late.pieces()).isZero();
  }
}
