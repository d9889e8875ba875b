package frontdesk.engine.call;

import static frontdesk.engine.call.CallClinic.NOW;
import static frontdesk.engine.call.CallClinic.header;
import static frontdesk.engine.call.CallClinic.sealed;

import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.VoiceFactor;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.SeriesId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.VoiceTier;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of everything that a call stores, asks for, or is answered. */
final class StoredSamples {
  static final HoldId HOLD = new HoldId("h1");
  static final WaitingEntry WAITING =
      new WaitingEntry(
          new WaitingId("w1"),
          CallClinic.PATIENT,
          new WaitingWish(
              CallClinic.SLOT.service(),
              Optional.empty(),
              LocalDate.EPOCH,
              LocalDate.EPOCH,
              Optional.empty(),
              Optional.empty()));
  static final CallEvent.StoredDialog DIALOG =
      new CallEvent.StoredDialog("00", "ours", "theirs", 0, 1, sealed("dialog"), sealed("media"));

  private StoredSamples() {}

  static Decision.Say say(int prompt, Question question) {
    return new Decision.Say(
        prompt,
        List.of(Phrase.of("greeting")),
        true,
        new Expectation(question, List.of(), Map.of(), "en"));
  }

  static SlotQuery query() {
    return new SlotQuery(
        CallClinic.CLEANING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        3);
  }

  static List<CallEvent> events() {
    return List.of(
        new CallEvent.CallArrived(
            header(),
            CallClinic.call(1),
            CallClinic.contents(),
            CallClinic.NUMBER,
            Optional.of(sealed("caller")),
            "en"),
        new CallEvent.CallAnswered(header(), DIALOG),
        new CallEvent.DialogChanged(header(), DIALOG),
        new CallEvent.InputRecorded(header(), 1, inputs().get(0)),
        new CallEvent.DecisionMade(header(), 1, decisions().get(0)),
        new CallEvent.PatientLinked(header(), CallClinic.PATIENT),
        new CallEvent.VoiceTierChanged(
            header(),
            1,
            VoiceTier.PREMIUM,
            CallEvent.VoiceReason.SCORE_REACHED,
            75,
            70,
            List.of(VoiceFactor.IDENTIFIED),
            Thrift.NONE),
        new CallEvent.ProviderChanged(
            header(),
            1,
            Step.STT,
            Optional.of("first"),
            "second",
            CallEvent.ProviderReason.FAILED,
            Optional.of("LATE first-byte")),
        new CallEvent.CallEnded(header(), CallEvent.Ending.COMPLETED));
  }

  static List<Input> inputs() {
    return List.of(
        new Input.CallOpened(NOW, Optional.of(sealed("number")), "en"),
        new Input.CallOpened(
            NOW,
            Optional.of(sealed("number")),
            "en",
            Optional.of(new Input.Tongues(List.of("en", "ro"), List.of("en")))),
        new Input.CallOpened(
            NOW,
            Optional.of(sealed("number")),
            "en",
            Optional.empty(),
            Optional.of(
                new RecentWish(
                    CallClinic.CLEANING,
                    Optional.of(CallClinic.POPESCU),
                    Optional.of(LocalDate.of(2026, 3, 3)),
                    Optional.of(LocalTime.of(9, 30)),
                    CallClinic.call(4)))),
        new Input.Heard(NOW, 1, true, Understanding.NOTHING.withYes(true), 0.9, sealed("yes")),
        new Input.NotUnderstood(NOW, 1, true, Input.NotUnderstoodReason.REJECTED),
        new Input.SilenceHeard(NOW, 1),
        new Input.KeyPressed(NOW, 1, true, '1'),
        new Input.AudioRecorded(NOW, 1, sealed("audio"), 900),
        Input.PromptEnded.of(NOW, 1, true, 3, 1),
        new Input.ToolAnswered(NOW, 1, new ToolAnswer.HoldReleased(HOLD)),
        new Input.TurnLate(NOW, 1),
        new Input.Resumed(NOW),
        new Input.CallerGone(NOW),
        new Input.Proposed(NOW, 1, new Proposal.Ask(Question.DATE)),
        heard().withBrain(Understanding.NOTHING.withIntent(Intent.BOOK)),
        new Input.Proposed(
            NOW,
            1,
            new Proposal.SayWords(sealed("own"), List.of(Proposal.Finding.PRICE)),
            Optional.of(heard())),
        new Input.Proposed(NOW, 2, new Proposal.SayMore(sealed("more"), List.of())));
  }

  private static Input.Heard heard() {
    return new Input.Heard(NOW, 1, true, Understanding.NOTHING, 0.5, sealed("words"));
  }

  static List<Decision> decisions() {
    return List.of(
        say(1, Question.INTENT),
        new Decision.UseTool(1, new ToolCall.HoldSlot(CallClinic.SLOT)),
        new Decision.EndCall(Decision.EndReason.BOOKED),
        new Decision.PhaseChanged(Phase.START, Phase.GREETING),
        new Decision.SlotFilled(new SlotValue.NoName()),
        new Decision.SlotCleared(SlotValue.SlotName.NAME),
        new Decision.TroubleCounted(Question.DATE, Decision.Trouble.SILENCE, 1),
        new Decision.TroubleForgotten(Question.DATE),
        new Decision.LanguageChanged("ro"),
        new Decision.ProposalRefused(Objection.STALE),
        new Decision.SayMore(say(1, Question.INTENT)));
  }

  static List<ToolCall> toolCalls() {
    return List.of(
        new ToolCall.SearchSlots(query()),
        new ToolCall.HoldSlot(CallClinic.SLOT),
        new ToolCall.ReleaseHold(HOLD),
        new ToolCall.RegisterPatient(Optional.empty(), Optional.empty(), Optional.empty()),
        new ToolCall.ConfirmHold(HOLD, CallClinic.PATIENT, Optional.empty()),
        new ToolCall.PromiseCallback(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new ToolCall.IdentifyPatient(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CallClinic.APPOINTMENT.reference())),
        new ToolCall.RetrieveAppointments(CallClinic.PATIENT),
        new ToolCall.CancelAppointment(CallClinic.APPOINTMENT.id()),
        new ToolCall.ModifyAppointment(
            CallClinic.APPOINTMENT.id(), HOLD, Optional.of(sealed("note"))),
        new ToolCall.NoteAppointment(CallClinic.APPOINTMENT.id(), sealed("note")),
        new ToolCall.RecallWish(),
        new ToolCall.JoinWaitingList(CallClinic.PATIENT, WAITING.wish()),
        new ToolCall.LeaveWaitingList(WAITING.id()),
        new ToolCall.AnswerOffer(WAITING.id(), CallClinic.SLOT, true, Optional.empty()),
        new ToolCall.AnswerOffer(
            WAITING.id(), CallClinic.SLOT, true, Optional.of(new AppointmentId("appointment-1"))),
        new ToolCall.FindSeries(CallClinic.APPOINTMENT.id(), Period.ofMonths(3)),
        new ToolCall.BookSeries(CallClinic.APPOINTMENT.id(), List.of(CallClinic.SLOT)));
  }

  static List<LedgerProtocol.Answer> ledgerAnswers() {
    return List.of(
        new LedgerProtocol.Held(HOLD, CallClinic.SLOT, NOW),
        new LedgerProtocol.Booked(CallClinic.APPOINTMENT),
        new LedgerProtocol.Released(List.of(HOLD)),
        new LedgerProtocol.Cancelled(CallClinic.APPOINTMENT),
        new LedgerProtocol.Moved(CallClinic.APPOINTMENT, CallClinic.SLOT),
        new LedgerProtocol.Noted(CallClinic.APPOINTMENT),
        new LedgerProtocol.Joined(WAITING),
        new LedgerProtocol.Left(WAITING.id()),
        new LedgerProtocol.OfferDeclined(WAITING.id()),
        new LedgerProtocol.SeriesBooked(
            SeriesId.of(CallClinic.APPOINTMENT.id()), List.of(CallClinic.APPOINTMENT)),
        new LedgerProtocol.Refused(Refusal.SLOT_NOT_FREE),
        new LedgerProtocol.OutcomeUnknown());
  }
}
