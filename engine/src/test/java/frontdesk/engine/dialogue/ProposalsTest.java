package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a brain proposes: done where nothing speaks against it, refused by its reason where not. */
class ProposalsTest {
  private static final Understanding YES = NOTHING.withYes(true);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  private List<Decision> propose(Proposal proposal) {
    return call.give(new Input.Proposed(call.tick(), call.state.prompts(), proposal));
  }

  private List<Decision> use(ToolCall tool) {
    return propose(new Proposal.UseTool(tool));
  }

  private List<Decision> say(Phrase phrase) {
    return propose(new Proposal.SayText(phrase));
  }

  private static void shouldRefuse(List<Decision> decided, Objection objection) {
    assertThat(decided).contains(new Decision.ProposalRefused(objection));
    assertThat(decided).noneMatch(Decision.UseTool.class::isInstance);
  }

  private void toOffers() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  private void toReadBack() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  private static Slot slot(LocalDateTime start) {
    return new Slot(
        CLEANING, POPESCU, start.atZone(SampleClinic.ZONE).toInstant(), Duration.ofMinutes(45));
  }

  private static Phrase offer(LocalDateTime start) {
    return Line.OFFER_SINGLE.say(
        Map.of(
            "date", new Argument.Day(start.toLocalDate()),
            "time", new Argument.TimeOfDay(start.toLocalTime()),
            "practitioner", new Argument.NamedPractitioner(POPESCU)));
  }

  @Test
  void shouldHoldASlotThatTheLedgerReturned() {
    toOffers();
    use(new ToolCall.HoldSlot(slot(TUESDAY.atTime(9, 0))));
    assertThat(ledger.holds).hasSize(1);
    assertThat(call.question()).isEqualTo(Question.NAME);
  }

  @Test
  void shouldNotHoldASlotThatTheLedgerNeverReturned() {
    toOffers();
    shouldRefuse(
        use(new ToolCall.HoldSlot(slot(WEDNESDAY.atTime(3, 0)))), Objection.SLOT_NOT_RETURNED);
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldNotSpeakOfASlotThatTheLedgerNeverReturned() {
    toOffers();
    shouldRefuse(say(offer(WEDNESDAY.atTime(3, 0))), Objection.SLOT_NOT_RETURNED);
    say(offer(TUESDAY.atTime(9, 0)));
    assertThat(call.lastSaid()).startsWith("offer.single");
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  @Test
  void shouldNotBookWithoutAHeardYes() {
    toReadBack();
    shouldRefuse(
        use(new ToolCall.RegisterPatient(Optional.empty(), Optional.empty(), Optional.empty())),
        Objection.NOT_AGREED);
    assertThat(ledger.booked).isEmpty();
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
  }

  @Test
  void shouldNotUseAToolWhereItIsNotPermitted() {
    toOffers();
    shouldRefuse(
        use(
            new ToolCall.PromiseCallback(
                call.state.anyNumber(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        Objection.TOOL_NOT_PERMITTED_HERE);
    assertThat(ledger.callbacks).isEmpty();
  }

  @Test
  void shouldNotTellAnybodysAppointments() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    shouldRefuse(
        use(new ToolCall.RetrieveAppointments(FakeLedger.KNOWN)), Objection.NOT_IDENTIFIED);
    shouldRefuse(
        say(
            Line.APPOINTMENT_ONE.say(
                Map.of(
                    "service", new Argument.NamedService(CLEANING),
                    "practitioner", new Argument.NamedPractitioner(POPESCU),
                    "date", new Argument.Day(TUESDAY),
                    "time", new Argument.TimeOfDay(LocalTime.of(11, 0))))),
        Objection.NOT_IDENTIFIED);
  }

  @Test
  void shouldNotIdentifyByFactsThatNobodySaid() {
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    shouldRefuse(
        use(
            new ToolCall.IdentifyPatient(
                Optional.empty(),
                Optional.of(SampleClinic.sealed("number")),
                Optional.empty(),
                Optional.of("4711"))),
        Objection.NOT_THE_CALLERS);
  }

  @Test
  void shouldNotCancelWithoutAHeardYes() {
    Appointment appointment = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    shouldRefuse(use(new ToolCall.CancelAppointment(appointment.id())), Objection.NOT_AGREED);
    assertThat(ledger.cancelled).isEmpty();
  }

  @Test
  void shouldNotNamePricesOrHoursThatTheCatalogueDoesNotHave() {
    Argument service = new Argument.NamedService(CLEANING);
    shouldRefuse(
        say(
            Line.INFO_PRICE.say(
                Map.of("service", service, "price", new Argument.Money(BigDecimal.ONE)))),
        Objection.NOT_IN_CATALOGUE);
    shouldRefuse(
        say(
            Line.INFO_HOURS_DAY.say(
                Map.of(
                    "date", new Argument.Day(TUESDAY),
                    "opens", new Argument.TimeOfDay(LocalTime.of(6, 0)),
                    "closes", new Argument.TimeOfDay(LocalTime.of(17, 0))))),
        Objection.NOT_IN_CATALOGUE);
    say(
        Line.INFO_PRICE.say(
            Map.of("service", service, "price", new Argument.Money(BigDecimal.valueOf(200)))));
    assertThat(call.lastSaid()).startsWith("info.price");
  }

  @Test
  void shouldNotSayThatItIsBookedBeforeItIs() {
    toReadBack();
    Map<String, Argument> when =
        Map.of(
            "date", new Argument.Day(TUESDAY),
            "time", new Argument.TimeOfDay(LocalTime.of(15, 0)));
    shouldRefuse(say(Line.BOOKED.say(when)), Objection.NOT_TRUE_YET);
  }

  @Test
  void shouldNotSayWhatIsNoTextNorWhatIsWronglyFilled() {
    shouldRefuse(say(Phrase.of("made.up")), Objection.TEXT_NOT_SAYABLE);
    shouldRefuse(say(Line.ASK_CONFIRM.say()), Objection.TEXT_NOT_SAYABLE);
    shouldRefuse(
        say(Line.INFO_HOURS.say("hours", new Argument.OfClinic(ClinicFact.ADDRESS))),
        Objection.TEXT_NOT_SAYABLE);
    say(Line.HELP.say());
    assertThat(call.lastSaid()).containsExactly("help", "ask.intent.2");
  }

  @Test
  void shouldAskWhatMayBeAskedHereOnly() {
    toOffers();
    propose(new Proposal.Ask(Question.DATE));
    assertThat(call.question()).isEqualTo(Question.DATE);
    shouldRefuse(propose(new Proposal.Ask(Question.CONFIRM)), Objection.QUESTION_NOT_ASKABLE);
    shouldRefuse(propose(new Proposal.Ask(Question.REFERENCE)), Objection.QUESTION_NOT_ASKABLE);
  }

  @Test
  void shouldNotTakeWhatComesTooLate() {
    toOffers();
    List<Decision> decided =
        call.give(new Input.Proposed(call.tick(), 1, new Proposal.Ask(Question.DATE)));
    shouldRefuse(decided, Objection.STALE);
    call.answerTools = false;
    call.say(NOTHING.withChoice(1));
    List<Decision> busy = propose(new Proposal.Ask(Question.DATE));
    assertThat(busy).containsExactly(new Decision.ProposalRefused(Objection.BUSY));
  }

  private List<Decision> sayMore(int prompt, String words, Proposal.Finding... findings) {
    return call.give(
        new Input.Proposed(
            call.tick(),
            prompt,
            new Proposal.SayMore(SampleClinic.sealed(words), List.of(findings))));
  }

  private void saysOneSentence() {
    propose(new Proposal.SayWords(SampleClinic.sealed("one"), List.of()));
  }

  private static Phrase own(String words) {
    return OwnSentences.phrase(SampleClinic.sealed(words));
  }

  @Test
  void shouldGoOnWithAnAnswerBeforeWhatIsAskedBehindIt() {
    // given
    saysOneSentence();
    Decision.Say before = call.state.asked().orElseThrow();
    // when
    List<Decision> decided = sayMore(before.prompt(), "two");
    sayMore(before.prompt(), "three");
    // then nothing new is said: the same prompt goes on
    assertThat(decided).singleElement().isInstanceOf(Decision.SayMore.class);
    Decision.Say after = call.state.asked().orElseThrow();
    assertThat(after.prompt()).isEqualTo(before.prompt()).isEqualTo(call.state.prompts());
    assertThat(after.expectation()).isEqualTo(before.expectation());
    assertThat(after.phrases().subList(0, 3)).containsExactly(own("one"), own("two"), own("three"));
    assertThat(after.phrases().subList(3, after.phrases().size()))
        .isEqualTo(before.phrases().subList(1, before.phrases().size()));
  }

  @Test
  void shouldChangeNothingByASentenceThatIsRefused() {
    // given
    saysOneSentence();
    Decision.Say said = call.state.asked().orElseThrow();
    // then
    assertThat(sayMore(said.prompt(), "two", Proposal.Finding.PRICE))
        .containsExactly(new Decision.ProposalRefused(Objection.SENTENCE_NOT_SOUND));
    assertThat(sayMore(said.prompt() - 1, "two"))
        .containsExactly(new Decision.ProposalRefused(Objection.STALE));
    assertThat(call.state.asked()).contains(said);
  }

  @Test
  void shouldNotGoOnWhereTheCallerSpokeOrNothingWasSaid() {
    // given
    assertThat(sayMore(call.state.prompts(), "two"))
        .containsExactly(new Decision.ProposalRefused(Objection.STALE));
    saysOneSentence();
    Decision.Say said = call.state.asked().orElseThrow();
    // when
    call.give(Input.PromptEnded.of(call.tick(), said.prompt(), false, 1, 0));
    // then
    assertThat(sayMore(said.prompt(), "two"))
        .containsExactly(new Decision.ProposalRefused(Objection.STALE));
    assertThat(call.state.asked()).contains(said);
  }

  @Test
  void shouldNotGoOnWhileAToolIsAtWork() {
    // given
    saysOneSentence();
    int prompt = call.state.prompts();
    call.answerTools = false;
    toWork();
    // then
    assertThat(sayMore(prompt, "two"))
        .containsExactly(new Decision.ProposalRefused(Objection.BUSY));
  }

  private void toWork() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.state.isBusy()).isTrue();
  }
}
