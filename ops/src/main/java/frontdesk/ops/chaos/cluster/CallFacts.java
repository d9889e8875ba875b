package frontdesk.ops.chaos.cluster;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.EnumSet;
import java.util.HashSet;
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
 * @param concluded whether the conversation decided to hang up
 * @param bookingAtLoss whether a booking that the caller had agreed to was being made when the call
 *     was first taken up again
 */
public record CallFacts(
    Optional<CallEvent.Ending> ending,
    int resumed,
    boolean toldBooked,
    int askedTwice,
    boolean concluded,
    boolean bookingAtLoss) {
  /** Of a call of which nothing is stored. */
  public static final CallFacts NONE = new CallFacts(Optional.empty(), 0, false, 0, false, false);

  /** Reads a call's events, in order. */
  static CallFacts of(List<CallEvent> events) {
    Reading reading = new Reading();
    events.forEach(reading::read);
    return new CallFacts(
        reading.ending,
        reading.resumed,
        reading.toldBooked,
        reading.askedTwice,
        reading.concluded,
        reading.bookingAtLoss);
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
    private boolean concluded;
    private final Set<Integer> booking = new HashSet<>();
    private boolean bookingAtLoss;

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
        bookingAtLoss |= resumed == 0 && !booking.isEmpty();
        resumed++;
        stillPending = true;
      } else if (input instanceof Input.ToolAnswered answered) {
        booking.remove(answered.tool());
        toldBooked |= answered.answer() instanceof ToolAnswer.AppointmentMade;
      }
    }

    private void decide(Decision decision) {
      if (decision instanceof Decision.SlotFilled filled) {
        known.add(filled.value().slot());
      } else if (decision instanceof Decision.SlotCleared cleared) {
        known.remove(cleared.slot());
      } else if (decision instanceof Decision.UseTool use) {
        begin(use);
      } else if (decision instanceof Decision.EndCall) {
        concluded = true;
      } else if (decision instanceof Decision.Say say
          && say.expectation().question() != Question.NONE) {
        ask(say.expectation().question());
      }
    }

    private void begin(Decision.UseTool use) {
      if (use.call() instanceof ToolCall.RegisterPatient
          || use.call() instanceof ToolCall.ConfirmHold) {
        booking.add(use.tool());
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
        case BIRTH_DATE -> Optional.of(SlotName.BIRTH_DATE);
        case REFERENCE -> Optional.of(SlotName.REFERENCE);
        case NONE,
            INTENT,
            OFFER,
            NAME_CONFIRM,
            CONFIRM,
            CHANGE,
            CALLBACK,
            MORE,
            WHICH,
            CONFIRM_CANCEL,
            CONFIRM_CHANGE,
            PREREQUISITE,
            WAITING,
            FREED,
            SERIES,
            GO_ON,
            LANGUAGE ->
            Optional.empty();
      };
    }
  }
}
