package frontdesk.engine.speech.language;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "A cleaning for my wife and me, me on Monday and her on Wednesday": the caller and somebody else,
 * each with a day of their own. A wish for each, in the order said; what was said before of both is
 * of both. One use, one thread.
 */
final class EachTheirDay {
  private static final Set<String> CALLER =
      Set.of("me", "i", "i'd", "i'll", "myself", "eu", "mine");

  private static final Set<String> OTHER =
      Set.of(
          "her",
          "him",
          "she",
          "he",
          "she'd",
          "he'd",
          "she'll",
          "he'll",
          "ea",
          "el",
          "dansa",
          "dansul",
          "dumneaei",
          "dumnealui");

  /** Before whom it is for. */
  private static final Set<String> BEFORE = Set.of("for", "and", "pentru", "pe", "si", "iar");

  private final Clauses clauses;
  private final Language language;
  private final DaysSpokenOf days;

  EachTheirDay(Clauses clauses, Language language, DaysSpokenOf days) {
    this.clauses = clauses;
    this.language = language;
    this.days = days;
  }

  /**
   * The two wishes; empty where it is not said of both when.
   *
   * @param bounds where clauses begin and end, in pairs
   */
  Optional<List<Understanding>> of(Words words, List<Integer> bounds) {
    Optional<RelationToCaller> other = other(words);
    if (other.isEmpty()) {
      return Optional.empty();
    }
    List<Understanding> wishes = new ArrayList<>();
    Set<RelationToCaller> whose = EnumSet.noneOf(RelationToCaller.class);
    DaysSpokenOf spokenOf = days;
    int before = words.size();
    for (int i = 0; i + 1 < bounds.size(); i += 2) {
      Words clause = words.part(bounds.get(i), bounds.get(i + 1));
      Optional<RelationToCaller> owner = owner(clause, other.get());
      Understanding said = clauses.part(clause, Question.INTENT, spokenOf).said();
      boolean day = said.date().isPresent() || said.from().isPresent();
      if (owner.isPresent() && day && whose.add(owner.get())) {
        wishes.add(said.withIntent(Intent.BOOK).withPerson(owner.get()).withoutName());
        spokenOf = days.beside(said.date());
        before = Math.min(before, bounds.get(i));
      }
    }
    return wishes.size() == 2
        ? Optional.of(ofBoth(wishes, words.part(0, before)))
        : Optional.empty();
  }

  /** With the service and the practitioner that were named for both. */
  private List<Understanding> ofBoth(List<Understanding> wishes, Words first) {
    Understanding both = clauses.part(first, Question.INTENT, days).said();
    List<Understanding> all = new ArrayList<>();
    for (Understanding wish : wishes) {
      Understanding one = wish;
      Optional<ServiceId> service = both.service().or(() -> wishes.get(0).service());
      if (one.service().isEmpty() && service.isPresent()) {
        one = one.withService(service.get());
      }
      if (one.practitioner().isEmpty() && both.practitioner().isPresent()) {
        one = one.withPractitioner(both.practitioner().get());
      }
      all.add(one);
    }
    return all;
  }

  /** Who else is spoken of. */
  private Optional<RelationToCaller> other(Words words) {
    for (int at = 0; at < words.size(); at++) {
      Optional<RelationToCaller> relation = relation(words, at);
      if (relation.filter(one -> one != RelationToCaller.CALLER).isPresent()) {
        return relation;
      }
    }
    return Optional.empty();
  }

  private Optional<RelationToCaller> relation(Words words, int at) {
    return language
        .clauses()
        .at(words, at)
        .map(Found::value)
        .filter(Meaning.Relates.class::isInstance)
        .map(relates -> ((Meaning.Relates) relates).relation());
  }

  /** Whose clause it is: it begins with them. */
  private Optional<RelationToCaller> owner(Words clause, RelationToCaller other) {
    int start = BEFORE.contains(clause.at(0)) ? 1 : 0;
    Optional<RelationToCaller> named = relation(clause, start).or(() -> relation(clause, 0));
    if (named.isPresent()) {
      return named;
    } else if (CALLER.contains(clause.at(start))) {
      return Optional.of(RelationToCaller.CALLER);
    }
    return OTHER.contains(clause.at(start)) ? Optional.of(other) : Optional.empty();
  }
}
