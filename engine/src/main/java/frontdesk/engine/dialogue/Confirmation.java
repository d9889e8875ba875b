package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read-back, what counts as agreeing to it, and what agreeing sets off. */
final class Confirmation {
  /** How many digits of a number are read back. */
  static final int SPOKEN_DIGITS = 3;

  private Confirmation() {}

  /**
   * The one rule by which a booking counts as confirmed: key 1, or a "yes" that is sure enough and
   * names nothing but what was read back, each to the read-back asked last and only after all of it
   * was played.
   */
  static boolean counts(ConversationState before, Limits limits, ZoneId zone, Input input) {
    if (!isReadBack(before.question()) || !hasAll(before)) {
      return false;
    }
    if (input instanceof Input.KeyPressed pressed) {
      return pressed.key() == '1' && pressed.afterPrompt() && isWhole(before, pressed.prompt());
    }
    return input instanceof Input.Heard heard
        && heard.understanding().yes().equals(Optional.of(true))
        && heard.afterPrompt()
        && heard.confidence() >= limits.confirmMinConfidence()
        && isWhole(before, heard.prompt())
        && namesNothingElse(before, heard.understanding(), zone);
  }

  /** "Yes, eleven is right": what is named with the yes is what was read back. */
  static boolean namesNothingElse(ConversationState state, Understanding said, ZoneId zone) {
    if (state.question() == Question.SERIES) {
      return said.equals(Understanding.NOTHING.withYes(true));
    }
    Optional<Slot> back = readBack(state);
    if (back.isEmpty() || said.impossibleDate() || said.wrong().isPresent()) {
      return false;
    }
    var start = back.get().start().atZone(zone);
    return said.service().map(back.get().service()::equals).orElse(true)
        && said.practitioner().map(back.get().practitioner()::equals).orElse(true)
        && said.date().map(start.toLocalDate()::equals).orElse(true)
        && said.time().map(start.toLocalTime()::equals).orElse(true)
        && said.earliest().map(from -> !start.toLocalTime().isBefore(from)).orElse(true)
        && said.latest().map(to -> !start.toLocalTime().isAfter(to)).orElse(true);
  }

  private static Optional<Slot> readBack(ConversationState state) {
    return switch (state.question()) {
      case CONFIRM_CANCEL -> state.selected().map(Appointment::slot);
      case FREED -> Waiting.current(state).map(SlotOffer::slot);
      default -> state.hold().map(ToolAnswer.SlotHeld::slot);
    };
  }

  /** Whether what is asked is whether a read-back is right. */
  static boolean isReadBack(Question question) {
    return question == Question.CONFIRM
        || question == Question.CONFIRM_CANCEL
        || question == Question.CONFIRM_CHANGE
        || question == Question.FREED
        || question == Question.SERIES;
  }

  /** Whether what was read back is still there. */
  private static boolean hasAll(ConversationState state) {
    if (state.question() == Question.FREED) {
      return Waiting.current(state).isPresent();
    } else if (state.question() == Question.SERIES) {
      return !Series.offered(state).isEmpty();
    }
    boolean held = state.question() == Question.CONFIRM_CANCEL || state.hold().isPresent();
    boolean selected = state.question() == Question.CONFIRM || state.selected().isPresent();
    return held && selected;
  }

  /** Whether this is the number of the read-back, and nothing is known of it being cut short. */
  private static boolean isWhole(ConversationState state, int prompt) {
    return prompt == state.askedPrompt() && state.cutShort() != prompt;
  }

  /** The caller has agreed to what was read back. */
  static void agreed(Draft draft) {
    if (Done.isTooMuch(draft)) {
      Done.tooMuch(draft);
      return;
    }
    switch (draft.state().question()) {
      case CONFIRM_CANCEL -> Cancellation.agreed(draft);
      case CONFIRM_CHANGE -> Change.agreed(draft);
      case FREED -> Waiting.take(draft, true);
      case SERIES -> Series.agreed(draft);
      default -> booking(draft);
    }
  }

  /** Makes the caller a patient, unless they are one, then confirms. */
  private static void booking(Draft draft) {
    draft.forgetTroubles(Question.CONFIRM);
    if (patient(draft.state()).isPresent()) {
      draft.state().hold().ifPresent(held -> confirm(draft, held.hold()));
    } else {
      draft.use(registration(draft.state()));
    }
  }

  /** Whom the booking is for, if they are a patient already. */
  static Optional<PatientId> patient(ConversationState state) {
    return BookingFlow.isForTheIdentified(state) ? state.dealings().identified() : state.patient();
  }

  static ToolCall.RegisterPatient registration(ConversationState state) {
    return new ToolCall.RegisterPatient(
        state.slot(SlotName.NAME, SlotValue.SpokenName.class).map(SlotValue.SpokenName::name),
        state.slot(SlotName.NAME, SlotValue.RecordedName.class).map(SlotValue.RecordedName::audio),
        state.slot(SlotName.CONTACT, SlotValue.Contact.class).map(SlotValue.Contact::number));
  }

  /** The caller is a patient: confirm what they agreed to, if it is still what is held. */
  static boolean confirmHold(Draft draft) {
    ConversationState state = draft.state();
    Optional<ToolAnswer.SlotHeld> hold =
        state
            .hold()
            .filter(held -> state.phase() == Phase.CONFIRM)
            .filter(held -> state.agreed().equals(Optional.of(held.hold())));
    hold.ifPresent(held -> confirm(draft, held.hold()));
    return hold.isPresent();
  }

  private static void confirm(Draft draft, HoldId hold) {
    Optional<Sealed> note =
        draft.state().slot(SlotName.NOTE, SlotValue.Note.class).map(SlotValue.Note::note);
    patient(draft.state())
        .ifPresent(patient -> draft.use(new ToolCall.ConfirmHold(hold, patient, note)));
  }

  /** What is read back of a slot. */
  record ReadBack(
      Argument.NamedService service,
      Argument.Count minutes,
      Argument.NamedPractitioner practitioner,
      Argument.Day date,
      Argument.TimeOfDay time,
      Argument.Money price) {

    static ReadBack of(Draft draft, Slot slot) {
      ZoneId zone = draft.catalogue().zone();
      var start = slot.start().atZone(zone);
      BigDecimal price =
          draft.catalogue().service(slot.service()).map(Service::price).orElse(BigDecimal.ZERO);
      return new ReadBack(
          new Argument.NamedService(slot.service()),
          new Argument.Count((int) slot.duration().toMinutes()),
          new Argument.NamedPractitioner(slot.practitioner()),
          draft.day(start.toLocalDate()),
          new Argument.TimeOfDay(start.toLocalTime()),
          new Argument.Money(price));
    }

    private Map<String, Argument> arguments() {
      Map<String, Argument> arguments = new HashMap<>();
      arguments.put("service", service);
      arguments.put("practitioner", practitioner);
      arguments.put("date", date);
      arguments.put("time", time);
      arguments.put("price", price);
      return arguments;
    }
  }

  /** The read-back of what is asked to be confirmed. */
  static List<Phrase> phrases(Draft draft, Question question, int attempt) {
    return switch (question) {
      case CONFIRM_CANCEL -> Cancellation.readBack(draft, attempt);
      case CONFIRM_CHANGE -> Change.readBack(draft, attempt);
      case FREED -> Waiting.readBack(draft, attempt);
      default -> phrases(draft, attempt);
    };
  }

  /** The booking: in full the first time, shorter when it is asked again. */
  private static List<Phrase> phrases(Draft draft, int attempt) {
    Optional<Slot> slot = draft.state().hold().map(ToolAnswer.SlotHeld::slot);
    if (slot.isEmpty()) {
      return List.of();
    }
    ReadBack back = ReadBack.of(draft, slot.get());
    List<Phrase> phrases = new ArrayList<>();
    Map<String, Argument> arguments = back.arguments();
    if (attempt == 1) {
      arguments.put("minutes", back.minutes());
      phrases.add(Line.CONFIRM_FULL.say(arguments));
      draft
          .state()
          .slot(SlotName.CONTACT, SlotValue.Contact.class)
          .ifPresent(
              contact ->
                  phrases.add(
                      Line.CONFIRM_NUMBER.say(
                          "digits", new Argument.LastDigits(contact.number(), SPOKEN_DIGITS))));
    } else {
      phrases.add(Line.CONFIRM_SHORT.say(arguments));
    }
    phrases.add(Line.ASK_CONFIRM.say(attempt, Map.of()));
    return phrases;
  }
}
