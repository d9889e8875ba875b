package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.ToolCall.AnswerOffer;
import frontdesk.protocol.dialogue.ToolCall.BookSeries;
import frontdesk.protocol.dialogue.ToolCall.CancelAppointment;
import frontdesk.protocol.dialogue.ToolCall.ConfirmHold;
import frontdesk.protocol.dialogue.ToolCall.FindSeries;
import frontdesk.protocol.dialogue.ToolCall.HoldSlot;
import frontdesk.protocol.dialogue.ToolCall.IdentifyPatient;
import frontdesk.protocol.dialogue.ToolCall.JoinWaitingList;
import frontdesk.protocol.dialogue.ToolCall.LeaveWaitingList;
import frontdesk.protocol.dialogue.ToolCall.ModifyAppointment;
import frontdesk.protocol.dialogue.ToolCall.NoteAppointment;
import frontdesk.protocol.dialogue.ToolCall.PromiseCallback;
import frontdesk.protocol.dialogue.ToolCall.RegisterPatient;
import frontdesk.protocol.dialogue.ToolCall.ReleaseHold;
import frontdesk.protocol.dialogue.ToolCall.RetrieveAppointments;
import frontdesk.protocol.dialogue.ToolCall.SearchSlots;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes of a conversation, declared as data: what each is for, the phase it shows as, what it
 * opens with, what it asks and which slots that fills, which tools it may use, and how often it
 * tries. A hold may be given back in any of them. Where they lead stands in {@link Flow}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are never changed
enum FlowNode {
  INITIAL(
      "greets, and finds out what the caller wishes, or if a call that was cut off is to go on",
      Phase.GREETING,
      Line.GREETING,
      EnumSet.of(Question.INTENT, Question.GO_ON),
      Set.of()),
  INFORMATION(
      "tells what anybody may know of the clinic, and asks for anything else",
      Phase.COLLECT_INFO,
      Line.ASK_MORE,
      EnumSet.of(Question.INTENT, Question.MORE),
      Set.of()),
  BOOKING(
      "finds out service, practitioner, day and time, holds a slot, and asks whom it is for",
      Phase.COLLECT_INFO,
      Line.ASK_SERVICE,
      EnumSet.of(
          Question.SERVICE,
          Question.PRACTITIONER,
          Question.DATE,
          Question.TIME,
          Question.OFFER,
          Question.NAME,
          Question.NAME_CONFIRM,
          Question.CONTACT_CONFIRM,
          Question.CONTACT,
          Question.NOTE,
          Question.CHANGE,
          Question.PREREQUISITE,
          Question.WAITING),
      Set.of(IdentifyPatient.class, SearchSlots.class, HoldSlot.class)),
  /** The hold may be over meanwhile: then the slot is searched and held once more. */
  READ_BACK(
      "reads the booking back, and books it once a yes was heard",
      Phase.CONFIRM,
      Line.CONFIRM_FULL,
      EnumSet.of(Question.CONFIRM, Question.FREED, Question.SERIES),
      Set.of(
          SearchSlots.class,
          HoldSlot.class,
          RegisterPatient.class,
          ConfirmHold.class,
          AnswerOffer.class,
          BookSeries.class)),
  MANAGEMENT(
      "finds out who the caller is and which of their appointments they mean",
      Phase.COLLECT_INFO,
      Line.ASK_KNOWN_NUMBER,
      EnumSet.of(
          Question.CONTACT,
          Question.BIRTH_DATE,
          Question.NAME,
          Question.REFERENCE,
          Question.WHICH,
          Question.SERVICE),
      Set.of(IdentifyPatient.class, RetrieveAppointments.class, JoinWaitingList.class)),
  CANCEL(
      "reads an appointment or a place on the waiting list back, and gives it up once a yes was"
          + " heard",
      Phase.CONFIRM,
      Line.CONFIRM_CANCEL,
      EnumSet.of(Question.CONFIRM_CANCEL),
      Set.of(CancelAppointment.class, LeaveWaitingList.class)),
  CHANGE(
      "holds another slot or asks for a note, reads old and new back, and writes it once a yes was"
          + " heard",
      Phase.CONFIRM,
      Line.CONFIRM_CHANGE_OLD,
      EnumSet.of(
          Question.SERVICE,
          Question.PRACTITIONER,
          Question.DATE,
          Question.TIME,
          Question.OFFER,
          Question.NOTE,
          Question.CONFIRM_CHANGE),
      Set.of(SearchSlots.class, HoldSlot.class, ModifyAppointment.class, NoteAppointment.class)),
  SUCCESS(
      "says what was done, and asks for anything else",
      Phase.COMPLETE,
      Line.BOOKED,
      EnumSet.of(Question.MORE),
      Set.of(FindSeries.class)),
  /** Any question may be asked again here, in other words. */
  ERROR(
      "puts a question in other words after a turn that was no help",
      Phase.RETRY,
      Line.UNCLEAR,
      EnumSet.complementOf(EnumSet.of(Question.NONE)),
      Set.of(SearchSlots.class, HoldSlot.class)),
  HUMAN(
      "hands over to a person: a callback is promised or a number named",
      Phase.FALLBACK,
      Line.HUMAN_INSTEAD,
      EnumSet.of(Question.CALLBACK, Question.CONTACT),
      Set.of(PromiseCallback.class)),
  GOODBYE(
      "nothing more is said", Phase.END, Line.GOODBYE, EnumSet.noneOf(Question.class), Set.of());

  /** What need not be answered: after the last attempt the conversation goes on without. */
  private static final Set<Question> OPTIONAL =
      EnumSet.of(Question.NOTE, Question.BIRTH_DATE, Question.REFERENCE, Question.GO_ON);

  /** Which slot an answer fills; its keys stand in {@link Keys}, its grammar in the rules. */
  private static final Map<Question, SlotName> FILLED =
      Map.ofEntries(
          Map.entry(Question.INTENT, SlotName.AIM),
          Map.entry(Question.SERVICE, SlotName.SERVICE),
          Map.entry(Question.PRACTITIONER, SlotName.PRACTITIONER),
          Map.entry(Question.DATE, SlotName.DATE),
          Map.entry(Question.TIME, SlotName.TIME),
          Map.entry(Question.OFFER, SlotName.TIME),
          Map.entry(Question.NAME, SlotName.NAME),
          Map.entry(Question.NAME_CONFIRM, SlotName.NAME),
          Map.entry(Question.CONTACT, SlotName.CONTACT),
          Map.entry(Question.CONTACT_CONFIRM, SlotName.CONTACT),
          Map.entry(Question.NOTE, SlotName.NOTE),
          Map.entry(Question.BIRTH_DATE, SlotName.BIRTH_DATE),
          Map.entry(Question.REFERENCE, SlotName.REFERENCE),
          Map.entry(Question.WHICH, SlotName.APPOINTMENT),
          Map.entry(Question.PREREQUISITE, SlotName.PREREQUISITE));

  private final String purpose;
  private final Phase phase;
  private final Line entry;
  private final Set<Question> questions;
  private final Set<Class<? extends ToolCall>> tools;

  FlowNode(
      String purpose,
      Phase phase,
      Line entry,
      Set<Question> questions,
      Set<Class<? extends ToolCall>> tools) {
    this.purpose = purpose;
    this.phase = phase;
    this.entry = entry;
    this.questions = questions;
    Set<Class<? extends ToolCall>> all = new HashSet<>(tools);
    all.add(ReleaseHold.class);
    this.tools = Set.copyOf(all);
  }

  String purpose() {
    return purpose;
  }

  /** The phase that it shows as; while slots are collected for it, that is COLLECT_INFO. */
  Phase phase() {
    return phase;
  }

  /** What it opens with where nothing is known yet; its texts stand by key in each language. */
  Line entry() {
    return entry;
  }

  /** The slots that it wants: those that its questions fill. */
  Set<SlotName> slots() {
    return questions.stream()
        .flatMap(question -> Optional.ofNullable(FILLED.get(question)).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What it asks; any of the others may be asked from here by a detour. */
  Set<Question> questions() {
    return Set.copyOf(questions);
  }

  Set<Class<? extends ToolCall>> tools() {
    return tools;
  }

  /** How often a question is tried here in vain, for each kind of trouble. */
  int attempts(Limits limits) {
    return limits.attemptsPerSlot();
  }

  /** Whether the conversation can go on without an answer to this. */
  boolean goesOnWithout(Question question) {
    return OPTIONAL.contains(question) && questions.contains(question);
  }

  /** Whether saying nothing here means that there is nothing more to say. */
  boolean endsInSilence() {
    return questions.contains(Question.MORE) && this != ERROR;
  }
}
