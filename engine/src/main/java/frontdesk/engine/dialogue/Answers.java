package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the caller's words and keys. An answer to an older prompt, or one that comes
 * while a tool is at work, still tells of the wish, but no longer says yes, no, or which.
 */
final class Answers {
  private Answers() {}

  static void heard(Draft draft, Input.Heard heard) {
    draft.reads(heard);
    Understanding said = heard.understanding();
    boolean clear = heard.confidence() >= draft.limits().acceptMinConfidence();
    if (said.intent().equals(Optional.of(Intent.EMERGENCY))) {
      boolean certain = heard.confidence() >= draft.limits().emergencyMinConfidence();
      Detours.emergency(draft, certain);
    } else if (draft.state().isWriting()) {
      return; // It is being written; the answer is said next.
    } else if (isEarly(draft.state(), heard.prompt(), heard.afterPrompt())
        && (!clear || wantsNothing(said))) {
      return; // It is heard to its end; who then says nothing is said goodbye to.
    } else if (!clear) {
      Troubles.unclear(draft);
    } else {
      boolean fresh = heard.prompt() >= draft.state().askedPrompt() && !draft.state().isBusy();
      boolean sure = heard.confidence() >= draft.limits().confirmMinConfidence();
      understood(draft, heard, fresh ? said : said.withoutAnswer(), sure);
    }
  }

  /** A key counts only for the question asked last: what it means has changed since. */
  static void keyPressed(Draft draft, Input.KeyPressed pressed) {
    ConversationState state = draft.state();
    boolean stale = pressed.prompt() < state.askedPrompt();
    if (stale || state.isBusy()) {
      return;
    }
    KeyMeaning meaning =
        state.asked().map(say -> say.expectation().keys().get(pressed.key())).orElse(null);
    if (isEarly(state, pressed.prompt(), pressed.afterPrompt())
        && !(meaning instanceof KeyMeaning.Means means && !wantsNothing(means.understanding()))) {
      return;
    }
    if (meaning instanceof KeyMeaning.Means means) {
      understood(draft, pressed, means.understanding(), true);
    } else if (meaning instanceof KeyMeaning.Repeat) {
      Prompts.repeat(draft);
    } else if (meaning instanceof KeyMeaning.MoreChoices) {
      draft.forgetTroubles(state.question());
      Prompts.more(draft);
    } else {
      Troubles.unclear(draft);
    }
  }

  /** Sounds that nothing can be made of. */
  static void notUnderstood(Draft draft, Input.NotUnderstood said) {
    if (!isEarly(draft.state(), said.prompt(), said.afterPrompt())) {
      Troubles.unclear(draft);
    }
  }

  /** Whether it comes into words that have to be heard whole, such as what was booked. */
  private static boolean isEarly(ConversationState state, int prompt, boolean afterPrompt) {
    return !afterPrompt
        && state.cutShort() != prompt
        && state.asked().filter(say -> say.prompt() == prompt && !say.interruptible()).isPresent();
  }

  /** "No", "thank you, goodbye", or no words at all: no reason to cut anything short. */
  private static boolean wantsNothing(Understanding said) {
    boolean goodbye = said.intent().equals(Optional.of(Intent.GOODBYE));
    return goodbye
        || said.equals(Understanding.NOTHING)
        || said.equals(Understanding.NOTHING.withYes(false))
        || said.equals(Understanding.NOTHING.withNone());
  }

  static void recorded(Draft draft, Input.AudioRecorded recorded) {
    boolean stale = recorded.prompt() < draft.state().askedPrompt();
    if (draft.state().question() == Question.NAME && !stale) {
      goOn(draft);
    } else if (draft.state().question() == Question.NOTE && !stale) {
      fill(draft, new SlotValue.Note(recorded.audio()), Question.NOTE);
    } else {
      Troubles.unclear(draft);
    }
  }

  private static void understood(Draft draft, Input input, Understanding said, boolean sure) {
    if (said.equals(Understanding.NOTHING)) {
      Troubles.unclear(draft);
      return;
    }
    if (said.equals(Understanding.NOTHING.withUrgent())) {
      Detours.emergency(draft, false);
      return;
    }
    if (Further.takesNote(draft, said)) {
      understood(draft, input, said.withoutNote(), sure);
      return;
    }
    boolean otherLanguage = Languages.take(draft, said);
    if (Further.keep(draft, said)) {
      Further.later(draft);
      return;
    }
    if (sure) {
      Fallback.leaveFor(draft, said);
    }
    boolean ofSomebody = Persons.take(draft, said);
    boolean wanted = draft.state().aim().isPresent() || draft.state().phase() == Phase.FALLBACK;
    boolean facts = Identification.take(draft, said) && wanted;
    if (Further.isOnlyEmail(said)) {
      Prompts.againUnlessBusy(draft);
      return;
    }
    if (Further.take(draft, said) || Persons.another(draft, said)) {
      return;
    }
    if (said.intent().isPresent() && Detours.take(draft, said, sure)) {
      return;
    }
    if (draft.state().question() == Question.OFFER && takesOffer(draft, said)) {
      return;
    }
    if (draft.state().question() == Question.WHICH && Which.take(draft, said)) {
      return;
    }
    if (draft.state().question() == Question.PREREQUISITE && Prerequisites.take(draft, said)) {
      return;
    }
    if (draft.state().question() == Question.GO_ON && GoingOn.take(draft, said)) {
      return;
    }
    if (Confirmation.counts(draft.state(), draft.limits(), draft.catalogue().zone(), input)) {
      said.note().ifPresent(note -> draft.fill(new SlotValue.Note(note)));
      Confirmation.agreed(draft);
      return;
    }
    if (Confirmation.readsOn(draft, input)) {
      return;
    }
    if (Cancellation.isKept(draft.state(), draft.catalogue().zone(), said)) {
      Cancellation.kept(draft);
      return;
    }
    if (Cancellation.becomesChange(draft, said)) {
      return;
    }
    wished(draft, said, facts || ofSomebody, otherLanguage);
  }

  /** Takes what was said of the wish, or as an answer to what was asked. */
  private static void wished(
      Draft draft, Understanding said, boolean learned, boolean otherLanguage) {
    Wishes.Outcome wish = Wishes.take(draft, said);
    if (wish == Wishes.Outcome.IMPOSSIBLE) {
      return;
    }
    if (wish == Wishes.Outcome.CHANGED) {
      goOn(draft);
    } else if (wish == Wishes.Outcome.SAME && draft.state().question() == Question.OFFER) {
      wishedAgain(draft);
    } else if (!Replies.take(draft, said)) {
      boolean useful =
          wish == Wishes.Outcome.SAME
              || learned
              || said.name().isPresent()
              || said.number().isPresent()
              || said.intent().isPresent();
      boolean told =
          draft.state().question() == Question.CALLBACK && Fallback.answered(draft, said);
      if (told) {
        return;
      } else if (useful && !Confirmation.isReadBack(draft.state().question())) {
        goOn(draft);
      } else if (otherLanguage) {
        Prompts.againUnlessBusy(draft);
      } else {
        Troubles.unclear(draft);
      }
    }
  }

  /**
   * "This Saturday morning", where that is what was offered: asked which, in other words; whoever
   * says it once more takes the first of them, and hears that read back.
   */
  private static void wishedAgain(Draft draft) {
    Optional<Slot> first =
        offers(draft.state()).stream().filter(slot -> BookingFlow.fits(draft, slot)).findFirst();
    boolean asked = draft.state().count(Question.OFFER, Trouble.NOT_UNDERSTOOD) > 0;
    if (asked && first.isPresent()) {
      leaveTrouble(draft);
      BookingFlow.choose(draft, first.get());
    } else {
      Troubles.unclear(draft);
    }
  }

  private static List<Slot> offers(ConversationState state) {
    return state.asked().map(say -> say.expectation().offers()).orElse(List.of());
  }

  /** Something was learned: trouble is over, and the next step follows. */
  static void goOn(Draft draft) {
    leaveTrouble(draft);
    BookingFlow.advance(draft);
  }

  /** Back to collecting; where the call is given up, it stays given up. */
  static void leaveTrouble(Draft draft) {
    if (draft.state().phase() == Phase.FALLBACK) {
      return;
    }
    draft.enter(Phase.COLLECT_INFO);
    Question question = draft.state().question();
    if (question == Question.INTENT) {
      draft.forgetTroubles(question);
    }
  }

  /** An offer is taken by its number, by yes to the only one, or by what only it has. */
  private static boolean takesOffer(Draft draft, Understanding said) {
    List<Slot> offers = offers(draft.state());
    if (said.yes().equals(Optional.of(false)) && said.choice().isEmpty() && said.date().isEmpty()) {
      return false; // "no, ten": not the one at ten on another day
    }
    Optional<Slot> taken = Optional.empty();
    if (said.choice().isPresent()) {
      int index = said.choice().get() - 1;
      taken = index >= 0 && index < offers.size() ? Optional.of(offers.get(index)) : taken;
    } else if (said.yes().equals(Optional.of(true)) && offers.size() == 1 && !named(said)) {
      taken = Optional.of(offers.get(0));
    } else if (named(said) && said.service().isEmpty()) {
      List<Slot> fitting = offers.stream().filter(slot -> matches(draft, slot, said)).toList();
      taken = fitting.size() == 1 ? Optional.of(fitting.get(0)) : taken;
    }
    taken.ifPresent(
        slot -> {
          leaveTrouble(draft);
          BookingFlow.choose(draft, slot);
        });
    return taken.isPresent();
  }

  private static boolean named(Understanding said) {
    return said.date().isPresent() || said.time().isPresent() || said.practitioner().isPresent();
  }

  private static boolean matches(Draft draft, Slot slot, Understanding said) {
    LocalDateTime start = BookingFlow.start(draft, slot);
    return said.date().map(start.toLocalDate()::equals).orElse(true)
        && said.time().map(start.toLocalTime()::equals).orElse(true)
        && said.practitioner().map(slot.practitioner()::equals).orElse(true);
  }

  /** Puts a value where the answer belongs and goes on. */
  static void fill(Draft draft, SlotValue value, Question... answered) {
    draft.fill(value);
    for (Question question : answered) {
      draft.forgetTroubles(question);
    }
    goOn(draft);
  }

  /** Empties a slot and asks for it anew. */
  static void askAnew(Draft draft, SlotName slot, Question question) {
    leaveTrouble(draft);
    draft.clear(slot);
    draft.ask(question);
  }
}
