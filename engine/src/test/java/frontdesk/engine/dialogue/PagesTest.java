package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.FILLING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices in pages: so many at a time, each with its key, round and round. */
class PagesTest {
  private static final Understanding NONE = NOTHING.withNone();

  private static PhoneCall withChoices(int atATime) {
    PhoneCall call =
        new PhoneCall(new FakeLedger(), new Limits(3, 0.6, 0.3, 0.75, atATime, 200, 24));
    call.open(true);
    return call;
  }

  private static PhoneCall atServices(int atATime) {
    PhoneCall call = withChoices(atATime);
    call.press('1');
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    return call;
  }

  private static Map<Character, KeyMeaning> keys(PhoneCall call) {
    return call.state.asked().orElseThrow().expectation().keys();
  }

  private static KeyMeaning means(ServiceId service) {
    return new KeyMeaning.Means(NOTHING.withService(service));
  }

  private static KeyMeaning means(PractitionerId practitioner) {
    return new KeyMeaning.Means(NOTHING.withPractitioner(practitioner));
  }

  /** What the choices are said to be, with the keys they are said to have. */
  private static List<String> said(PhoneCall call) {
    List<String> said = new ArrayList<>();
    for (Phrase phrase : call.state.asked().orElseThrow().phrases()) {
      if (phrase.key().equals("choice.service")) {
        Argument.Count key = (Argument.Count) argument(phrase, "key");
        Argument.NamedService service = (Argument.NamedService) argument(phrase, "service");
        said.add(key.value() + " " + service.service().value());
      }
    }
    return said;
  }

  private static Argument argument(Phrase phrase, String name) {
    return Objects.requireNonNull(phrase.arguments().get(name));
  }

  @Test
  void shouldSayEachChoiceWithTheKeyThatTakesIt() {
    PhoneCall call = atServices(3);
    assertThat(said(call)).containsExactly("1 teeth_cleaning", "2 checkup", "3 filling");
    assertThat(keys(call))
        .containsEntry('1', means(CLEANING))
        .containsEntry('2', means(CHECKUP))
        .containsEntry('3', means(FILLING))
        .containsOnlyKeys('1', '2', '3', Keys.MORE, Keys.REPEAT, Keys.HUMAN);
  }

  @Test
  void shouldGoThroughAllPagesAndBeginAgain() {
    PhoneCall call = atServices(1);
    for (ServiceId next : List.of(CHECKUP, FILLING, ROOT_CANAL, CLEANING, CHECKUP)) {
      call.press(Keys.MORE);
      assertThat(keys(call)).containsEntry('1', means(next));
    }
  }

  @Test
  void shouldTakeNoneOfTheseForTheNextPage() {
    PhoneCall call = atServices(2);
    call.say(NONE);
    assertThat(said(call)).containsExactly("1 filling", "2 root_canal");
    assertThat(call.state.count(Question.SERVICE)).isZero();
    call.say(NONE);
    assertThat(said(call)).containsExactly("1 teeth_cleaning", "2 checkup");
  }

  @Test
  void shouldHaveNoOtherPageWhereAllFitOnOne() {
    PhoneCall call = atServices(4);
    assertThat(keys(call)).doesNotContainKey(Keys.MORE);
    assertThat(call.lastSaid()).doesNotContain("choice.more");
    call.say(NONE);
    assertThat(call.lastSaid()).startsWith("trouble.unclear.1");
  }

  @Test
  void shouldForgetTroubleWhenTheCallerTurnsThePage() {
    PhoneCall call = atServices(1);
    call.mumble();
    call.press(Keys.MORE);
    assertThat(call.state.count(Question.SERVICE)).isZero();
    assertThat(call.lastSaid()).startsWith("ask.service.1");
  }

  @Test
  void shouldStayOnThePageAfterTroubleHelpAndSilence() {
    PhoneCall call = atServices(1);
    call.press(Keys.MORE);
    call.press(Keys.MORE);
    call.mumble();
    assertThat(keys(call)).containsEntry('1', means(FILLING));
    call.say(NOTHING.withIntent(Intent.HELP));
    assertThat(keys(call)).containsEntry('1', means(FILLING));
    call.stayThere();
    assertThat(keys(call)).containsEntry('1', means(FILLING));
  }

  @Test
  void shouldAskInTheWordsOfTheAttemptOnTheNextPageToo() {
    PhoneCall call = atServices(1);
    call.mumble();
    call.say(NONE);
    assertThat(call.lastSaid()).startsWith("ask.service.2");
  }

  private static PhoneCall atPractitioners(int atATime, ServiceId service) {
    PhoneCall call = withChoices(atATime);
    call.say(NOTHING.withService(service));
    call.say(NOTHING.withWrong(SlotName.PRACTITIONER));
    assertThat(call.question()).isEqualTo(Question.PRACTITIONER);
    return call;
  }

  @Test
  void shouldOfferWhoeverDoesTheServiceAndAnybody() {
    assertThat(keys(atPractitioners(3, CHECKUP)))
        .containsEntry('1', means(POPESCU))
        .containsEntry('2', means(IONESCU))
        .containsKey(Keys.ANYONE);
    assertThat(keys(atPractitioners(3, ROOT_CANAL)))
        .containsEntry('1', means(IONESCU))
        .doesNotContainKey('2');
  }

  @Test
  void shouldTakeAnybodyByKey() {
    PhoneCall call = atPractitioners(3, CHECKUP);
    call.press(Keys.ANYONE);
    assertThat(call.state.slots().get(SlotName.PRACTITIONER))
        .isEqualTo(new SlotValue.AnyPractitioner());
    assertThat(call.question()).isEqualTo(Question.DATE);
  }

  @Test
  void shouldOfferEverybodyWhileNoServiceIsKnown() {
    PhoneCall call = withChoices(3);
    call.say(NOTHING.withWrong(SlotName.PRACTITIONER));
    assertThat(keys(call)).containsEntry('1', means(POPESCU)).containsEntry('2', means(IONESCU));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTurnThePageOfPractitioners(boolean byKey) {
    PhoneCall call = atPractitioners(1, CHECKUP);
    if (byKey) {
      call.press(Keys.MORE);
    } else {
      call.say(NONE);
    }
    assertThat(keys(call)).containsEntry('1', means(IONESCU));
  }

  @Test
  void shouldBeginAnotherQuestionOnItsFirstPage() {
    // given the second page of practitioners
    PhoneCall call = atPractitioners(1, CHECKUP);
    call.press(Keys.MORE);
    // when
    call.say(NOTHING.withService(new ServiceId("haircut")));
    // then
    assertThat(call.question()).isEqualTo(Question.SERVICE);
    assertThat(keys(call)).containsEntry('1', means(CLEANING));
  }

  @Test
  void shouldNotOfferAServiceThatNobodyDoes() {
    PhoneCall call =
        new PhoneCall(
            new FakeLedger(),
            SampleClinic.without(POPESCU),
            new Limits(3, 0.6, 0.3, 0.75, 7, 200, 24),
            SampleClinic.NOW);
    call.open(true);
    call.press('1');
    assertThat(said(call)).containsExactly("1 checkup", "2 root_canal");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void shouldGiveEachOfferAKeyAndNoKeyToMore(int count) {
    Map<Character, KeyMeaning> keys = Keys.offers(count);
    for (int i = 1; i <= count; i++) {
      assertThat(keys).containsEntry(Keys.digit(i), new KeyMeaning.Means(NOTHING.withChoice(i)));
    }
    KeyMeaning next = keys.get(Keys.digit(count + 1));
    assertThat(next).isEqualTo(count == 1 ? new KeyMeaning.Means(NONE) : null);
  }
}
