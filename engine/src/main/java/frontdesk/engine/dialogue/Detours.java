package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.util.Map;
import java.util.Optional;

/** What a caller may want at any question, beside an answer to it. */
final class Detours {
  private Detours() {}

  /**
   * Takes an intent; says whether that was all there was to do.
   *
   * @param sure whether it was understood well enough to throw something away for it
   */
  static boolean take(Draft draft, Understanding said, boolean sure) {
    boolean busy = draft.state().isBusy();
    switch (said.intent().orElseThrow()) {
      case BOOK -> {
        return false;
      }
      case EMERGENCY -> emergency(draft, true);
      case START_OVER -> ifSure(draft, sure, () -> startOver(draft));
      case GOODBYE -> ifSure(draft, sure, () -> Endings.goodbye(draft));
      case HUMAN -> human(draft);
      case CANCEL_APPOINTMENT, MOVE_APPOINTMENT, FIND_APPOINTMENT -> cannotChange(draft);
      case REPEAT, SLOWER -> unlessBusy(busy, () -> Prompts.repeat(draft));
      case HELP -> unlessBusy(busy, () -> leadAndAskAgain(draft, Line.HELP));
      case WAIT -> unlessBusy(busy, () -> leadAndAskAgain(draft, Line.WAIT));
      case INFORMATION ->
          unlessBusy(
              busy, () -> information(draft, said.service().flatMap(draft.catalogue()::service)));
    }
    return true;
  }

  private static void ifSure(Draft draft, boolean sure, Runnable action) {
    if (sure) {
      action.run();
    } else {
      Troubles.unclear(draft);
    }
  }

  private static void unlessBusy(boolean busy, Runnable action) {
    if (!busy) {
      action.run();
    }
  }

  /**
   * Words of danger: certain, they end the call with the clinic's emergency text; doubtful, the
   * number is named all the same, but the call goes on. Recognizers hear danger in harmless words.
   */
  static void emergency(Draft draft, boolean certain) {
    if (certain) {
      Endings.emergency(draft);
    } else {
      Troubles.perhapsEmergency(draft, Endings.emergencyLine(Line.EMERGENCY_MAYBE));
    }
  }

  private static void leadAndAskAgain(Draft draft, Line line) {
    draft.lead(line.say());
    Prompts.again(draft);
  }

  private static void startOver(Draft draft) {
    draft.releaseHold();
    for (SlotName slot : SlotName.values()) {
      if (slot != SlotName.NAME && slot != SlotName.CONTACT) {
        draft.clear(slot);
      }
    }
    Answers.leaveTrouble(draft);
    draft.lead(Line.BEGIN_AGAIN.say());
    draft.ask(Question.INTENT);
  }

  private static void human(Draft draft) {
    Question question = draft.state().question();
    if (question == Question.CALLBACK || draft.state().phase() == Phase.FALLBACK) {
      Fallback.begin(draft);
    } else {
      Answers.leaveTrouble(draft);
      draft.ask(Question.CALLBACK);
    }
  }

  private static void cannotChange(Draft draft) {
    if (draft.state().phase() == Phase.FALLBACK) {
      Fallback.begin(draft);
    } else {
      Answers.leaveTrouble(draft);
      draft.lead(Line.CANNOT_CHANGE.say());
      draft.ask(Question.CALLBACK);
    }
  }

  private static void information(Draft draft, Optional<Service> service) {
    draft.lead(
        service
            .map(Detours::about)
            .orElse(
                Line.INFO_CLINIC.say(
                    Map.of(
                        "address", new Argument.OfClinic(ClinicFact.ADDRESS),
                        "hours", new Argument.OfClinic(ClinicFact.OPENING_HOURS)))));
    Prompts.again(draft);
  }

  private static Phrase about(Service service) {
    return Line.INFO_SERVICE.say(
        Map.of(
            "service", new Argument.NamedService(service.id()),
            "minutes", new Argument.Count((int) service.duration().toMinutes()),
            "price", new Argument.Money(service.price())));
  }
}
