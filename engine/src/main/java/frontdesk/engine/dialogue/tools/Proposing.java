package frontdesk.engine.dialogue.tools;

import com.fasterxml.jackson.databind.JsonNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.tools.ArgumentReader.Arguments;
import frontdesk.engine.dialogue.tools.ArgumentReader.Reading;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a proposal of a tool's name and raw arguments, as they come from a language model, from
 * HTTP or from a test: held against the declaration, and filled with what the call holds. Whether
 * it is followed is the conversation's to decide. Pure.
 */
public final class Proposing {
  private static final int USUAL_SLOTS = 3;
  private static final int FACTS = 2;

  private final Situation situation;
  private final Catalogue catalogue;

  /** At this point of a call to a clinic of this catalogue. */
  public Proposing(Situation situation, Catalogue catalogue) {
    this.situation = situation;
    this.catalogue = catalogue;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It is proposed. */
    record Proposed(Proposal proposal) implements Outcome {}

    /** It is not, for this reason. */
    record Refused(ToolRefusal refusal) implements Outcome {}
  }

  /** Proposes it, or says why not. */
  public Outcome propose(String name, JsonNode arguments) {
    Optional<Tool> tool = Tools.named(name);
    if (tool.isEmpty()) {
      return new Outcome.Refused(ToolRefusal.UNKNOWN);
    }
    if (!tool.get().nodes().contains(situation.node())) {
      return refused(tool.get(), Code.NOT_PERMITTED_HERE);
    }
    Reading reading = new ArgumentReader(tool.get(), catalogue).read(arguments);
    return reading instanceof Reading.Read read
        ? propose(tool.get(), read.arguments())
        : new Outcome.Refused(((Reading.Refused) reading).refusal());
  }

  private Outcome propose(Tool tool, Arguments given) {
    return switch (tool.name()) {
      case "clinic_information" ->
          new Told(catalogue)
              .about(given)
              .<Outcome>map(phrase -> new Outcome.Proposed(new Proposal.SayText(phrase)))
              .orElseGet(() -> new Outcome.Refused(untold(tool, given)));
      case "fetch_slots" -> fetch(tool, given);
      case "check_availability" -> use(search(given));
      case "select_alternative_time" -> select(tool, given);
      case "release_slot" ->
          situation
              .hold()
              .map(hold -> use(new ToolCall.ReleaseHold(hold)))
              .orElseGet(() -> refused(tool, Code.NOTHING_HELD));
      case "book_appointment" -> book(tool, given);
      case "identify_user" -> identify(tool, given);
      case "retrieve_appointments" ->
          situation
              .identified()
              .map(patient -> use(new ToolCall.RetrieveAppointments(patient)))
              .orElseGet(() -> refused(tool, Code.NOT_IDENTIFIED));
      case "cancel_appointment" ->
          appointment(given)
              .map(one -> use(new ToolCall.CancelAppointment(one.id())))
              .orElseGet(() -> refused(tool, Code.NO_SUCH_APPOINTMENT, "reference"));
      case "modify_appointment" -> modify(tool, given);
      case "join_waiting_list",
          "leave_waiting_list",
          "answer_offer",
          "find_series",
          "book_series" ->
          new WaitingAndSeries(situation)
              .propose(tool, given)
              .map(Proposing::use)
              .orElseGet(() -> refused(tool, WaitingAndSeries.missing(tool)));
      case "request_human" -> new Outcome.Proposed(new Proposal.HandOver());
      case "end_conversation" -> new Outcome.Proposed(new Proposal.End());
      default -> throw new IllegalStateException("declared and not handled: " + tool.name());
    };
  }

  /** Why {@code clinic_information} has nothing to say. */
  static ToolRefusal untold(Tool tool, Arguments given) {
    boolean priceless =
        given.needed("topic", String.class).equals("prices")
            && given.get("service", ServiceId.class).isEmpty();
    return priceless
        ? ArgumentReader.refusal(tool, Code.MISSING_PARAMETER, tool.parameter("service"))
        : ArgumentReader.refusal(tool, Code.NOT_IN_CATALOGUE, Optional.empty());
  }

  private Outcome fetch(Tool tool, Arguments given) {
    return backwards(tool, given)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> use(search(given)));
  }

  /** Why nothing can be searched for by these arguments, each of which is sound by itself. */
  static Optional<ToolRefusal> backwards(Tool tool, Arguments given) {
    if (isBackwards(given, "earliest", "latest", LocalTime.class)) {
      return Optional.of(ArgumentReader.refusal(tool, Code.OUT_OF_RANGE, tool.parameter("latest")));
    }
    return isBackwards(given, "date", "until", LocalDate.class)
        ? Optional.of(ArgumentReader.refusal(tool, Code.OUT_OF_RANGE, tool.parameter("until")))
        : Optional.empty();
  }

  private static <T extends Comparable<? super T>> boolean isBackwards(
      Arguments given, String from, String to, Class<T> kind) {
    Optional<T> first = given.get(from, kind);
    return first.isPresent()
        && given.get(to, kind).filter(last -> last.compareTo(first.get()) < 0).isPresent();
  }

  private ToolCall search(Arguments given) {
    SlotQuery query = query(given);
    return new ToolCall.SearchSlots(situation.moving().map(query::replacing).orElse(query));
  }

  /**
   * What is searched for by these arguments of {@code fetch_slots} or {@code check_availability}.
   */
  static SlotQuery query(Arguments given) {
    return new SlotQuery(
        given.needed("service", ServiceId.class),
        given.get("practitioner", PractitionerId.class),
        given.get("preferred", PractitionerId.class),
        given.get("date", LocalDate.class),
        given.get("earliest", LocalTime.class),
        given.get("latest", LocalTime.class),
        given.get("time", LocalTime.class),
        given.get("limit", Integer.class).orElse(USUAL_SLOTS),
        Optional.empty(),
        given.get("until", LocalDate.class));
  }

  private Outcome select(Tool tool, Arguments given) {
    Optional<Integer> choice = given.get("choice", Integer.class);
    if (choice.isEmpty() && given.get("date", LocalDate.class).isEmpty()) {
      return refused(tool, Code.MISSING_PARAMETER, "choice");
    } else if (choice.isEmpty() && given.get("time", LocalTime.class).isEmpty()) {
      return refused(tool, Code.MISSING_PARAMETER, "time");
    }
    return choice
        .map(this::offered)
        .orElseGet(() -> found(given))
        .map(slot -> use(new ToolCall.HoldSlot(slot, situation.moving())))
        .orElseGet(() -> refused(tool, Code.NOT_OFFERED, choice.isPresent() ? "choice" : "time"));
  }

  private Optional<Slot> offered(int choice) {
    List<Slot> offers = situation.offers();
    return choice <= offers.size() ? Optional.of(offers.get(choice - 1)) : Optional.empty();
  }

  /** Of those that the ledger returned in this call. */
  private Optional<Slot> found(Arguments given) {
    LocalDateTime start =
        given.needed("date", LocalDate.class).atTime(given.needed("time", LocalTime.class));
    return situation.returned().stream()
        .filter(slot -> slot.start().atZone(catalogue.zone()).toLocalDateTime().equals(start))
        .filter(
            slot -> given.get("service", ServiceId.class).map(slot.service()::equals).orElse(true))
        .filter(
            slot ->
                given
                    .get("practitioner", PractitionerId.class)
                    .map(slot.practitioner()::equals)
                    .orElse(true))
        .min(
            Comparator.comparing((Slot slot) -> slot.start())
                .thenComparing(slot -> slot.practitioner().value())
                .thenComparing(slot -> slot.service().value()));
  }

  private Outcome book(Tool tool, Arguments given) {
    Optional<HoldId> hold = situation.hold();
    if (hold.isEmpty()) {
      return refused(tool, Code.NOTHING_HELD);
    }
    if (isUnsaid(given, "note", situation.note())) {
      return refused(tool, Code.NOT_SAID, "note");
    }
    return use(
        situation
            .patient()
            .<ToolCall>map(
                patient -> new ToolCall.ConfirmHold(hold.get(), patient, said(given, "note")))
            .orElseGet(situation::newcomer));
  }

  private Outcome identify(Tool tool, Arguments given) {
    ToolCall.IdentifyPatient facts = situation.facts();
    Optional<String> unsaid =
        Stream.of(
                isUnsaid(given, "name", facts.name()) ? "name" : "",
                isUnsaid(given, "number", facts.number()) ? "number" : "",
                isUnsaid(given, "birth_date", facts.birthDate()) ? "birth_date" : "",
                isUnsaid(given, "reference", facts.reference()) ? "reference" : "")
            .filter(name -> !name.isEmpty())
            .findFirst();
    if (unsaid.isPresent()) {
      return refused(tool, Code.NOT_SAID, unsaid.get());
    }
    long named = tool.parameters().stream().filter(one -> given.isTrue(one.name())).count();
    return named < FACTS
        ? refused(tool, Code.TOO_FEW_FACTS)
        : use(
            new ToolCall.IdentifyPatient(
                facts.name().filter(fact -> given.isTrue("name")),
                facts.number().filter(fact -> given.isTrue("number")),
                facts.birthDate().filter(fact -> given.isTrue("birth_date")),
                facts.reference().filter(fact -> given.isTrue("reference"))));
  }

  private Outcome modify(Tool tool, Arguments given) {
    Optional<Appointment> appointment = appointment(given);
    if (appointment.isEmpty()) {
      return refused(tool, Code.NO_SUCH_APPOINTMENT, "reference");
    }
    if (isUnsaid(given, "note", situation.note())) {
      return refused(tool, Code.NOT_SAID, "note");
    }
    AppointmentId id = appointment.get().id();
    Optional<Sealed> note = said(given, "note");
    return situation
        .hold()
        .<ToolCall>map(hold -> new ToolCall.ModifyAppointment(id, hold, note))
        .or(() -> note.map(alone -> new ToolCall.NoteAppointment(id, alone)))
        .map(Proposing::use)
        .orElseGet(() -> refused(tool, Code.NOTHING_HELD));
  }

  private Optional<Appointment> appointment(Arguments given) {
    String reference = given.needed("reference", String.class);
    return Stream.concat(situation.selected().stream(), situation.appointments().stream())
        .filter(one -> one.reference().equals(reference))
        .findFirst();
  }

  private Optional<Sealed> said(Arguments given, String name) {
    return situation.note().filter(note -> given.isTrue(name));
  }

  private static boolean isUnsaid(Arguments given, String name, Optional<?> said) {
    return given.isTrue(name) && said.isEmpty();
  }

  private static Outcome use(ToolCall call) {
    return new Outcome.Proposed(new Proposal.UseTool(call));
  }

  private static Outcome refused(Tool tool, Code code) {
    return new Outcome.Refused(ArgumentReader.refusal(tool, code, Optional.empty()));
  }

  private static Outcome refused(Tool tool, Code code, String parameter) {
    return new Outcome.Refused(ArgumentReader.refusal(tool, code, tool.parameter(parameter)));
  }
}
