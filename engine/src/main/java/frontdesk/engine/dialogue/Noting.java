package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.privacy.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Giving an appointment a note and nothing else: the note is asked for where it was not said, read
 * back with the appointment, and written only after a heard yes. The appointment stays in its slot,
 * so that nothing is held.
 */
final class Noting {
  private Noting() {}

  /** Whether a note alone is what is wanted. */
  static boolean isWanted(ConversationState state) {
    return state.aim().equals(Optional.of(Aim.NOTE));
  }

  /** The note that the caller gave. */
  static Optional<Sealed> note(ConversationState state) {
    return state.slot(SlotName.NOTE, SlotValue.Note.class).map(SlotValue.Note::note);
  }

  /** The next step for the appointment that is meant: the note, the read-back, or neither. */
  static void advance(Draft draft) {
    if (!draft.state().has(SlotName.NOTE)) {
      draft.ask(Question.NOTE);
    } else if (note(draft.state()).isPresent()) {
      draft.ask(Question.CONFIRM_CHANGE);
    } else {
      Change.kept(draft); // they have nothing to say after all
    }
  }

  /** The appointment as it is, and the note. */
  static List<Phrase> readBack(Draft draft, int attempt) {
    List<Phrase> phrases = new ArrayList<>();
    draft
        .state()
        .selected()
        .ifPresent(one -> phrases.add(Which.line(draft, Line.CONFIRM_CHANGE_OLD, one)));
    line(draft.state()).ifPresent(phrases::add);
    phrases.add(Line.ASK_CONFIRM_NOTE.say(attempt, Map.of()));
    return phrases;
  }

  /** The note in a read-back, where there is one. */
  static Optional<Phrase> line(ConversationState state) {
    return note(state).map(note -> Line.CONFIRM_NOTE.say("note", new Argument.Noted(note)));
  }

  /** Whether this note is what was read back before this turn. */
  static boolean isReadBack(Draft draft, ToolCall.NoteAppointment call) {
    Phrase line = Line.CONFIRM_NOTE.say("note", new Argument.Noted(call.note()));
    return isWanted(draft.before())
        && draft.before().asked().filter(say -> say.phrases().contains(line)).isPresent();
  }

  /** The caller has agreed. */
  static void agreed(Draft draft) {
    draft.forgetTroubles(Question.CONFIRM_CHANGE);
    Optional<Appointment> selected = draft.state().selected();
    Optional<Sealed> note = note(draft.state());
    if (selected.isPresent() && note.isPresent()) {
      draft.use(new ToolCall.NoteAppointment(selected.get().id(), note.get()));
    }
  }

  /** No: it is said anew, or not at all. */
  static boolean anotherOne(Draft draft) {
    draft.forgetTroubles(Question.CONFIRM_CHANGE);
    Answers.askAnew(draft, SlotName.NOTE, Question.NOTE);
    return true;
  }
}
