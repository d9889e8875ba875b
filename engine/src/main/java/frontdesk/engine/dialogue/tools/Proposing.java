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
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
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
      return new Outcome.Refused(new ToolRefusal(Code.UNKNOWN_TOOL, "", Optional.empty(), ""));
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
              .orElseGet(() -> untold(tool, given));
      case "fetch_slots" -> fetch(tool, given);
      case "check_availability" -> use(search(given, given.get("time", LocalTime.class)));
      case "select_alternative_time" -> select(tool, given);
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
      case "request_human" -> new Outcome.Proposed(new Proposal.HandOver());
      case "end_conversation" -> new Outcome.Proposed(new Proposal.End());
      default -> throw new IllegalStateException("declared and not handled: " + tool.name());
    };
  }

  private static Outcome untold(Tool tool, Arguments given) {
    boolean priceless =
        given.needed("topic", String.class).equals("prices")
            && given.get("service", ServiceId.class).isEmpty();
    return priceless
        ? refused(tool, Code.MISSING_PARAMETER, "service")
        : refused(tool, Code.NOT_IN_CATALOGUE);
  }

  private Outcome fetch(Tool tool, Arguments given) {
    Optional<LocalTime> earliest = given.get("earliest", LocalTime.class);
    Optional<LocalTime> latest = given.get("latest", LocalTime.class);
    boolean backwards =
        earliest.isPresent() && latest.filter(time -> time.isBefore(earliest.get())).isPresent();
    return backwards
        ? refused(tool, Code.OUT_OF_RANGE, "latest")
        : use(search(given, Optional.empty()));
  }

  private ToolCall search(Arguments given, Optional<LocalTime> exact) {
    SlotQuery query =
        new SlotQuery(
            given.needed("service", ServiceId.class),
            given.get("practitioner", PractitionerId.class),
            Optional.empty(),
            given.get("date", LocalDate.class),
            given.get("earliest", LocalTime.class),
            given.get("latest", LocalTime.class),
            exact,
            given.get("limit", Integer.class).orElse(USUAL_SLOTS));
    return new ToolCall.SearchSlots(situation.moving().map(query::replacing).orElse(query));
  }

  private Outcome select(Tool tool, Arguments given) {
    List<Slot> offers = situation.offers();
    int choice = given.needed("choice", Integer.class);
    return choice <= offers.size()
        ? use(new ToolCall.HoldSlot(offers.get(choice - 1), situation.moving()))
        : refused(tool, Code.NOT_OFFERED, "choice");
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
    return situation
        .hold()
        .map(
            hold ->
                use(
                    new ToolCall.ModifyAppointment(
                        appointment.get().id(), hold, said(given, "note"))))
        .orElseGet(() -> refused(tool, Code.NOTHING_HELD));
  }

  private Optional<Appointment> appointment(Arguments given) {
    String reference = given.needed("reference", String.class);
    return situation.appointments().stream()
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
