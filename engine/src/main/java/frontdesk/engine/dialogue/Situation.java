package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotOffer;
import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.privacy.Sealed;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a brain's tools draw on at one point of a call: where it stands, what the caller said and is
 * proven to be, what is offered and held. Pure.
 */
public final class Situation {
  private final ConversationState state;

  private Situation(ConversationState state) {
    this.state = state;
  }

  /** Of a call in this state. */
  public static Situation of(ConversationState state) {
    return new Situation(state);
  }

  /** The names of all nodes. */
  public static Set<String> nodes() {
    return nodes(node -> true);
  }

  /** Those where a tool may be used that becomes this. */
  public static Set<String> nodesThatPermit(Class<? extends ToolCall> tool) {
    return nodes(node -> node.tools().contains(tool));
  }

  /** Those where the caller is still talked to. */
  public static Set<String> talking() {
    return nodes(node -> !EnumSet.of(FlowNode.HUMAN, FlowNode.GOODBYE).contains(node));
  }

  /** Those where the caller is asked for anything else. */
  public static Set<String> askingForMore() {
    return nodes(node -> node.questions().contains(Question.MORE));
  }

  private static Set<String> nodes(Predicate<FlowNode> wanted) {
    return Stream.of(FlowNode.values())
        .filter(wanted)
        .map(Situation::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String name(FlowNode node) {
    return node.name().toLowerCase(Locale.ROOT);
  }

  /** The node that the call is in. */
  public String node() {
    return name(Flow.of(state));
  }

  /** What the node is for, in English, for a brain to read. */
  public String purpose() {
    return Flow.of(state).purpose();
  }

  /** The patient who the caller was proven to be. */
  public Optional<PatientId> identified() {
    return state.dealings().identified();
  }

  /** Whom the booking is for, if they are a patient already. */
  public Optional<PatientId> patient() {
    return Confirmation.patient(state);
  }

  /** The appointments that may be spoken of. */
  public List<Appointment> appointments() {
    return state.dealings().appointments();
  }

  /** The appointment that is to move, if one is. */
  public Optional<AppointmentId> moving() {
    return BookingFlow.moving(state);
  }

  /** The slots that were offered last, in the order spoken. */
  public List<Slot> offers() {
    return state
        .asked()
        .map(Decision.Say::expectation)
        .map(expectation -> expectation.offers())
        .orElse(List.of());
  }

  /** Every slot that the ledger returned in this call. */
  public Set<Slot> returned() {
    return state.dealings().returned();
  }

  /** The appointment that is spoken of. */
  public Optional<Appointment> selected() {
    return state.selected();
  }

  /** What became free and is kept for the caller, and is read out next. */
  public Optional<SlotOffer> freed() {
    return Waiting.current(state);
  }

  /** The appointment that would move there. */
  public Optional<AppointmentId> instead() {
    return Waiting.instead(state).map(Appointment::id);
  }

  /** What the caller waits for, as it was read back to them. */
  public Optional<WaitingEntry> place() {
    return Places.readBack(state);
  }

  /** What this call booked last. */
  public Optional<Appointment> booked() {
    return state.dealings().last();
  }

  /** The slots of a series that were read out last. */
  public List<Slot> series() {
    return Series.offered(state);
  }

  /** What is held for this call. */
  public Optional<HoldId> hold() {
    return state.hold().map(ToolAnswer.SlotHeld::hold);
  }

  /** The note that the caller gave. */
  public Optional<Sealed> note() {
    return Noting.note(state);
  }

  /** All facts that the caller said of who they are. */
  public ToolCall.IdentifyPatient facts() {
    return Identification.heardFacts(state);
  }

  /** The caller as they would be made known. */
  public ToolCall.RegisterPatient newcomer() {
    return Confirmation.registration(state);
  }
}
