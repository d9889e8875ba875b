package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.engine.dialogue.tools.DeclaredCall;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.AppointmentId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that keep callers and patients from harm, each by itself, so that a test can break one
 * and see a promise fail. Whatever is proposed, and by whomever, passes them. Pure. There is one
 * implementation in production: the methods as they stand.
 */
interface Guardrails {
  /** The rules as they are. */
  Guardrails STRICT = new Guardrails() {};

  /** A tool is used only where its declaration, and so the flow, permits it. */
  default boolean isPermitted(Draft draft, ToolCall call) {
    return DeclaredCall.isPermitted(call, Situation.of(draft.state()));
  }

  /** A tool is used only with arguments that its declaration takes. */
  default boolean isDeclared(Draft draft, ToolCall call) {
    return DeclaredCall.refusal(call, Situation.of(draft.state()), draft.catalogue()).isEmpty();
  }

  /** Only slots that the ledger returned in this call are held. */
  default boolean isReturned(Draft draft, ToolCall call) {
    return !(call instanceof ToolCall.HoldSlot hold)
        || (draft.state().dealings().returned().contains(hold.slot())
            && hold.replaces().equals(BookingFlow.moving(draft.state())));
  }

  /** Appointments are asked for, cancelled and changed only for whoever was proven to own them. */
  default boolean isIdentified(Draft draft, ToolCall call) {
    Dealings dealings = draft.state().dealings();
    if (call instanceof ToolCall.RetrieveAppointments of) {
      return dealings.identified().equals(Optional.of(of.patient()));
    } else if (call instanceof ToolCall.JoinWaitingList join) {
      return dealings.identified().equals(Optional.of(join.patient()));
    } else if (call instanceof ToolCall.LeaveWaitingList leave) {
      return dealings.identified().isPresent()
          && dealings.waiting().orElse(List.of()).stream()
              .anyMatch(own -> own.id().equals(leave.entry()));
    } else if (call instanceof ToolCall.AnswerOffer answer) {
      return dealings.identified().isPresent()
          && Waiting.current(draft.state())
              .filter(own -> own.entry().equals(answer.entry()))
              .map(own -> Waiting.answer(draft.state(), own, answer.accepted()))
              .equals(Optional.of(answer));
    } else if (call instanceof ToolCall.FindSeries find) {
      return dealings.made().stream().anyMatch(own -> own.id().equals(find.first()));
    } else if (call instanceof ToolCall.BookSeries book) {
      return dealings.made().stream().anyMatch(own -> own.id().equals(book.first()));
    } else if (call instanceof ToolCall.CancelAppointment cancel) {
      return dealings.appointments().stream()
          .anyMatch(own -> own.id().equals(cancel.appointment()));
    }
    Optional<AppointmentId> changed = Change.changed(call);
    return changed.isEmpty()
        || dealings.appointments().stream().anyMatch(own -> own.id().equals(changed.get()));
  }

  /**
   * Nothing is written, nor anybody registered, but what a read-back was agreed to in this turn.
   */
  default boolean isAgreed(Draft draft, ToolCall call) {
    if (call instanceof ToolCall.RegisterPatient) {
      return draft.isAgreement(Question.CONFIRM);
    } else if (call instanceof ToolCall.ConfirmHold confirm) {
      // The caller may have been registered in between.
      boolean before = draft.state().agreed().equals(Optional.of(confirm.hold()));
      return before || draft.isAgreement(Question.CONFIRM);
    } else if (call instanceof ToolCall.CancelAppointment cancel) {
      return draft.isAgreement(Question.CONFIRM_CANCEL)
          && draft
              .state()
              .selected()
              .map(Appointment::id)
              .equals(Optional.of(cancel.appointment()));
    } else if (call instanceof ToolCall.JoinWaitingList) {
      return draft.state().aim().equals(Optional.of(Aim.WAIT)); // asked for it, or said yes to it
    } else if (call instanceof ToolCall.LeaveWaitingList leave) {
      return draft.isAgreement(Question.CONFIRM_CANCEL)
          && Places.readBack(draft.before())
              .filter(own -> own.id().equals(leave.entry()))
              .isPresent();
    } else if (call instanceof ToolCall.AnswerOffer answer) {
      return answer.accepted()
          ? draft.isAgreement(Question.FREED)
          : draft.before().question() == Question.FREED;
    } else if (call instanceof ToolCall.BookSeries book) {
      return draft.isAgreement(Question.SERIES)
          && Series.offered(draft.before()).equals(book.slots());
    } else if (call instanceof ToolCall.NoteAppointment note && !Noting.isReadBack(draft, note)) {
      return false;
    }
    Optional<AppointmentId> changed = Change.changed(call);
    if (changed.isPresent()) {
      return draft.isAgreement(Question.CONFIRM_CHANGE)
          && draft.state().selected().map(Appointment::id).equals(changed);
    }
    return true;
  }

  /** A call books, changes and cancels only so often. */
  default boolean mayWrite(Draft draft) {
    return draft.state().dealings().writes() < draft.limits().writesPerCall();
  }

  /** What is passed to tools as the caller's is what the caller said, or what the call holds. */
  default boolean isCallers(Draft draft, ToolCall call) {
    return CallersOwn.isOwn(draft.state(), call);
  }

  /** A day and time that is spoken is a slot that the ledger returned, or an appointment. */
  default boolean isKnownMoment(Draft draft, Phrase phrase) {
    Optional<LocalDateTime> moment = moment(phrase);
    Dealings dealings = draft.state().dealings();
    Stream<Slot> held = draft.state().hold().map(ToolAnswer.SlotHeld::slot).stream();
    Stream<Slot> appointments =
        Stream.concat(dealings.made().stream(), dealings.appointments().stream())
            .map(Appointment::slot);
    Stream<Slot> offers = dealings.offers().stream().map(SlotOffer::slot);
    return moment.isEmpty()
        || Stream.of(dealings.returned().stream(), held, appointments, offers)
            .flatMap(slots -> slots)
            .anyMatch(slot -> BookingFlow.start(draft, slot).equals(moment.get()));
  }

  /** Prices and hours that are spoken stand in the catalogue. */
  default boolean isInCatalogue(Draft draft, Phrase phrase) {
    return isPrice(draft, phrase)
        && CatalogueFacts.areHours(draft.catalogue(), phrase)
        && CatalogueFacts.isRule(draft.catalogue(), phrase)
        && isOffered(draft, phrase);
  }

  /** What a patient has is spoken of only to whoever was proven to be that patient. */
  default boolean isCallersAppointment(Draft draft, Phrase phrase) {
    if (Usual.tells(phrase)) {
      return Usual.isOwn(draft, phrase);
    }
    if (!Line.OF_PATIENTS.contains(phrase.plainKey())) {
      return true;
    }
    if (Places.tells(phrase)) {
      return Places.isOwn(draft, phrase);
    }
    Optional<LocalDateTime> moment = moment(phrase);
    Dealings dealings = draft.state().dealings();
    return Stream.concat(
            dealings.appointments().stream().map(Appointment::slot),
            dealings.offers().stream().map(SlotOffer::slot))
        .map(own -> BookingFlow.start(draft, own))
        .anyMatch(start -> moment.equals(Optional.of(start)));
  }

  /** A sentence of a brain's own is said only where nothing was found in it. */
  default boolean isSound(Draft draft, Proposal.SayWords say) {
    return say.findings().isEmpty();
  }

  /** Nor a further one. */
  default boolean isSound(Draft draft, Proposal.SayMore say) {
    return say.findings().isEmpty();
  }

  /** Nothing that only the caller's own words can mean is taken from a brain. */
  default boolean isForBrains(Draft draft, Understanding brain) {
    return BrainReading.allowed(brain, draft.before().question()).equals(brain);
  }

  /** That something was done is said only from the answer that it was, or in repeating that. */
  default boolean isTrue(Draft draft, Phrase phrase) {
    boolean repeated =
        draft.before().asked().filter(say -> say.phrases().contains(phrase)).isPresent();
    return repeated
        || Line.committing(phrase.plainKey())
            .map(
                kind ->
                    draft.input() instanceof Input.ToolAnswered answered
                        && kind.isInstance(answered.answer()))
            .orElse(true);
  }

  private static boolean isPrice(Draft draft, Phrase phrase) {
    if (!(phrase.arguments().get("price") instanceof Argument.Money money)) {
      return true;
    }
    return phrase.arguments().get("service") instanceof Argument.NamedService named
        && draft
            .catalogue()
            .service(named.service())
            .map(Service::price)
            .filter(price -> price.compareTo(money.amount()) == 0)
            .isPresent();
  }

  /** How long a service takes, and who does it, where that is what is told. */
  private static boolean isOffered(Draft draft, Phrase phrase) {
    if (!(phrase.arguments().get("service") instanceof Argument.NamedService named)
        || !(Information.informs(phrase) || CatalogueFacts.rulesOut(phrase))) {
      return true;
    }
    Optional<Service> service = draft.catalogue().service(named.service());
    boolean minutes =
        !(phrase.arguments().get("minutes") instanceof Argument.Count count)
            || service.filter(one -> one.duration().toMinutes() == count.value()).isPresent();
    boolean someone =
        phrase.arguments().containsKey("date")
            || !(phrase.arguments().get("practitioner")
                instanceof Argument.NamedPractitioner practitioner)
            || draft.catalogue().practitionersFor(named.service()).stream()
                .anyMatch(one -> one.id().equals(practitioner.practitioner()));
    return minutes && someone;
  }

  /** The day and time that a phrase speaks of, if it speaks of one. */
  private static Optional<LocalDateTime> moment(Phrase phrase) {
    return phrase.arguments().get("date") instanceof Argument.Day day
            && phrase.arguments().get("time") instanceof Argument.TimeOfDay time
        ? Optional.of(day.date().atTime(time.time()))
        : Optional.empty();
  }
}
