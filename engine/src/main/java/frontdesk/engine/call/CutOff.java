package frontdesk.engine.call;

import frontdesk.engine.dialogue.ConversationState;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.RecentWish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What a call that ended too soon had come to, for the next call from its number. Pure. */
final class CutOff {
  /** Ends that nobody said goodbye before. */
  private static final Set<CallEvent.Ending> TOO_SOON =
      Set.of(
          CallEvent.Ending.CALLER_HUNG_UP,
          CallEvent.Ending.MEDIA_LOST,
          CallEvent.Ending.NODE_LOST,
          CallEvent.Ending.FAILED);

  private CutOff() {}

  /**
   * The half-made wish of a call; empty when it was no wish for a service, or a booking was made of
   * it, or the call was over.
   *
   * @param zone the clinic's
   */
  static Optional<RecentWish> wish(CallId call, CallState state, ZoneId zone) {
    ConversationState conversation = state.conversation();
    boolean cut =
        state.ending().filter(TOO_SOON::contains).isPresent()
            && state.outbox().hangUp().filter(CutOff::isGoodbye).isEmpty();
    return wish(call, conversation, cut, zone);
  }

  /**
   * The same of a conversation.
   *
   * @param tooSoon whether the caller was gone before anybody said goodbye
   */
  static Optional<RecentWish> wish(
      CallId call, ConversationState conversation, boolean tooSoon, ZoneId zone) {
    boolean cut = tooSoon && conversation.appointment().isEmpty();
    Optional<ServiceId> service =
        slot(conversation, SlotName.SERVICE, SlotValue.WantedService.class)
            .map(SlotValue.WantedService::service);
    Optional<Slot> held = conversation.hold().map(ToolAnswer.SlotHeld::slot);
    if (cut && conversation.question() == Question.GO_ON && service.isEmpty()) {
      return conversation.cutOff().map(kept -> ofCall(kept, call)); // cut off before the answer
    }
    return service
        .filter(wanted -> cut)
        .map(
            wanted ->
                new RecentWish(
                    wanted,
                    held.map(Slot::practitioner).or(() -> practitioner(conversation)),
                    held.map(slot -> slot.start().atZone(zone).toLocalDate())
                        .or(() -> date(conversation)),
                    held.map(slot -> slot.start().atZone(zone).toLocalTime())
                        .or(() -> time(conversation)),
                    call));
  }

  /** That the caller is gone ends the conversation too, but nobody said goodbye. */
  private static boolean isGoodbye(Decision.EndCall end) {
    return end.reason() != Decision.EndReason.CALLER_GONE;
  }

  private static RecentWish ofCall(RecentWish kept, CallId call) {
    return new RecentWish(kept.service(), kept.practitioner(), kept.date(), kept.time(), call);
  }

  private static Optional<PractitionerId> practitioner(ConversationState conversation) {
    return slot(conversation, SlotName.PRACTITIONER, SlotValue.WantedPractitioner.class)
        .map(SlotValue.WantedPractitioner::practitioner);
  }

  private static Optional<LocalDate> date(ConversationState conversation) {
    return slot(conversation, SlotName.DATE, SlotValue.WantedDate.class)
        .map(SlotValue.WantedDate::date);
  }

  private static Optional<LocalTime> time(ConversationState conversation) {
    return slot(conversation, SlotName.TIME, SlotValue.WantedTime.class)
        .map(SlotValue.WantedTime::time);
  }

  private static <T extends SlotValue> Optional<T> slot(
      ConversationState conversation, SlotName name, Class<T> kind) {
    return Optional.ofNullable(conversation.slots().get(name))
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
