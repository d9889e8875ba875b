package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** Searches, holds, books, changes and cancels in the clinic's ledger; any thread. */
final class LedgerDesk {
  private final ToolDesk.Desk<LedgerProtocol.Command> ledger;
  private final ToolKeys ids;
  private final Asking asking;
  private final Duration holdKeep;

  LedgerDesk(
      ToolDesk.Desk<LedgerProtocol.Command> ledger,
      ToolKeys ids,
      Asking asking,
      Duration holdKeep) {
    this.ledger = ledger;
    this.ids = ids;
    this.asking = asking;
    this.holdKeep = holdKeep;
  }

  CompletionStage<ToolAnswer> search(ToolCall.SearchSlots search) {
    return asking
        .<LedgerProtocol.Command, LedgerProtocol.FreeSlots>ask(
            ledger, replyTo -> new LedgerProtocol.FindFree(search.query(), replyTo))
        .thenApply(
            found ->
                found
                    .<ToolAnswer>map(
                        free -> new ToolAnswer.SlotsFound(free.slots(), free.exactFit()))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }

  /**
   * Keeps a slot.
   *
   * @param counted whom the hold counts for: a keyed hash
   */
  CompletionStage<ToolAnswer> hold(ToolCall.HoldSlot hold, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.PlaceHold(
                ids.command(tool),
                ids.hold(tool),
                hold.slot(),
                ids.call(),
                holdKeep,
                Optional.of(counted),
                hold.replaces(),
                replyTo));
  }

  CompletionStage<ToolAnswer> release(ToolCall.ReleaseHold release, PendingTool tool) {
    return mutate(
            replyTo -> new LedgerProtocol.ReleaseHold(ids.command(tool), release.hold(), replyTo))
        .thenApply(
            answer ->
                answer instanceof ToolAnswer.HoldReleased
                    ? new ToolAnswer.HoldReleased(release.hold())
                    : answer);
  }

  /** Gives back whatever the call still holds; safe to repeat. */
  CompletionStage<ToolAnswer> releaseAll(Instant endedAt) {
    return mutate(replyTo -> new LedgerProtocol.ReleaseCall(ids.end(endedAt), ids.call(), replyTo));
  }

  CompletionStage<ToolAnswer> confirm(ToolCall.ConfirmHold confirm, PendingTool tool) {
    return mutate(
        replyTo ->
            new LedgerProtocol.ConfirmHold(
                ids.command(tool),
                confirm.hold(),
                ids.appointment(tool),
                confirm.patient(),
                confirm.note(),
                replyTo));
  }

  /**
   * Cancels an appointment.
   *
   * @param counted whom the change counts for: a keyed hash
   */
  CompletionStage<ToolAnswer> cancel(
      ToolCall.CancelAppointment cancel, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.CancelAppointment(
                ids.command(tool), cancel.appointment(), by(counted), replyTo));
  }

  /**
   * Changes an appointment.
   *
   * @param counted whom the change counts for: a keyed hash
   */
  CompletionStage<ToolAnswer> modify(
      ToolCall.ModifyAppointment modify, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.MoveAppointment(
                ids.command(tool),
                modify.appointment(),
                modify.hold(),
                modify.note(),
                by(counted),
                replyTo));
  }

  /**
   * Gives an appointment another note.
   *
   * @param counted whom the change counts for: a keyed hash
   */
  CompletionStage<ToolAnswer> note(
      ToolCall.NoteAppointment note, PendingTool tool, String counted) {
    return mutate(
        replyTo ->
            new LedgerProtocol.NoteAppointment(
                ids.command(tool), note.appointment(), note.note(), by(counted), replyTo));
  }

  private Optional<LedgerProtocol.ChangedBy> by(String counted) {
    return Optional.of(new LedgerProtocol.ChangedBy(ids.call(), Optional.of(counted)));
  }

  /** The appointment of a reference that is not over; empty when there was no answer. */
  CompletionStage<Optional<List<Appointment>>> ofReference(String reference) {
    return find(replyTo -> new LedgerProtocol.FindByReference(reference, replyTo));
  }

  /** What is to come for these entries of one patient, soonest first. */
  CompletionStage<Optional<List<Appointment>>> appointments(List<PatientId> entries) {
    return ofAll(
        entries,
        entry -> find(replyTo -> new LedgerProtocol.FindAppointments(entry, replyTo)),
        Comparator.comparing(appointment -> appointment.slot().start()));
  }

  /** What is over for these entries of one patient, the latest first. */
  CompletionStage<Optional<List<Appointment>>> history(List<PatientId> entries, int limit) {
    return ofAll(
        entries,
        entry -> find(replyTo -> new LedgerProtocol.FindHistory(entry, limit, replyTo)),
        Comparator.comparing((Appointment appointment) -> appointment.slot().start()).reversed());
  }

  private CompletionStage<Optional<List<Appointment>>> find(
      Function<ActorRef<LedgerProtocol.Appointments>, LedgerProtocol.Command> question) {
    return asking
        .ask(ledger, question)
        .thenApply(found -> found.map(LedgerProtocol.Appointments::appointments));
  }

  /** All or nothing: half of somebody's appointments would be told as all of them. */
  private static CompletionStage<Optional<List<Appointment>>> ofAll(
      List<PatientId> entries,
      java.util.function.Function<PatientId, CompletionStage<Optional<List<Appointment>>>> ask,
      Comparator<Appointment> order) {
    CompletionStage<Optional<List<Appointment>>> all =
        CompletableFuture.completedStage(Optional.of(List.of()));
    for (CompletionStage<Optional<List<Appointment>>> each : entries.stream().map(ask).toList()) {
      all = all.thenCombine(each, (some, more) -> some.flatMap(s -> more.map(m -> both(s, m))));
    }
    return all.thenApply(found -> found.map(list -> list.stream().sorted(order).toList()));
  }

  private static List<Appointment> both(List<Appointment> some, List<Appointment> more) {
    List<Appointment> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  private CompletionStage<ToolAnswer> mutate(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command) {
    return asking
        .ask(ledger, command, answer -> answer instanceof LedgerProtocol.OutcomeUnknown)
        .thenApply(
            answer -> answer.map(LedgerDesk::toToolAnswer).orElseGet(ToolAnswer.Unavailable::new));
  }

  static ToolAnswer toToolAnswer(LedgerProtocol.Answer answer) {
    if (answer instanceof LedgerProtocol.Held held) {
      return new ToolAnswer.SlotHeld(held.hold(), held.slot(), held.until());
    }
    if (answer instanceof LedgerProtocol.Booked booked) {
      return new ToolAnswer.AppointmentMade(booked.appointment());
    }
    if (answer instanceof LedgerProtocol.Released released) {
      return released.holds().isEmpty()
          ? new ToolAnswer.HoldReleased(new HoldId("none"))
          : new ToolAnswer.HoldReleased(released.holds().get(0));
    }
    if (answer instanceof LedgerProtocol.Cancelled cancelled) {
      return new ToolAnswer.AppointmentCancelled(cancelled.appointment());
    }
    if (answer instanceof LedgerProtocol.Moved moved) {
      return new ToolAnswer.AppointmentModified(moved.appointment(), moved.from());
    }
    if (answer instanceof LedgerProtocol.Noted noted) {
      return new ToolAnswer.AppointmentNoted(noted.appointment());
    }
    if (answer instanceof LedgerProtocol.Joined joined) {
      return new ToolAnswer.WaitingListJoined(joined.entry());
    }
    if (answer instanceof LedgerProtocol.Left left) {
      return new ToolAnswer.WaitingListLeft(left.entry());
    }
    if (answer instanceof LedgerProtocol.OfferDeclined declined) {
      return new ToolAnswer.OfferDeclined(declined.entry());
    }
    if (answer instanceof LedgerProtocol.SeriesBooked series) {
      return new ToolAnswer.SeriesMade(series.appointments());
    }
    if (answer instanceof LedgerProtocol.Refused refused) {
      return new ToolAnswer.Refused(refused.reason());
    }
    return new ToolAnswer.Unavailable();
  }
}
