package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;

/** Whether what is passed to a tool as the caller's is what they said, or what the call holds. */
final class CallersOwn {
  private CallersOwn() {}

  static boolean isOwn(ConversationState state, ToolCall call) {
    if (call instanceof ToolCall.IdentifyPatient facts) {
      return isOwn(state, facts);
    } else if (call instanceof ToolCall.RegisterPatient patient) {
      return isOneOf(patient.name(), spokenName(state))
          && isOneOf(patient.recordedName(), recordedName(state))
          && isOneOf(patient.number(), contact(state))
          && isOneOf(patient.email(), Confirmation.email(state));
    } else if (call instanceof ToolCall.ConfirmHold confirm) {
      return isHeld(state, confirm.hold())
          && Confirmation.patient(state).equals(Optional.of(confirm.patient()))
          && isOneOf(confirm.note(), Noting.note(state));
    } else if (call instanceof ToolCall.ModifyAppointment modify) {
      return isHeld(state, modify.hold()) && isOneOf(modify.note(), Noting.note(state));
    } else if (call instanceof ToolCall.NoteAppointment noted) {
      return Noting.note(state).equals(Optional.of(noted.note()));
    } else if (call instanceof ToolCall.ReleaseHold release) {
      return isHeld(state, release.hold());
    } else if (call instanceof ToolCall.PromiseCallback promise) {
      return isOneOf(promise.number(), state.anyNumber());
    } else if (call instanceof ToolCall.JoinWaitingList join) {
      return BookingFlow.service(state).equals(Optional.of(join.wish().service()))
          && BookingFlow.practitioner(state).equals(join.wish().practitioner());
    }
    return true;
  }

  private static boolean isOwn(ConversationState state, ToolCall.IdentifyPatient facts) {
    Optional<Sealed> birthDate =
        state.slot(SlotName.BIRTH_DATE, SlotValue.BirthDate.class).map(SlotValue.BirthDate::date);
    Optional<String> reference =
        state
            .slot(SlotName.REFERENCE, SlotValue.Reference.class)
            .map(SlotValue.Reference::reference);
    boolean name =
        isOneOf(facts.name(), spokenName(state)) || isOneOf(facts.name(), heardName(state));
    boolean number =
        isOneOf(facts.number(), contact(state)) || isOneOf(facts.number(), saidNumber(state));
    return name
        && number
        && isOneOf(facts.birthDate(), birthDate)
        && (facts.reference().isEmpty() || facts.reference().equals(reference));
  }

  private static boolean isOneOf(Optional<Sealed> given, Optional<Sealed> own) {
    return given.isEmpty() || given.equals(own);
  }

  private static boolean isHeld(ConversationState state, HoldId hold) {
    return state.hold().map(ToolAnswer.SlotHeld::hold).filter(hold::equals).isPresent();
  }

  private static Optional<Sealed> spokenName(ConversationState state) {
    return state.slot(SlotName.NAME, SlotValue.SpokenName.class).map(SlotValue.SpokenName::name);
  }

  static Optional<Sealed> heardName(ConversationState state) {
    return state
        .heardName()
        .filter(SlotValue.SpokenName.class::isInstance)
        .map(name -> ((SlotValue.SpokenName) name).name());
  }

  /** A number that was heard; the one that the call comes from was not said. */
  static Optional<Sealed> saidNumber(ConversationState state) {
    return state
        .heardNumber()
        .filter(number -> !state.dealings().callerNumber().equals(Optional.of(number)));
  }

  private static Optional<Sealed> recordedName(ConversationState state) {
    return state
        .slot(SlotName.NAME, SlotValue.RecordedName.class)
        .map(SlotValue.RecordedName::audio);
  }

  private static Optional<Sealed> contact(ConversationState state) {
    return state.slot(SlotName.CONTACT, SlotValue.Contact.class).map(SlotValue.Contact::number);
  }
}
