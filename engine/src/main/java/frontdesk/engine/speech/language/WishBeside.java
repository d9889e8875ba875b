package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import java.util.Optional;
import java.util.Set;

/** Whether a sentence that asks something is a wish to book all the same. Pure. */
final class WishBeside {
  private static final Set<String> WISHING =
      Set.of("like", "love", "want", "need", "vrea", "vreau", "dori", "doresc");

  private WishBeside() {}

  /** Where callers are asked what they wish, a wish beside a question is one. */
  static boolean isOne(Question asked, Sentence sentence, Slots slots, Extras extras) {
    return (isAskedFor(asked) && isWholeWish(slots, extras))
        || isWishAndPrice(asked, sentence, slots, extras);
  }

  private static boolean isAskedFor(Question asked) {
    return asked == Question.INTENT || asked == Question.MORE;
  }

  /** "I need a checkup tomorrow, I don't mind who does it": a booking, whatever it asks beside. */
  private static boolean isWholeWish(Slots slots, Extras extras) {
    boolean aside =
        extras
            .topic()
            .filter(topic -> topic != Topic.PRICES && topic != Topic.PREPARATION)
            .isPresent();
    Understanding wish = slots.into(Understanding.NOTHING);
    return aside
        && wish.service().isPresent()
        && (wish.date().isPresent() || wish.time().isPresent());
  }

  /** "I'd love to have a whitening, what would that be?": a wish, and then what it costs. */
  static boolean isWishAndPrice(Question asked, Sentence sentence, Slots slots, Extras extras) {
    if (!isAskedFor(asked) || !extras.topic().equals(Optional.of(Topic.PRICES))) {
      return false;
    }
    boolean wishes = slots.into(Understanding.NOTHING).date().isPresent();
    for (Sentence.Piece piece : sentence.pieces()) {
      if (piece.meaning() instanceof Meaning.Asks) {
        return false;
      }
      wishes |=
          sentence.words().words().subList(piece.from(), piece.to()).stream()
              .anyMatch(WISHING::contains);
      if (piece.meaning() instanceof Meaning.NamesService) {
        return wishes;
      }
    }
    return false;
  }
}
