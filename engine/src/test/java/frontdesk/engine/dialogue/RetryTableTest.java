package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.IONESCU;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.SUNDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question with every kind of trouble: other words each time, a person at the limit. The
 * optional note has its own test: a call is not given up for it.
 */
class RetryTableTest {
  private static final LocalTime THREE = LocalTime.of(15, 0);
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding ALL =
      NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(THREE);
  private static final int LIMIT = Limits.DEFAULT.attemptsPerSlot();

  /** How each question is reached; a call without a number asks for one. */
  private static final Map<Question, Consumer<PhoneCall>> WAY =
      Map.ofEntries(
          Map.entry(Question.INTENT, call -> {}),
          Map.entry(Question.SERVICE, call -> call.press('1')),
          Map.entry(
              Question.PRACTITIONER,
              call -> {
                toConfirm(call);
                call.say(NOTHING.withYes(false).withWrong(SlotName.PRACTITIONER));
              }),
          Map.entry(Question.DATE, call -> call.say(NOTHING.withService(CLEANING))),
          Map.entry(
              Question.TIME,
              call -> {
                toConfirm(call);
                call.say(NOTHING.withYes(false).withWrong(SlotName.TIME));
              }),
          Map.entry(
              Question.OFFER, call -> call.say(NOTHING.withService(CLEANING).withDate(TUESDAY))),
          Map.entry(Question.NAME, call -> call.say(ALL)),
          Map.entry(
              Question.NAME_CONFIRM,
              call -> {
                call.say(ALL);
                call.sayName();
              }),
          Map.entry(Question.CONTACT_CONFIRM, RetryTableTest::toContact),
          Map.entry(
              Question.CONTACT,
              call -> {
                call.say(ALL);
                call.press('#');
                call.say(NOTHING.withYes(false));
              }),
          Map.entry(Question.CONFIRM, RetryTableTest::toConfirm),
          Map.entry(
              Question.CHANGE,
              call -> {
                toConfirm(call);
                call.say(NOTHING.withYes(false));
              }),
          Map.entry(Question.WHICH, RetryTableTest::toWhich),
          Map.entry(
              Question.CONFIRM_CANCEL,
              call -> {
                toWhich(call);
                call.press('1');
              }),
          Map.entry(
              Question.CONFIRM_CHANGE,
              call -> {
                toWhich(call);
                call.press('1');
                call.say(NOTHING.withIntent(Intent.MOVE_APPOINTMENT).withTime(THREE));
              }),
          Map.entry(Question.CALLBACK, call -> call.press('0')));

  /** What cannot be, where something can be understood and yet not be. */
  private static final Map<Question, Understanding> IMPOSSIBLE =
      Map.of(
          Question.SERVICE, NOTHING.withService(new ServiceId("haircut")),
          Question.PRACTITIONER, NOTHING.withPractitioner(IONESCU),
          Question.DATE, NOTHING.withDate(SUNDAY),
          Question.TIME, NOTHING.withTime(LocalTime.of(23, 0)),
          Question.CONTACT, NOTHING.withNone());

  private static void toWhich(PhoneCall call) {
    call.ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.ledger.has(CLEANING, POPESCU, WEDNESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
  }

  private static void toContact(PhoneCall call) {
    call.say(ALL);
    call.sayName();
    call.say(YES);
  }

  private static void toConfirm(PhoneCall call) {
    toContact(call);
    call.say(YES);
  }

  private static PhoneCall at(Question question) {
    PhoneCall call = PhoneCall.opened(new FakeLedger());
    Objects.requireNonNull(WAY.get(question)).accept(call);
    assertThat(call.question()).isEqualTo(question);
    return call;
  }

  private static void trouble(PhoneCall call, Question question, Trouble trouble) {
    switch (trouble) {
      case NOT_UNDERSTOOD -> call.mumble();
      case SILENCE -> call.stayThere();
      case IMPOSSIBLE -> call.say(IMPOSSIBLE.getOrDefault(question, NOTHING));
    }
  }

  private static List<Phrase> lastPrompt(PhoneCall call) {
    return call.state.asked().orElseThrow().phrases();
  }

  static Stream<Arguments> table() {
    return WAY.keySet().stream()
        .sorted()
        .flatMap(
            question ->
                Stream.of(Trouble.values())
                    .filter(
                        trouble ->
                            trouble != Trouble.IMPOSSIBLE || IMPOSSIBLE.containsKey(question))
                    .map(trouble -> Arguments.of(question, trouble)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void shouldUseOtherWordsEachTimeAndGiveUpExactlyAtTheLimit(Question question, Trouble trouble) {
    // given
    PhoneCall call = at(question);
    List<List<Phrase>> prompts = new ArrayList<>(List.of(lastPrompt(call)));
    // when
    for (int i = 1; i < LIMIT; i++) {
      trouble(call, question, trouble);
      assertThat(call.state.phase()).isNotIn(Phase.FALLBACK, Phase.END);
      assertThat(call.state.count(question, trouble)).isEqualTo(i);
      prompts.add(lastPrompt(call));
    }
    // then
    assertThat(prompts).doesNotHaveDuplicates();
    trouble(call, question, trouble);
    if (trouble == Trouble.IMPOSSIBLE && question != Question.CONTACT) {
      assertThat(call.lastSaid()).contains("human.instead");
      assertThat(call.question()).isEqualTo(Question.MORE);
      assertThat(call.ledger.holds).isEmpty();
    } else {
      assertThat(call.phases()).contains(Phase.FALLBACK);
    }
    call.shouldReplayIdentically();
  }

  /**
   * Nobody is called back for what cannot be; it is said each time, until the caller has enough.
   */
  @Test
  void shouldSayWhatCannotBeForAsLongAsItIsWished() {
    PhoneCall call = at(Question.DATE);
    for (int i = 0; i <= Limits.DEFAULT.maxTurns() && call.ending().isEmpty(); i++) {
      call.say(NOTHING.withService(CLEANING).withDate(SUNDAY));
    }
    assertThat(call.ending()).contains(EndReason.CALLER_SAID_GOODBYE);
    assertThat(call.ledger.callbacks).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void shouldNeverSayTheSameTwiceRunningHoweverTroublesMix(Question question, Trouble last) {
    // given two troubles of every kind, below each limit
    PhoneCall call = at(question);
    List<Phrase> before = lastPrompt(call);
    List<Trouble> mixed = new ArrayList<>();
    for (Trouble trouble : Trouble.values()) {
      if (trouble != last && (trouble != Trouble.IMPOSSIBLE || IMPOSSIBLE.containsKey(question))) {
        mixed.addAll(List.of(trouble, trouble));
      }
    }
    mixed.addAll(List.of(last, last));
    // when
    for (Trouble trouble : mixed) {
      trouble(call, question, trouble);
      // then
      assertThat(lastPrompt(call)).as("%s in %s", trouble, mixed).isNotEqualTo(before);
      assertThat(call.ending()).isEmpty();
      before = lastPrompt(call);
    }
  }

  @Test
  void shouldCoverEveryQuestionThatIsAsked() {
    // what may stay open, what ends the call, and what this conversation does not ask
    Set<Question> notAsked =
        EnumSet.of(
            Question.NONE,
            Question.NOTE,
            Question.MORE,
            Question.BIRTH_DATE,
            Question.REFERENCE,
            Question.PREREQUISITE,
            Question.WAITING,
            Question.FREED,
            Question.SERIES,
            Question.GO_ON,
            Question.LANGUAGE);
    assertThat(WAY.keySet())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(notAsked)));
  }
}
