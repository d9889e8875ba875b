package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.engine.patient.SameName;
import frontdesk.engine.patient.UsualChoices;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.CallbackId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.SeriesId;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a call asks of its clinic's entities, and what it makes of their answers. */
class ToolDeskTest {
  private static final ToolDesk.Bounds BOUNDS =
      new ToolDesk.Bounds(
          Duration.ofSeconds(2),
          3,
          Duration.ofMinutes(3),
          Duration.ofHours(24),
          SameName.Settings.DEFAULTS,
          UsualChoices.Settings.DEFAULTS);

  private final FakeDesk<LedgerProtocol.Command> ledger = new FakeDesk<>();
  private final FakeDesk<PatientProtocol.Command> patients = new FakeDesk<>();
  private final FakeDesk<CallbackProtocol.Command> callbacks = new FakeDesk<>();
  private final FakeKeys keys = new FakeKeys();
  private final CallSeals seals =
      new CallSeals(
          keys.create(new KeyId("call/1")).toCompletableFuture().join(), CallClinic.call(1));
  private Optional<Sealed> callerNumber = Optional.empty();
  private ToolDesk desk = desk();

  private ToolDesk desk() {
    return new ToolDesk(
        CallClinic.call(1),
        new ToolDesk.Clinic(CallClinic.ID, CallClinic.ZONE),
        new ToolDesk.Desks(ledger, patients, callbacks),
        keys,
        seals,
        callerNumber,
        BOUNDS);
  }

  private static ToolAnswer now(CompletionStage<ToolAnswer> answer) {
    assertThat(answer.toCompletableFuture()).isCompleted();
    return answer.toCompletableFuture().join();
  }

  private static PendingTool tool(ToolCall call) {
    return new PendingTool(7, call, CallClinic.NOW);
  }

  private void everybodyAnswers() {
    ledger.answers(
        command ->
            CompletableFuture.completedStage(
                command instanceof LedgerProtocol.FindFree
                    ? new LedgerProtocol.FreeSlots(List.of(CallClinic.SLOT), true)
                    : command instanceof LedgerProtocol.FindOffers
                        ? new LedgerProtocol.Offers(List.of(), List.of())
                        : command instanceof LedgerProtocol.FindSeries
                            ? new LedgerProtocol.SeriesFound(List.of())
                            : isQuestion(command)
                                ? new LedgerProtocol.Appointments(List.of(CallClinic.APPOINTMENT))
                                : ledgerAnswer(command)));
    patients.answers(command -> CompletableFuture.completedStage(patientsAnswer(command)));
    callbacks.answers(
        command ->
            CompletableFuture.completedStage(
                new CallbackProtocol.Answer(
                    ((CallbackProtocol.Promise) command).callback(),
                    CallbackProtocol.Outcome.COMMITTED)));
  }

  private static Object patientsAnswer(PatientProtocol.Command command) {
    if (command instanceof PatientProtocol.FindCandidates find) {
      return new PatientProtocol.Candidates(
          find.named().stream()
              .map(
                  id ->
                      new PatientProtocol.Candidate(
                          id,
                          List.of(
                              new PatientProtocol.Entry(
                                  id,
                                  Optional.empty(),
                                  Optional.empty(),
                                  PatientProtocol.PatientData.NOTHING))))
              .toList(),
          true);
    }
    if (command instanceof PatientProtocol.CountGuess
        || command instanceof PatientProtocol.ForgiveGuess) {
      return new PatientProtocol.GuessCount(PatientProtocol.Outcome.COMMITTED);
    }
    if (command instanceof PatientProtocol.TakeWish) {
      return new PatientProtocol.KeptWish(PatientProtocol.Outcome.NOT_FOUND, Optional.empty());
    }
    return new PatientProtocol.Answer(
        command instanceof PatientProtocol.Register register
            ? register.patient()
            : CallClinic.PATIENT,
        PatientProtocol.Outcome.COMMITTED,
        List.of());
  }

  private static boolean isQuestion(LedgerProtocol.Command command) {
    return command instanceof LedgerProtocol.FindAppointments
        || command instanceof LedgerProtocol.FindByReference
        || command instanceof LedgerProtocol.FindHistory;
  }

  private static LedgerProtocol.Answer ledgerAnswer(LedgerProtocol.Command command) {
    if (command instanceof LedgerProtocol.PlaceHold hold) {
      return new LedgerProtocol.Held(hold.hold(), hold.slot(), CallClinic.NOW);
    }
    if (command instanceof LedgerProtocol.CancelAppointment) {
      return new LedgerProtocol.Cancelled(CallClinic.APPOINTMENT);
    }
    if (command instanceof LedgerProtocol.MoveAppointment) {
      return new LedgerProtocol.Moved(CallClinic.APPOINTMENT, CallClinic.SLOT);
    }
    if (command instanceof LedgerProtocol.NoteAppointment) {
      return new LedgerProtocol.Noted(CallClinic.APPOINTMENT);
    }
    if (command instanceof LedgerProtocol.JoinWaitingList join) {
      return new LedgerProtocol.Joined(new WaitingEntry(join.entry(), join.patient(), join.wish()));
    }
    if (command instanceof LedgerProtocol.BookSeries book) {
      return new LedgerProtocol.SeriesBooked(
          SeriesId.of(book.first()), List.of(CallClinic.APPOINTMENT));
    }
    if (command instanceof LedgerProtocol.AnswerOffer) {
      return new LedgerProtocol.Booked(CallClinic.APPOINTMENT);
    }
    return command instanceof LedgerProtocol.ConfirmHold
        ? new LedgerProtocol.Booked(CallClinic.APPOINTMENT)
        : new LedgerProtocol.Released(List.of(StoredSamples.HOLD));
  }

  @Test
  void shouldDoEveryKindOfTool() {
    // given
    everybodyAnswers();
    for (ToolCall call : StoredSamples.toolCalls()) {
      // when
      ToolAnswer answer = now(desk.perform(tool(call)));
      // then
      assertThat(answer).as("%s", call.getClass()).isNotEqualTo(new ToolAnswer.Unavailable());
    }
  }

  @Test
  void shouldMakeAFactARefusalOrNothingOfEveryLedgerAnswer() {
    // given
    Map<Class<?>, ToolAnswer> expected =
        Map.ofEntries(
            Map.entry(
                LedgerProtocol.Held.class,
                new ToolAnswer.SlotHeld(StoredSamples.HOLD, CallClinic.SLOT, CallClinic.NOW)),
            Map.entry(
                LedgerProtocol.Booked.class,
                new ToolAnswer.AppointmentMade(CallClinic.APPOINTMENT)),
            Map.entry(
                LedgerProtocol.Released.class, new ToolAnswer.HoldReleased(StoredSamples.HOLD)),
            Map.entry(
                LedgerProtocol.Cancelled.class,
                new ToolAnswer.AppointmentCancelled(CallClinic.APPOINTMENT)),
            Map.entry(
                LedgerProtocol.Moved.class,
                new ToolAnswer.AppointmentModified(CallClinic.APPOINTMENT, CallClinic.SLOT)),
            Map.entry(
                LedgerProtocol.Noted.class,
                new ToolAnswer.AppointmentNoted(CallClinic.APPOINTMENT)),
            Map.entry(
                LedgerProtocol.Joined.class,
                new ToolAnswer.WaitingListJoined(StoredSamples.WAITING)),
            Map.entry(
                LedgerProtocol.Left.class,
                new ToolAnswer.WaitingListLeft(StoredSamples.WAITING.id())),
            Map.entry(
                LedgerProtocol.OfferDeclined.class,
                new ToolAnswer.OfferDeclined(StoredSamples.WAITING.id())),
            Map.entry(
                LedgerProtocol.SeriesBooked.class,
                new ToolAnswer.SeriesMade(List.of(CallClinic.APPOINTMENT))),
            Map.entry(LedgerProtocol.Refused.class, new ToolAnswer.Refused(Refusal.SLOT_NOT_FREE)),
            Map.entry(LedgerProtocol.OutcomeUnknown.class, new ToolAnswer.Unavailable()));
    for (LedgerProtocol.Answer answer : StoredSamples.ledgerAnswers()) {
      ledger.always(answer);
      // when, then
      assertThat(now(desk.perform(tool(new ToolCall.HoldSlot(CallClinic.SLOT)))))
          .isEqualTo(expected.get(answer.getClass()));
    }
  }

  private LedgerProtocol.PlaceHold placed() {
    now(desk.perform(tool(new ToolCall.HoldSlot(CallClinic.SLOT))));
    return (LedgerProtocol.PlaceHold) ledger.asked.get(ledger.asked.size() - 1);
  }

  @Test
  void shouldCountForTheCallersNumberByAKeyedHashThatHoldsNoNumber() {
    // given
    everybodyAnswers();
    callerNumber = Optional.of(seals.seal(CallSeals.Field.CALLER_NUMBER, "+40721000111"));
    desk = desk();
    // when
    LedgerProtocol.PlaceHold first = placed();
    LedgerProtocol.PlaceHold second = placed();
    callerNumber = Optional.of(seals.seal(CallSeals.Field.CALLER_NUMBER, "+407210001112"));
    desk = desk();
    // then
    assertThat(first.caller()).isPresent().isEqualTo(second.caller());
    assertThat(first.caller()).isNotEqualTo(placed().caller());
    String hash = keys.clinicHash(CallClinic.ID).toCompletableFuture().join().of("+40721000111");
    // and the ledger's events are not to be matched with the patients'
    assertThat(first.caller()).isNotEqualTo(Optional.of(hash));
  }

  @Test
  void shouldCountForTheCallItselfWithoutANumber() {
    everybodyAnswers();
    assertThat(placed().caller()).isPresent().isEqualTo(placed().caller());
  }

  @Test
  void shouldAskAgainWithTheSameKeyAndRecordedTimeWhenAnAnswerIsLost() {
    // given
    ledger.answers(
        command ->
            switch (ledger.asked.size()) {
              case 1 -> CompletableFuture.failedStage(new TimeoutException("lost"));
              case 2 -> CompletableFuture.completedStage(new LedgerProtocol.OutcomeUnknown());
              default -> CompletableFuture.completedStage(ledgerAnswer(command));
            });
    // when
    ToolAnswer answer = now(desk.perform(tool(new ToolCall.HoldSlot(CallClinic.SLOT))));
    // then
    assertThat(answer).isInstanceOf(ToolAnswer.SlotHeld.class);
    CommandKey key =
        new CommandKey(new CommandId(CallClinic.call(1).value() + "/t7"), CallClinic.NOW);
    assertThat(ledger.asked)
        .hasSize(3)
        .allSatisfy(
            command -> {
              LedgerProtocol.PlaceHold hold = (LedgerProtocol.PlaceHold) command;
              assertThat(hold.key()).isEqualTo(key);
              assertThat(hold.hold())
                  .isEqualTo(((LedgerProtocol.PlaceHold) ledger.asked.get(0)).hold());
            });
  }

  @Test
  void shouldAskAnotherIncarnationsToolWithTheSameIds() {
    // given
    everybodyAnswers();
    for (ToolCall call : StoredSamples.toolCalls()) {
      // when
      ToolAnswer first = now(desk.perform(tool(call)));
      ToolAnswer again = now(desk().perform(tool(call)));
      // then
      assertThat(again).as("%s", call.getClass()).isEqualTo(first);
    }
  }

  @Test
  void shouldGiveUpAfterAsManyAttemptsAsAreSet() {
    // given
    ledger.answers(command -> CompletableFuture.failedStage(new TimeoutException("lost")));
    patients.answers(command -> CompletableFuture.failedStage(new TimeoutException("lost")));
    callbacks.answers(command -> CompletableFuture.failedStage(new TimeoutException("lost")));
    callerNumber = Optional.of(seals.seal(CallSeals.Field.CALLER_NUMBER, "+40721000111"));
    desk = desk();
    for (ToolCall call : StoredSamples.toolCalls()) {
      int before = ledger.asked.size() + patients.asked.size() + callbacks.asked.size();
      // when
      ToolAnswer answer = now(desk.perform(tool(call)));
      // then
      assertThat(answer).as("%s", call.getClass()).isEqualTo(new ToolAnswer.Unavailable());
      assertThat(ledger.asked.size() + patients.asked.size() + callbacks.asked.size() - before)
          .isEqualTo(BOUNDS.attempts());
    }
  }

  @Test
  void shouldBeUnavailableWhileKeysCannotBeReached() {
    // given
    everybodyAnswers();
    keys.broken = true;
    // when
    ToolAnswer answer =
        now(
            desk.perform(
                tool(
                    new ToolCall.RegisterPatient(
                        Optional.empty(), Optional.empty(), Optional.empty()))));
    // then
    assertThat(answer).isEqualTo(new ToolAnswer.Unavailable());
    assertThat(patients.asked).isEmpty();
  }

  @Test
  void shouldRegisterWithThePatientsOwnKeyAndTheHashedNumber() {
    // given
    everybodyAnswers();
    var number = Optional.of(seals.seal(CallSeals.Field.NUMBER, "+40721000111"));
    var audio = Optional.of(seals.sealBytes(CallSeals.Field.AUDIO, new byte[] {1, 2}));
    // when
    now(desk.perform(tool(new ToolCall.RegisterPatient(Optional.empty(), audio, number))));
    // then
    assertThat(patients.asked).hasSize(2);
    PatientProtocol.Register register = (PatientProtocol.Register) patients.asked.get(1);
    KeyId own = new KeyId("patient/" + register.patient().value());
    assertThat(register.numberHmac()).contains("hmac of 12");
    assertThat(register.data().number().orElseThrow().keyId()).isEqualTo(own);
    assertThat(register.data().recordedName().orElseThrow().keyId()).isEqualTo(own);
    assertThat(register.data().name()).isEmpty();
  }

  @Test
  void shouldPromiseACallbackWithinTheSetTimeOfItsDecision() {
    // given
    everybodyAnswers();
    // when
    ToolAnswer answer =
        now(
            desk.perform(
                tool(
                    new ToolCall.PromiseCallback(
                        Optional.of(seals.seal(CallSeals.Field.NUMBER, "+40721000111")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    // then
    CallbackProtocol.Promise promise = (CallbackProtocol.Promise) callbacks.asked.get(0);
    CallbackId id = promise.callback();
    assertThat(answer)
        .isEqualTo(new ToolAnswer.CallbackPromised(id, CallClinic.NOW.plus(Duration.ofHours(24))));
    assertThat(seals.open(CallSeals.Field.CALLBACK_NUMBER, promise.wish().number().orElseThrow()))
        .contains("+40721000111");
  }

  @Test
  void shouldGiveBackAllHoldsOfACallUnderOneKey() {
    // given
    everybodyAnswers();
    // when
    now(desk.releaseAll(CallClinic.NOW));
    now(desk.releaseAll(CallClinic.NOW));
    // then
    assertThat(ledger.asked)
        .extracting(command -> ((LedgerProtocol.ReleaseCall) command).key())
        .containsOnly(
            new CommandKey(new CommandId(CallClinic.call(1).value() + "/end"), CallClinic.NOW));
  }

  @Test
  void shouldRefuseACallbackThatCannotBePromised() {
    // given
    callbacks.answers(
        command ->
            CompletableFuture.completedStage(
                new CallbackProtocol.Answer(
                    ((CallbackProtocol.Promise) command).callback(),
                    CallbackProtocol.Outcome.TOO_MANY_OPEN)));
    // when
    ToolAnswer answer = now(desk.perform(tool(StoredSamples.toolCalls().get(5))));
    // then: nothing is promised that is not committed, and it is not asked again
    assertThat(answer).isEqualTo(new ToolAnswer.Unavailable());
    assertThat(callbacks.asked).hasSize(1);
  }
}
