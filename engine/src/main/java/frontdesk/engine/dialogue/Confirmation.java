package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
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
    if (!isYes(before, limits, zone, input)) {
      return false;
    }
    return input instanceof Input.KeyPressed pressed
        ? pressed.afterPrompt() && isWhole(before, pressed.prompt())
        : input instanceof Input.Heard heard
            && heard.afterPrompt()
            && isWhole(before, heard.prompt());
  }

  /** Whether it would be agreeing, had the read-back been heard to its end. */
  private static boolean isYes(ConversationState before, Limits limits, ZoneId zone, Input input) {
    if (!isReadBack(before.question()) || !hasAll(before)) {
      return false;
    }
    return input instanceof Input.KeyPressed pressed
        ? pressed.key() == '1'
        : input instanceof Input.Heard heard
            && heard.understanding().yes().equals(Optional.of(true))
            && heard.confidence() >= limits.confirmMinConfidence()
            && namesNothingElse(before, heard.understanding(), zone);
  }

  /**
   * A yes that came into the read-back: what was not heard of it is read out, and only that. No
   * more than its phrases can be left, so this ends; once all of them were heard, a yes counts.
   */
  static boolean readsOn(Draft draft, Input input) {
    ConversationState state = draft.state();
    boolean into =
        state.phrasesHeard() > 0
            && state.cutShort() == state.askedPrompt()
            && isYes(state, draft.limits(), draft.catalogue().zone(), input);
    if (into) {
      state.asked().ifPresent(say -> draft.ask(rest(say, state.phrasesHeard())));
    }
    return into;
  }

  /** A note is read out once more: what is written is held against the prompt that is agreed to. */
  private static Prompts.Composed rest(Decision.Say say, int heard) {
    List<Phrase> phrases = say.phrases();
    int note =
        phrases.stream().map(Phrase::plainKey).toList().indexOf(Line.CONFIRM_NOTE.keys().get(0));
    int last = note < 0 ? phrases.size() - 1 : note;
    int from = Math.min(heard, last);
    return new Prompts.Composed(phrases.subList(from, phrases.size()), say.expectation());
  }

  /** "Yes, eleven is right": what is named with the yes is what was read back. */
  static boolean namesNothingElse(ConversationState state, Understanding said, ZoneId zone) {
    if (state.question() == Question.SERIES) {
      return said.equals(Understanding.NOTHING.withYes(true));
    }
    Optional<WaitingEntry> place = Places.readBack(state);
    if (place.isPresent()) {
      return Places.namesNothingElse(place.get(), said);
    }
    Optional<Slot> back = readBack(state);
    boolean noted = said.note().isPresent() && state.question() != Question.CONFIRM;
    if (back.isEmpty() || noted || said.impossibleDate() || said.wrong().isPresent()) {
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
      case CONFIRM_CHANGE ->
          Noting.isWanted(state)
              ? state.selected().map(Appointment::slot)
              : state.hold().map(ToolAnswer.SlotHeld::slot);
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
    if (Places.readBack(state).isPresent()) {
      return true;
    }
    boolean noted = Noting.isWanted(state) && Noting.note(state).isPresent();
    boolean held = state.question() == Question.CONFIRM_CANCEL || noted || state.hold().isPresent();
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
            state
                .slot(SlotName.NAME, SlotValue.RecordedName.class)
                .map(SlotValue.RecordedName::audio),
            state.slot(SlotName.CONTACT, SlotValue.Contact.class).map(SlotValue.Contact::number))
        .withEmail(email(state));
  }

  /** The e-mail address that the caller offered. */
  static Optional<Sealed> email(ConversationState state) {
    return state.slot(SlotName.EMAIL, SlotValue.Email.class).map(SlotValue.Email::address);
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

  /** Nobody is booked for the same service twice on one day: it is said that they are. */
  private static void confirm(Draft draft, HoldId hold) {
    Optional<Appointment> same = sameOfTheDay(draft);
    if (same.isPresent()) {
      Done.already(draft, same.get());
      return;
    }
    Optional<Sealed> note = Noting.note(draft.state());
    patient(draft.state())
        .ifPresent(patient -> draft.use(new ToolCall.ConfirmHold(hold, patient, note)));
  }

  private static Optional<Appointment> sameOfTheDay(Draft draft) {
    ConversationState state = draft.state();
    Optional<Slot> held = state.hold().map(ToolAnswer.SlotHeld::slot);
    return state.dealings().appointments().stream()
        .filter(one -> patient(state).equals(Optional.of(one.patient())))
        .filter(one -> held.map(Slot::service).equals(Optional.of(one.slot().service())))
        .filter(
            one ->
                held.map(slot -> BookingFlow.day(draft, slot))
                    .equals(Optional.of(BookingFlow.day(draft, one.slot()))))
        .findFirst();
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

    private Phrase full() {
      return Line.CONFIRM_FULL.say(
          Map.of(
              "service", service,
              "minutes", minutes,
              "practitioner", practitioner,
              "price", price));
    }

    private Phrase brief() {
      return Line.CONFIRM_SHORT.say(
          Map.of("service", service, "practitioner", practitioner, "price", price));
    }

    private Phrase when(Line line) {
      return line.say(Map.of("date", date, "time", time));
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
    if (attempt == 1) {
      phrases.add(back.full());
      phrases.add(back.when(Line.CONFIRM_WHEN));
      draft
          .state()
          .slot(SlotName.CONTACT, SlotValue.Contact.class)
          .ifPresent(
              contact ->
                  phrases.add(
                      Line.CONFIRM_NUMBER.say(
                          "digits", new Argument.LastDigits(contact.number(), SPOKEN_DIGITS))));
    } else {
      phrases.add(back.brief());
      phrases.add(back.when(Line.CONFIRM_WHEN_SHORT));
    }
    phrases.add(Line.ASK_CONFIRM.say(attempt, Map.of()));
    return phrases;
  }
}
