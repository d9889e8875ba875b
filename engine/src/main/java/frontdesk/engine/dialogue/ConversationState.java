package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Aim;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a conversation has come to: nothing but its inputs and decisions, applied in order.
 * Immutable; two states built from equal events are equal.
 *
 * @param phase where it stands
 * @param language IETF BCP 47 tag that is spoken
 * @param slots what is known of the wish
 * @param heardName a name that was given and not yet confirmed
 * @param heardNumber a number that is known and not yet confirmed; at first the caller's own
 * @param troubles how often each question was tried in vain, by kind of trouble
 * @param prompts how many prompts there were
 * @param asked the last prompt that asked something
 * @param listening whether the last prompt asked something
 * @param cutShort number of the last prompt that was not fully played; 0 for none
 * @param phrasesHeard how many phrases of that prompt, from the first, were heard to their end
 * @param tools how many tools were used
 * @param pending tools that have not answered, by number
 * @param hold the slot that is kept for this call
 * @param agreed the hold that the caller said yes to
 * @param patient the caller as a patient, while name and number are as they were registered
 * @param appointment what was booked
 * @param refusal why the ledger refused, until the caller has been told
 * @param unavailable the tool that last gave no answer
 * @param turns how many inputs there were
 * @param lates how many turns in a row were late
 * @param slower whether the caller asked to be spoken to more slowly
 * @param tongues what can be spoken and understood; empty: every language
 * @param cutOff what a call from the same number had come to that was cut off
 * @param usual what the identified patient mostly chose, until it was offered or could not be
 * @param aside what was asked beside a wish, until it is told
 * @param owed the prompt that named the emergency number while a tool was at work, 0 where none has
 *     yet; empty: the number is not owed
 * @param noCallback whether the caller declined to be called back
 * @param dealings who the caller is and what was done in the call so far
 */
public record ConversationState(
    Phase phase,
    String language,
    Map<SlotName, SlotValue> slots,
    Optional<SlotValue> heardName,
    Optional<Sealed> heardNumber,
    Map<Question, Map<Trouble, Integer>> troubles,
    int prompts,
    Optional<Decision.Say> asked,
    boolean listening,
    int cutShort,
    int phrasesHeard,
    int tools,
    Map<Integer, PendingTool> pending,
    Optional<ToolAnswer.SlotHeld> hold,
    Optional<HoldId> agreed,
    Optional<PatientId> patient,
    Optional<Appointment> appointment,
    Optional<Refusal> refusal,
    Optional<ToolCall> unavailable,
    int turns,
    int lates,
    boolean slower,
    Optional<Input.Tongues> tongues,
    Optional<RecentWish> cutOff,
    Optional<Usual.Known> usual,
    Optional<Understanding> aside,
    Optional<Integer> owed,
    boolean noCallback,
    Dealings dealings) {

  public ConversationState {
    slots = Map.copyOf(slots);
    troubles = Map.copyOf(troubles);
    pending = Collections.unmodifiableMap(new TreeMap<>(pending));
  }

  /**
   * A tool at work.
   *
   * @param afterPrompt the last prompt before it was used
   */
  public record PendingTool(ToolCall call, int afterPrompt) {}

  /** A call that nothing has happened in. */
  public static ConversationState initial() {
    return new ConversationState(
        Phase.START,
        "en",
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        0,
        Optional.empty(),
        false,
        0,
        0,
        0,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Dealings.NONE);
  }

  /** The state after this was learned. */
  public ConversationState apply(Input input) {
    return StateEdit.of(this).learn(input).finish();
  }

  /** The state after this was decided. */
  public ConversationState apply(Decision decision) {
    return StateEdit.of(this).decide(decision).finish();
  }

  /** The question that waits for an answer; NONE before the first. */
  public Question question() {
    return asked.map(say -> say.expectation().question()).orElse(Question.NONE);
  }

  /** The number of the prompt that asked it; 0 before the first. */
  int askedPrompt() {
    return asked.map(Decision.Say::prompt).orElse(0);
  }

  /** How often this question was tried in vain because of this. */
  public int count(Question question, Trouble trouble) {
    return troubles.getOrDefault(question, Map.of()).getOrDefault(trouble, 0);
  }

  /** How often this question was tried in vain. */
  public int count(Question question) {
    return troubles.getOrDefault(question, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** The value of a slot, if it is one of this kind. */
  <T extends SlotValue> Optional<T> slot(SlotName name, Class<T> kind) {
    return Optional.ofNullable(slots.get(name)).filter(kind::isInstance).map(kind::cast);
  }

  /** The day that the caller wishes now, if it is one day. */
  public Optional<LocalDate> wantedDay() {
    return slot(SlotName.DATE, SlotValue.WantedDate.class).map(SlotValue.WantedDate::date);
  }

  /**
   * The day that was booked last in this call.
   *
   * @param zone the clinic's
   */
  public Optional<LocalDate> bookedDay(ZoneId zone) {
    return dealings.last().map(one -> LocalDate.ofInstant(one.slot().start(), zone));
  }

  /** What is to be done with appointments that there are; empty while it is booked. */
  Optional<Aim> aim() {
    return slot(SlotName.AIM, SlotValue.WantedAim.class).map(SlotValue.WantedAim::aim);
  }

  /** The appointment that is meant, if it is one that may be spoken of. */
  Optional<Appointment> selected() {
    List<Appointment> known = dealings.appointments();
    if (slots.get(SlotName.APPOINTMENT) instanceof SlotValue.EveryAppointment) {
      return known.stream().findFirst();
    }
    return slot(SlotName.APPOINTMENT, SlotValue.WantedAppointment.class)
        .flatMap(
            wanted ->
                known.stream().filter(one -> one.id().equals(wanted.appointment())).findFirst());
  }

  /** Whether something is being written whose outcome the caller will be told. */
  boolean isWriting() {
    return pending.values().stream().anyMatch(tool -> writes(tool.call()));
  }

  /** Whether this changes what is booked. */
  static boolean writes(ToolCall call) {
    return call instanceof ToolCall.ConfirmHold
        || call instanceof ToolCall.CancelAppointment
        || call instanceof ToolCall.ModifyAppointment
        || call instanceof ToolCall.NoteAppointment
        || call instanceof ToolCall.LeaveWaitingList
        || call instanceof ToolCall.BookSeries
        || (call instanceof ToolCall.AnswerOffer answer && answer.accepted());
  }

  boolean has(SlotName name) {
    return slots.containsKey(name);
  }

  /** Whether a tool whose answer the conversation waits for is at work. */
  public boolean isBusy() {
    return pending.values().stream()
        .anyMatch(tool -> !(tool.call() instanceof ToolCall.ReleaseHold));
  }

  boolean isPending(Class<? extends ToolCall> kind) {
    return pending.values().stream().anyMatch(tool -> kind.isInstance(tool.call()));
  }

  /** A number to reach the caller by, confirmed or not. */
  Optional<Sealed> anyNumber() {
    return slot(SlotName.CONTACT, SlotValue.Contact.class)
        .map(SlotValue.Contact::number)
        .or(() -> heardNumber);
  }
}
