package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.BookSeries;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.NoteAppointment;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.privacy.Sealed;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canonical text of a command: all that it says, its key included, without who asked.
 *
 * <p>Two commands have the same text exactly when they are the same command. Only its HMAC is
 * stored, so the form may grow with new commands and with what commands did not say before, but for
 * stored ones it is fixed for ever. Whom a hold or a change counts for is left out: that follows
 * from the call, and an older build never said it.
 */
final class CommandBody {
  private CommandBody() {}

  static String canonical(Mutation command) {
    if (command instanceof PlaceHold place) {
      Slot slot = place.slot();
      return text(
              command,
              "PlaceHold",
              place.hold(),
              slot.service(),
              slot.practitioner(),
              slot.start(),
              slot.duration(),
              place.call(),
              place.keep())
          + place.replaces().map(appointment -> "|" + appointment).orElse("");
    } else if (command instanceof ConfirmHold confirm) {
      return text(
          command,
          "ConfirmHold",
          confirm.hold(),
          confirm.appointment(),
          confirm.patient(),
          confirm.note().map(CommandBody::sealed).orElse(""));
    } else if (command instanceof ReleaseHold release) {
      return text(command, "ReleaseHold", release.hold());
    } else if (command instanceof ReleaseCall release) {
      return text(command, "ReleaseCall", release.call());
    } else if (command instanceof CancelAppointment cancel) {
      return text(command, "CancelAppointment", cancel.appointment());
    } else if (command instanceof MoveAppointment move) {
      return text(command, "MoveAppointment", move.appointment(), move.hold())
          + move.note().map(note -> "|" + sealed(note)).orElse("");
    } else if (command instanceof NoteAppointment note) {
      return text(command, "NoteAppointment", note.appointment(), sealed(note.note()));
    }
    return ofWaiting(command);
  }

  private static String ofWaiting(Mutation command) {
    if (command instanceof JoinWaitingList join) {
      WaitingWish wish = join.wish();
      return text(
          command,
          "JoinWaitingList",
          join.entry(),
          join.patient(),
          wish.service(),
          orNone(wish.practitioner()),
          wish.from(),
          wish.until(),
          orNone(wish.earliest()),
          orNone(wish.latest()));
    } else if (command instanceof LeaveWaitingList leave) {
      return text(command, "LeaveWaitingList", leave.entry());
    } else if (command instanceof AnswerOffer answer) {
      return text(
              command,
              "AnswerOffer",
              answer.entry(),
              slot(answer.slot()),
              answer.accepted(),
              answer.appointment(),
              answer.call())
          + answer.instead().map(instead -> "|" + instead).orElse("");
    } else if (command instanceof BookSeries book) {
      return text(
          command,
          "BookSeries",
          book.first(),
          book.slots().stream().map(CommandBody::slot).collect(Collectors.joining(",")),
          book.appointments(),
          book.call());
    }
    throw new IllegalArgumentException("no body for " + command.getClass().getSimpleName());
  }

  /** Identifiers, instants and durations hold no bar, so the text can be split only one way. */
  private static String text(Mutation command, String name, Object... fields) {
    return Stream.concat(
            Stream.of(name, command.key().id(), command.key().madeAt()), Stream.of(fields))
        .map(Object::toString)
        .collect(Collectors.joining("|"));
  }

  private static String slot(Slot slot) {
    return slot.service() + "/" + slot.practitioner() + "/" + slot.start() + "/" + slot.duration();
  }

  private static Object orNone(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }

  private static String sealed(Sealed note) {
    return note.keyId() + " " + Base64.getEncoder().encodeToString(note.bytes());
  }
}
