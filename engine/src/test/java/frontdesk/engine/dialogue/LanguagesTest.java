package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is offered in which language, and what callers are told whose language is not understood.
 */
class LanguagesTest {
  private final PhoneCall call = new PhoneCall(new FakeLedger());

  private static Input.Tongues tongues(List<String> spoken, List<String> understood) {
    return new Input.Tongues(spoken, understood);
  }

  private void open(PhoneCall opened, Input.Tongues tongues) {
    opened.give(new Input.CallOpened(opened.tick(), Optional.empty(), "en", Optional.of(tongues)));
  }

  @Test
  void shouldOfferTheOtherLanguageInThatLanguage() {
    open(call, tongues(List.of("en", "ro"), List.of("en")));
    assertThat(call.lastSaid()).containsExactly("greeting", "greeting.keys", "ro/other.language");
    assertThat(call.state.asked().orElseThrow().expectation().language()).isEqualTo("en");
  }

  @Test
  void shouldNotOfferALanguageThatNobodySpeaks() {
    // given no voice
    open(call, tongues(List.of("en"), List.of("en", "ro")));
    assertThat(call.lastSaid()).containsExactly("greeting", "greeting.keys");
    // when
    call.press(Keys.MORE);
    // then
    assertThat(call.state.language()).isEqualTo("en");
    // and when it is asked for
    assertThat(call.say(NOTHING.withLanguage("ro")))
        .doesNotHaveAnyElementsOfTypes(Decision.LanguageChanged.class);
  }

  @Test
  void shouldNotOfferALanguageThatTheClinicDoesNotSpeak() {
    PhoneCall other =
        new PhoneCall(
            new FakeLedger(),
            SampleClinic.without(POPESCU),
            call.context.limits(),
            SampleClinic.NOW);
    open(other, tongues(List.of("en", "ro"), List.of("en", "ro")));
    assertThat(other.lastSaid()).containsExactly("greeting", "greeting.keys");
    other.press(Keys.MORE);
    assertThat(other.state.language()).isEqualTo("en");
  }

  @Test
  void shouldTellOnceThatOnlyKeysAreUnderstoodAndLeadByThem() {
    open(call, tongues(List.of("en", "ro"), List.of("en")));
    // when
    call.press(Keys.MORE);
    // then
    assertThat(call.state.language()).isEqualTo("ro");
    assertThat(call.lastSaid())
        .containsExactly("language.changed", "keys.only", "ask.intent.3", "en/other.language");
    // and every question leads with its keys from then on, without saying so again
    call.press('1');
    assertThat(call.lastSaid()).contains("ask.service.3").doesNotContain("keys.only");
    call.press('1');
    assertThat(call.state.question()).isEqualTo(Question.DATE);
    assertThat(call.lastSaid()).containsExactly("ask.date.3");
  }

  @Test
  void shouldAskInWordsWhereTheLanguageIsUnderstood() {
    open(call, tongues(List.of("en", "ro"), List.of("en", "ro")));
    call.say(NOTHING.withLanguage("ro"));
    assertThat(call.lastSaid()).containsExactly("language.changed", "ask.intent.2");
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.lastSaid()).containsExactly("ask.date.1");
  }

  @Test
  void shouldBeginInAnotherLanguageWhereItsOwnHasNoVoice() {
    open(call, tongues(List.of("ro"), List.of("ro")));
    assertThat(call.state.language()).isEqualTo("ro");
    assertThat(call.lastSaid()).containsExactly("greeting", "greeting.keys");
    assertThat(call.state.asked().orElseThrow().expectation().language()).isEqualTo("ro");
  }

  @Test
  void shouldGreetByKeysWhereTheFirstLanguageIsNotUnderstood() {
    open(call, tongues(List.of("en", "ro"), List.of("ro")));
    assertThat(call.lastSaid())
        .containsExactly("greeting", "keys.only", "greeting.keys", "ro/other.language");
  }
}
