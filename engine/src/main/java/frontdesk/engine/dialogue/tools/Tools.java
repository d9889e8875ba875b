package frontdesk.engine.dialogue.tools;

import static frontdesk.engine.dialogue.tools.Parameter.maybe;
import static frontdesk.engine.dialogue.tools.Parameter.needed;

import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.dialogue.ToolCall;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every tool that there is, in the order in which a call comes to need them. */
public final class Tools {
  private static final Kind SAID = new Kind.Said();
  private static final Kind SERVICE = new Kind.ServiceOfClinic();
  private static final Kind PRACTITIONER = new Kind.PractitionerOfClinic();
  private static final Kind DAY = new Kind.Day();
  private static final Kind TIME = new Kind.TimeOfDay();
  private static final Kind REFERENCE = new Kind.Digits(1, 12);
  private static final Kind SPAN = new Kind.Span();
  private static final int MOST_OFFERS = 7;

  /** Several are looked at for each that is offered. */
  private static final int MOST_SLOTS = 6 * MOST_OFFERS;

  private static final Parameter LIMIT =
      maybe("limit", new Kind.WholeNumber(1, MOST_SLOTS), "How many at most; usually 3.");
  private static final Parameter PREFERRED =
      maybe("preferred", PRACTITIONER, "Whom to prefer, where anybody would do.");

  static final Tool CLINIC_INFORMATION =
      new Tool(
          "clinic_information",
          "Tells the caller what anybody may know of the clinic; the question that waits is then"
              + " asked again.",
          List.of(
              needed(
                  "topic",
                  new Kind.OneOf(
                      List.of(
                          "services", "prices", "practitioners", "hours", "insurance", "address")),
                  "What it is about."),
              maybe("service", SERVICE, "Of this service; needed for prices."),
              maybe("date", DAY, "Of this day, for hours.")),
          "It is said.",
          Situation.talking(),
          false,
          EnumSet.of(Code.NOT_IN_CATALOGUE));

  static final Tool FETCH_SLOTS =
      new Tool(
          "fetch_slots",
          "Finds free slots for a service, best first.",
          List.of(
              needed("service", SERVICE, "What the appointment is for."),
              maybe("practitioner", PRACTITIONER, "With whom; without it with anybody."),
              PREFERRED,
              maybe("date", DAY, "On which day; without it the first days with room."),
              maybe("until", DAY, "The last day, where any from the date on would do."),
              maybe("earliest", TIME, "The earliest start on a day."),
              maybe("latest", TIME, "The latest start on a day, not before the earliest."),
              maybe("time", TIME, "This start on a day; if it is not free, the nearest to it."),
              LIMIT),
          "The slots found; only these may be spoken of and held.",
          Situation.nodesThatPermit(ToolCall.SearchSlots.class),
          false,
          EnumSet.of(Code.NOT_IN_CATALOGUE));

  static final Tool CHECK_AVAILABILITY =
      new Tool(
          "check_availability",
          "Finds out whether one time is free; if not, the nearest before and after it.",
          List.of(
              needed("service", SERVICE, "What the appointment is for."),
              needed("date", DAY, "On which day."),
              needed("time", TIME, "When it begins."),
              maybe("practitioner", PRACTITIONER, "With whom; without it with anybody."),
              PREFERRED,
              LIMIT),
          "The slot, or the nearest ones.",
          Situation.nodesThatPermit(ToolCall.SearchSlots.class),
          false,
          EnumSet.of(Code.NOT_IN_CATALOGUE));

  static final Tool SELECT_ALTERNATIVE_TIME =
      new Tool(
          "select_alternative_time",
          "Holds one of the slots that were offered last, or another that was found in this call.",
          List.of(
              maybe("choice", new Kind.WholeNumber(1, MOST_OFFERS), "Which offer, from 1."),
              maybe("date", DAY, "Without a choice: the day of the slot that was found."),
              maybe("time", TIME, "Without a choice: when the slot that was found begins."),
              maybe("practitioner", PRACTITIONER, "Without a choice: with whom."),
              maybe("service", SERVICE, "Without a choice: what for.")),
          "The slot is held for this call for some minutes.",
          Situation.nodesThatPermit(ToolCall.HoldSlot.class),
          false,
          EnumSet.of(Code.NOT_OFFERED, Code.NOT_IN_CATALOGUE));

  static final Tool RELEASE_SLOT =
      new Tool(
          "release_slot",
          "Gives the slot back that is held.",
          List.of(),
          "Anybody may have it.",
          Situation.nodesThatPermit(ToolCall.ReleaseHold.class),
          false,
          EnumSet.of(Code.NOTHING_HELD));

  static final Tool BOOK_APPOINTMENT =
      new Tool(
          "book_appointment",
          "Books the slot that is held, once the caller has agreed to its read-back; a caller who"
              + " is not known yet is made known first.",
          List.of(maybe("note", SAID, "With the note that the caller gave.")),
          "The appointment is in the ledger, with its reference.",
          Situation.nodesThatPermit(ToolCall.ConfirmHold.class),
          false,
          EnumSet.of(Code.NOTHING_HELD, Code.NOT_SAID));

  static final Tool IDENTIFY_USER =
      new Tool(
          "identify_user",
          "Finds out which patient the caller is, by two or more facts that they said.",
          List.of(
              maybe("name", SAID, "By the name."),
              maybe("number", SAID, "By the number that they confirmed."),
              maybe("birth_date", SAID, "By the birth date."),
              maybe("reference", SAID, "By the reference of an appointment.")),
          "The caller is proven to be a patient, or not; never which fact was wrong.",
          Situation.nodesThatPermit(ToolCall.IdentifyPatient.class),
          false,
          EnumSet.of(Code.NOT_SAID, Code.TOO_FEW_FACTS));

  static final Tool RETRIEVE_APPOINTMENTS =
      new Tool(
          "retrieve_appointments",
          "Finds the identified caller's appointments that are not over.",
          List.of(),
          "The appointments, soonest first.",
          Situation.nodesThatPermit(ToolCall.RetrieveAppointments.class),
          true,
          EnumSet.of(Code.NOT_IDENTIFIED));

  static final Tool CANCEL_APPOINTMENT =
      new Tool(
          "cancel_appointment",
          "Cancels an appointment of the caller, once they agreed to its read-back.",
          List.of(needed("reference", REFERENCE, "The reference of the appointment.")),
          "The appointment is cancelled.",
          Situation.nodesThatPermit(ToolCall.CancelAppointment.class),
          true,
          EnumSet.of(Code.NO_SUCH_APPOINTMENT));

  static final Tool MODIFY_APPOINTMENT =
      new Tool(
          "modify_appointment",
          "Puts an appointment of the caller into the slot that is held (another time, service or"
              + " practitioner), gives it another note, or both, in one write, once they agreed to"
              + " old and new read back. Where nothing is held, the note alone.",
          List.of(
              needed("reference", REFERENCE, "The reference of the appointment."),
              maybe("note", SAID, "With the note that the caller gave.")),
          "The appointment is in its new slot and the old one is free, or has its new note.",
          Situation.nodesThatPermit(ToolCall.ModifyAppointment.class),
          true,
          EnumSet.of(Code.NO_SUCH_APPOINTMENT, Code.NOTHING_HELD, Code.NOT_SAID));

  static final Tool JOIN_WAITING_LIST =
      new Tool(
          "join_waiting_list",
          "Has the identified caller wait for a slot that becomes free, once they said yes to it.",
          List.of(
              needed("service", SERVICE, "What the appointment is for, as the caller said."),
              maybe("practitioner", PRACTITIONER, "With whom; without it with anybody."),
              needed("from", DAY, "The first day that would do."),
              needed("until", DAY, "The last day that would do, not before the first."),
              maybe("earliest", TIME, "The earliest start on a day."),
              maybe("latest", TIME, "The latest start on a day.")),
          "They wait, behind those who waited before.",
          Situation.nodesThatPermit(ToolCall.JoinWaitingList.class),
          true,
          EnumSet.of(Code.NOT_IDENTIFIED, Code.NOT_IN_CATALOGUE));

  static final Tool LEAVE_WAITING_LIST =
      new Tool(
          "leave_waiting_list",
          "Takes the identified caller off the waiting list, for what was read back to them as what"
              + " they wait for, once they agreed.",
          List.of(),
          "They wait for that no longer; what is kept for them goes to the next.",
          Situation.nodesThatPermit(ToolCall.LeaveWaitingList.class),
          true,
          EnumSet.of(Code.NOT_WAITING));

  static final Tool ANSWER_OFFER =
      new Tool(
          "answer_offer",
          "Takes or leaves the slot that became free and was read out to the caller who waited.",
          List.of(needed("accepted", new Kind.Truth(), "Whether they agreed to it.")),
          "It is booked, or offered to the next who waits.",
          Situation.nodesThatPermit(ToolCall.AnswerOffer.class),
          true,
          EnumSet.of(Code.NOT_OFFERED));

  static final Tool FIND_SERIES =
      new Tool(
          "find_series",
          "Finds where further appointments like the one that was just booked could be.",
          List.of(needed("every", SPAN, "The time from one to the next.")),
          "A slot for each date, or that there is none; only these may be spoken of.",
          Situation.nodesThatPermit(ToolCall.FindSeries.class),
          false,
          EnumSet.of(Code.NO_SUCH_APPOINTMENT));

  static final Tool BOOK_SERIES =
      new Tool(
          "book_series",
          "Books the further appointments of a series that were read out, once the caller agreed.",
          List.of(),
          "All of them are in the ledger, or none.",
          Situation.nodesThatPermit(ToolCall.BookSeries.class),
          false,
          EnumSet.of(Code.NOT_OFFERED, Code.NO_SUCH_APPOINTMENT));

  static final Tool REQUEST_HUMAN =
      new Tool(
          "request_human",
          "Asks the caller whether a person is to call them back.",
          List.of(),
          "The caller is asked; a callback is promised, or the clinic's number named, after.",
          Situation.talking(),
          false,
          EnumSet.noneOf(Code.class));

  static final Tool END_CONVERSATION =
      new Tool(
          "end_conversation",
          "Says goodbye, where the caller was asked for anything else.",
          List.of(),
          "The call ends when everything said was played.",
          Situation.askingForMore(),
          false,
          EnumSet.noneOf(Code.class));

  static final Tool PROMISE_CALLBACK =
      new Tool(
          "promise_callback",
          "Promises that a person calls back, once the caller said yes to that.",
          List.of(
              maybe("number", SAID, "At the number that the caller gave or calls from."),
              maybe("service", SERVICE, "What they wished."),
              maybe("practitioner", PRACTITIONER, "With whom."),
              maybe("date", DAY, "On which day."),
              maybe("time", TIME, "When.")),
          "The clinic has it on its list, with the time until when it is due.",
          Situation.nodesThatPermit(ToolCall.PromiseCallback.class),
          false,
          EnumSet.of(Code.NOT_IN_CATALOGUE));

  static final Tool RECALL_WISH =
      new Tool(
          "recall_wish",
          "Finds out what a call from this number wished that was cut off a moment ago.",
          List.of(),
          "The wish, or that there is none.",
          Situation.nodesThatPermit(ToolCall.RecallWish.class),
          false,
          EnumSet.noneOf(Code.class));

  /** Does nothing: it reports what the caller meant, field by field. */
  public static final Tool UNDERSTOOD = Understood.DECLARATION;

  /** All that a brain may ask for. */
  public static final List<Tool> ALL =
      List.of(
          CLINIC_INFORMATION,
          FETCH_SLOTS,
          CHECK_AVAILABILITY,
          SELECT_ALTERNATIVE_TIME,
          RELEASE_SLOT,
          BOOK_APPOINTMENT,
          IDENTIFY_USER,
          RETRIEVE_APPOINTMENTS,
          CANCEL_APPOINTMENT,
          MODIFY_APPOINTMENT,
          JOIN_WAITING_LIST,
          LEAVE_WAITING_LIST,
          ANSWER_OFFER,
          FIND_SERIES,
          BOOK_SERIES,
          REQUEST_HUMAN,
          END_CONVERSATION);

  /** Those that the conversation keeps to itself: declared, and nobody's to ask for. */
  public static final List<Tool> OWN = List.of(PROMISE_CALLBACK, RECALL_WISH);

  /** Those that anybody may use without a call too. */
  public static final List<Tool> OUTSIDE =
      List.of(CLINIC_INFORMATION, FETCH_SLOTS, CHECK_AVAILABILITY);

  private Tools() {}

  /** The tool of this name. */
  public static Optional<Tool> named(String name) {
    return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  /**
   * Those that could be followed at this point of a call. What writes follows from a heard yes by
   * itself: no brain needs to ask for it.
   */
  public static List<Tool> callable(Situation situation) {
    return at(situation.node()).stream().filter(tool -> isReady(tool, situation)).toList();
  }

  private static boolean isReady(Tool tool, Situation situation) {
    return switch (tool.name()) {
      case "select_alternative_time" -> !situation.returned().isEmpty();
      case "release_slot" -> situation.hold().isPresent();
      case "identify_user" -> situation.identified().isEmpty();
      case "retrieve_appointments" -> situation.identified().isPresent();
      case "find_series" -> situation.booked().isPresent();
      case "book_appointment",
          "cancel_appointment",
          "modify_appointment",
          "join_waiting_list",
          "leave_waiting_list",
          "answer_offer",
          "book_series" ->
          false;
      default -> true;
    };
  }

  /** Those that may be used at this node. */
  public static List<Tool> at(String node) {
    return ALL.stream().filter(tool -> tool.nodes().contains(node)).toList();
  }

  /** Every code that some tool can be refused with, and that of what is no tool. */
  static Set<Code> codes() {
    Set<Code> codes = EnumSet.of(Code.UNKNOWN_TOOL);
    ALL.forEach(tool -> codes.addAll(tool.refusals()));
    return codes;
  }
}
