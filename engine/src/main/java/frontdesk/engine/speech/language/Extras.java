package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.privacy.Sealed;
import java.util.Optional;
import java.util.Set;

/** What a sentence says besides the slots of a wish: who the caller is, what they ask about. */
final class Extras {
  /** Up to so many words a language that is named is asked for. */
  private static final int SHORT = 4;

  private static final Set<String> SPEAKING =
      Set.of(
          "in",
          "speak",
          "speaks",
          "speaking",
          "talk",
          "to",
          "pe",
          "limba",
          "vorbi",
          "vorbiti",
          "vorbim",
          "vorbesc",
          "stiti");

  private final Sentence sentence;
  private final Question question;
  private final Sealer sealer;

  Extras(Sentence sentence, Question question, Sealer sealer) {
    this.sentence = sentence;
    this.question = question;
    this.sealer = sealer;
  }

  /** Whether there is nothing that answers. */
  boolean isEmpty() {
    return into(Understanding.NOTHING).equals(Understanding.NOTHING) && topic().isEmpty();
  }

  /** What is asked about the clinic. */
  Optional<Topic> topic() {
    return sentence.last(Meaning.Asks.class).map(Meaning.Asks::topic);
  }

  /** Puts everything but the topic into an understanding. */
  Understanding into(Understanding understanding) {
    Understanding filled = understanding;
    Optional<Meaning.NamesInsurer> insurer = sentence.last(Meaning.NamesInsurer.class);
    if (insurer.isPresent()) {
      filled = filled.withInsurer(insurer.get().insurer());
    }
    Optional<Meaning.Speaks> language = sentence.last(Meaning.Speaks.class);
    if (language.isPresent() && isAskedFor()) {
      filled = filled.withLanguage(language.get().language());
    }
    Optional<Meaning.Every> every = sentence.last(Meaning.Every.class);
    if (every.isPresent()) {
      filled = filled.withEvery(every.get().period());
    }
    if (sentence.has(Meaning.All.class) && speaksOfAppointments()) {
      filled = filled.withAll();
    }
    return whoTheyAre(filled);
  }

  /** "Romanian, please", "can we speak Romanian"; but not "my Romanian number". */
  private boolean isAskedFor() {
    Words words = sentence.words();
    return words.size() <= SHORT
        || question == Question.LANGUAGE
        || sentence.pieces().stream()
            .filter(piece -> piece.meaning() instanceof Meaning.Speaks)
            .anyMatch(piece -> SPEAKING.contains(words.at(piece.from() - 1)));
  }

  private boolean speaksOfAppointments() {
    return question == Question.WHICH
        || question == Question.CONFIRM_CANCEL
        || sentence.all(Meaning.Wants.class).stream()
            .anyMatch(
                wants ->
                    switch (wants.intent()) {
                      case CANCEL_APPOINTMENT, MOVE_APPOINTMENT, FIND_APPOINTMENT -> true;
                      default -> false;
                    });
  }

  Understanding withEmail(Understanding understanding) {
    return sentence
        .last(Meaning.Email.class)
        .map(email -> understanding.withEmail(sealer.email(email.address())))
        .orElse(understanding);
  }

  private Understanding whoTheyAre(Understanding understanding) {
    Understanding filled = understanding;
    Optional<Sealed> name =
        sentence.last(Meaning.Named.class).flatMap(named -> sealer.name(named.name()));
    if (name.isPresent()) {
      filled = filled.withName(name.get());
    }
    Optional<Meaning.Telephone> number = sentence.last(Meaning.Telephone.class);
    if (number.isPresent()) {
      filled = filled.withNumber(sealer.number(number.get().e164()));
    }
    filled = withEmail(filled);
    Optional<Meaning.Reference> reference = sentence.last(Meaning.Reference.class);
    if (reference.isPresent()) {
      filled = filled.withReference(reference.get().digits());
    }
    Optional<Meaning.BirthDate> birth = sentence.last(Meaning.BirthDate.class);
    if (birth.isPresent() && birth.get().date().isPresent()) {
      filled = filled.withBirthDate(sealer.birthDate(birth.get().date().get().toString()));
    } else if (birth.isPresent() && question == Question.BIRTH_DATE) {
      filled = filled.withImpossibleDate();
    }
    return filled;
  }
}
