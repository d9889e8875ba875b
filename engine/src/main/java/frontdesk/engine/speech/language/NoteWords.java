package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A note that is said with the wish to have it noted: "for my appointment on Tuesday, tell the
 * dentist I am allergic to latex". What stands before its beginning is an ordinary sentence; what
 * stands after it is the note, whatever it speaks of.
 *
 * @param before the sentence up to the words that begin the note
 * @param note the words of the note as they were written, in order
 */
record NoteWords(Sentence before, List<String> note) {
  private static final Set<Question> OPEN = EnumSet.of(Question.INTENT, Question.MORE);

  /** "Tell the dentist I can't come": what is to be done is said in the words of the note. */
  private static final Set<Intent> NOT_ONLY_NOTED =
      EnumSet.of(
          Intent.HUMAN,
          Intent.CANCEL_APPOINTMENT,
          Intent.MOVE_APPOINTMENT,
          Intent.FIND_APPOINTMENT);

  private static final Set<String> TELLING = Set.of("tell", "inform", "spuneti", "transmiteti");

  private static final Set<String> THAT = Set.of("that", "ca");

  private static final Set<String> APPOINTMENTS = Set.of("appointment", "booking", "visit");

  private static final Set<String> OWN = Set.of("my", "our", "his", "her");

  private static final Set<String> OWN_AFTER = Set.of("mea", "noastra", "lui", "ei");

  NoteWords {
    note = List.copyOf(note);
  }

  /** The note in a sentence that is said where anything may be; empty where there is none. */
  static Optional<NoteWords> in(Sentence sentence, Question question) {
    if (!OPEN.contains(question)) {
      return Optional.empty();
    }
    List<Sentence.Piece> pieces = sentence.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      if (begins(sentence, i)) {
        Sentence before = new Sentence(sentence.words(), pieces.subList(0, i));
        List<String> note = words(sentence, i);
        boolean more =
            IntentReader.read(sentence, question, true)
                .filter(NOT_ONLY_NOTED::contains)
                .filter(
                    intent ->
                        !IntentReader.read(before, question, true).equals(Optional.of(intent)))
                .isPresent();
        return note.isEmpty() || more ? Optional.empty() : Optional.of(new NoteWords(before, note));
      }
    }
    return Optional.empty();
  }

  /** "Tell the dentist", or "tell" and a practitioner's name. */
  private static boolean begins(Sentence sentence, int at) {
    Sentence.Piece piece = sentence.pieces().get(at);
    return piece.meaning() instanceof Meaning.NoteFollows
        || (piece.meaning() instanceof Meaning.NamesPractitioner
            && isTold(sentence.words(), piece.from() - 1));
  }

  /** "Tell", and in Romanian "spuneți-i". */
  private static boolean isTold(Words words, int at) {
    return TELLING.contains(words.at(words.at(at).equals("i") ? at - 1 : at));
  }

  private static List<String> words(Sentence sentence, int at) {
    List<Sentence.Piece> pieces = sentence.pieces();
    int last = pieces.size() - 1;
    while (last > at && isFarewell(pieces.get(last).meaning())) {
      last--;
    }
    int from = pieces.get(at).to();
    if (THAT.contains(sentence.words().at(from))) {
      from++;
    }
    int to = pieces.get(last).to();
    return from < to ? sentence.words().said().subList(from, to) : List.of();
  }

  private static boolean isFarewell(Meaning meaning) {
    return meaning instanceof Meaning.Filler || meaning.equals(new Meaning.Wants(Intent.GOODBYE));
  }

  /** Whether what stands before speaks of an appointment as the caller's own. */
  boolean isOfAnExisting() {
    Words words = before.words();
    int end = before.pieces().isEmpty() ? 0 : before.pieces().get(before.pieces().size() - 1).to();
    for (int i = 0; i < end; i++) {
      if (APPOINTMENTS.contains(words.at(i)) && OWN.contains(words.at(i - 1))) {
        return true;
      }
      if (words.at(i).startsWith("programar") && OWN_AFTER.contains(words.at(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** The note, no longer than so many characters: it ends with the last whole word that fits. */
  static String bounded(List<String> words, int mostCharacters) {
    StringBuilder note = new StringBuilder();
    for (String word : words) {
      if (note.length() + 1 + word.length() > mostCharacters) {
        break;
      }
      note.append(note.isEmpty() ? "" : " ").append(word);
    }
    return note.toString();
  }
}
