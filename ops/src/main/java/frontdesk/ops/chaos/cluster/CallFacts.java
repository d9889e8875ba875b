package frontdesk.ops.chaos.cluster;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the journal says of one call. Pure.
 *
 * @param ending how it ended, if it has
 * @param resumed how often it was taken up again
 * @param toldBooked whether the conversation learned that an appointment was made
 * @param askedTwice questions, after it was taken up again, for what was known already
 */
public record CallFacts(
    Optional<CallEvent.Ending> ending, int resumed, boolean toldBooked, int askedTwice) {

  /** Reads a call's events, in order. */
  static CallFacts of(List<CallEvent> events) {
    Reading reading = new Reading();
    events.forEach(reading::read);
    return new CallFacts(reading.ending, reading.resumed, reading.toldBooked, reading.askedTwice);
  }

  /** The conversation took the caller's part to its end, or the caller did. */
  public boolean endedOrderly() {
    return ending
        .filter(how -> how == CallEvent.Ending.COMPLETED || how == CallEvent.Ending.CALLER_HUNG_UP)
        .isPresent();
  }

  private static final class Reading {
    private final Set<SlotName> known = EnumSet.noneOf(SlotName.class);
    private Optional<CallEvent.Ending> ending = Optional.empty();
    private Question pending = Question.NONE;
    private boolean stillPending;
    private int resumed;
    private boolean toldBooked;
    private int askedTwice;

    void read(CallEvent event) {
      if (event instanceof CallEvent.InputRecorded recorded) {
        learn(recorded.input());
      } else if (event instanceof CallEvent.DecisionMade made) {
        decide(made.decision());
      } else if (event instanceof CallEvent.CallEnded ended) {
        ending = Optional.of(ended.ending());
      }
    }

    private void learn(Input input) {
      if (input instanceof Input.Resumed) {
        resumed++;
        stillPending = true;
      } else if (input instanceof Input.ToolAnswered answered
          && answered.answer() instanceof ToolAnswer.AppointmentMade) {
        toldBooked = true;
      }
    }

    private void decide(Decision decision) {
      if (decision instanceof Decision.SlotFilled filled) {
        known.add(filled.value().slot());
      } else if (decision instanceof Decision.SlotCleared cleared) {
        known.remove(cleared.slot());
      } else if (decision instanceof Decision.Say say
          && say.expectation().question() != Question.NONE) {
        ask(say.expectation().question());
      }
    }

    /** The question that was open when the node was lost may be asked again: it had no answer. */
    private void ask(Question question) {
      stillPending &= question == pending;
      if (resumed > 0 && !stillPending && slot(question).filter(known::contains).isPresent()) {
        askedTwice++;
      }
      pending = question;
    }

    private static Optional<SlotName> slot(Question question) {
      return switch (question) {
        case SERVICE -> Optional.of(SlotName.SERVICE);
        case PRACTITIONER -> Optional.of(SlotName.PRACTITIONER);
        case DATE -> Optional.of(SlotName.DATE);
        case TIME -> Optional.of(SlotName.TIME);
        case NAME -> Optional.of(SlotName.NAME);
        case CONTACT, CONTACT_CONFIRM -> Optional.of(SlotName.CONTACT);
        case NOTE -> Optional.of(SlotName.NOTE);
        case NONE, INTENT, OFFER, NAME_CONFIRM, CONFIRM, CHANGE, CALLBACK, MORE -> Optional.empty();
      };
    }
  }
}
