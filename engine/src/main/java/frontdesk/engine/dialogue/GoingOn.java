package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.patient.RecentWish;
import java.util.Optional;

/**
 * Going on where a call from the same number was cut off. What was wished is filled in again after
 * a yes, and nothing of who wished it: whoever calls from a number need not be who called before.
 */
final class GoingOn {
  private GoingOn() {}

  /** Yes, and perhaps something that is to be otherwise; says whether it was a yes. */
  static boolean take(Draft draft, Understanding said) {
    Optional<RecentWish> wish =
        draft.state().cutOff().filter(kept -> said.yes().equals(Optional.of(true)));
    wish.map(GoingOn::said).ifPresent(before -> goOn(draft, before, said));
    return wish.isPresent();
  }

  private static void goOn(Draft draft, Understanding before, Understanding said) {
    Answers.leaveTrouble(draft);
    draft.forgetTroubles(Question.GO_ON);
    boolean possible =
        Wishes.take(draft, before) != Wishes.Outcome.IMPOSSIBLE
            && Wishes.take(draft, said) != Wishes.Outcome.IMPOSSIBLE;
    if (possible) {
      Answers.goOn(draft);
    }
  }

  /** The wish in the words of whoever would say it all at once. */
  private static Understanding said(RecentWish wish) {
    Understanding all = Understanding.NOTHING.withService(wish.service());
    all = wish.practitioner().map(all::withPractitioner).orElse(all);
    all = wish.date().map(all::withDate).orElse(all);
    return wish.time().map(all::withTime).orElse(all);
  }

  /** No, or no answer: on as with everybody else. */
  static boolean declined(Draft draft) {
    draft.forgetTroubles(Question.GO_ON);
    Answers.leaveTrouble(draft);
    draft.ask(Question.INTENT);
    return true;
  }
}
