package frontdesk.engine.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.dialogue.tools.Kind;
import frontdesk.engine.dialogue.tools.Parameter;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A brain that proposes any tool with any arguments, any text and any question at any time: what is
 * true, what is nearly true, and what is made up, of a clinic that it knows too well. What it asks
 * for by name and arguments is drawn from the tools' declarations.
 */
final class HostileBrain {
  private static final List<Question> QUESTIONS = List.of(Question.values());

  private static final List<Intent> INTENTS = List.of(Intent.values());

  private static final ServiceId MADE_UP = new ServiceId("levitation");

  private final RandomGenerator random;

  HostileBrain(RandomGenerator random) {
    this.random = random;
  }

  Input propose(Instant now, ConversationState state) {
    int prompt = random.nextInt(8) == 0 ? random.nextInt(4) : state.prompts();
    if (random.nextInt(3) == 0) {
      return heard(now, prompt).withBrain(meaning());
    }
    return new Input.Proposed(
        now,
        prompt,
        proposal(state),
        random.nextInt(3) == 0 ? Optional.of(heard(now, prompt)) : Optional.empty());
  }

  /** A further sentence behind one of its own. */
  Input goOn(Instant now, ConversationState state) {
    return new Input.Proposed(now, state.prompts(), more(), Optional.empty());
  }

  private Proposal.SayMore more() {
    return new Proposal.SayMore(
        SampleClinic.sealed("more" + random.nextInt(1_000)),
        random.nextBoolean() ? List.of() : List.of(Proposal.Finding.PRICE));
  }

  /** Words that the rules made little or nothing of. */
  private Input.Heard heard(Instant now, int prompt) {
    Understanding rules =
        switch (random.nextInt(8)) {
          case 0 -> Understanding.NOTHING.withService(SampleClinic.CLEANING);
          case 1 -> Understanding.NOTHING.withIntent(Intent.EMERGENCY);
          case 2 -> Understanding.NOTHING.withYes(false);
          default -> Understanding.NOTHING;
        };
    return new Input.Heard(now, prompt, true, rules, 0.95, SampleClinic.sealed("words"));
  }

  /** What it says that they meant: mostly what would be done at once if a caller had said it. */
  private Understanding meaning() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> Understanding.NOTHING.withYes(true);
      case 3 -> Understanding.NOTHING.withYes(true).withAll();
      case 4 -> Understanding.NOTHING.withIntent(INTENTS.get(random.nextInt(INTENTS.size())));
      case 5 -> Understanding.NOTHING.withChoice(1 + random.nextInt(3));
      case 6 ->
          Understanding.NOTHING
              .withIntent(Intent.BOOK)
              .withService(SampleClinic.CLEANING)
              .withDate(SampleClinic.MONDAY.plusDays(random.nextInt(14)));
      default -> Understanding.NOTHING.withTime(LocalTime.of(7 + random.nextInt(12), 0));
    };
  }

  private Proposal proposal(ConversationState state) {
    return switch (random.nextInt(10)) {
      case 9 -> more();
      case 8 ->
          new Proposal.SayWords(
              SampleClinic.sealed("own" + random.nextInt(1_000)),
              random.nextBoolean() ? List.of() : List.of(Proposal.Finding.PRICE));
      case 0 -> new Proposal.Ask(QUESTIONS.get(random.nextInt(QUESTIONS.size())));
      case 1, 2 -> new Proposal.SayText(phrase(state));
      case 3, 4 -> declared(state).orElseGet(() -> new Proposal.UseTool(tool(state)));
      default -> new Proposal.UseTool(tool(state));
    };
  }

  /** Any declared tool with any arguments; empty where its declaration refuses them. */
  private Optional<Proposal> declared(ConversationState state) {
    Tool tool = Tools.ALL.get(random.nextInt(Tools.ALL.size()));
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (Parameter parameter : tool.parameters()) {
      if (parameter.required() || random.nextBoolean()) {
        arguments.set(parameter.name(), value(parameter.kind()));
      }
    }
    Proposing.Outcome outcome =
        new Proposing(Situation.of(state), SampleClinic.CATALOGUE).propose(tool.name(), arguments);
    return outcome instanceof Proposing.Outcome.Proposed proposed
        ? Optional.of(proposed.proposal())
        : Optional.empty();
  }

  /** Of this kind, mostly. */
  private JsonNode value(Kind kind) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (kind instanceof Kind.Said || kind instanceof Kind.Truth || random.nextInt(20) == 0) {
      return nodes.booleanNode(random.nextInt(4) > 0);
    } else if (kind instanceof Kind.WholeNumber number) {
      return nodes.numberNode(number.least() - 1 + random.nextInt(number.most() + 2));
    } else if (kind instanceof Kind.Day) {
      return nodes.textNode(SampleClinic.MONDAY.plusDays(random.nextInt(14)).toString());
    } else if (kind instanceof Kind.TimeOfDay) {
      return nodes.textNode(LocalTime.of(7 + random.nextInt(12), 0).toString());
    } else if (kind instanceof Kind.OneOf words) {
      return nodes.textNode(words.words().get(random.nextInt(words.words().size())));
    } else if (kind instanceof Kind.Span) {
      return nodes.textNode("P" + (1 + random.nextInt(3)) + "M");
    } else if (kind instanceof Kind.Digits) {
      return nodes.textNode(random.nextBoolean() ? "4711" : "1" + random.nextInt(9));
    }
    return nodes.textNode(
        kind instanceof Kind.ServiceOfClinic
            ? SampleClinic.CLEANING.value()
            : SampleClinic.POPESCU.value());
  }

  private ToolCall tool(ConversationState state) {
    return switch (random.nextInt(17)) {
      case 0 ->
          new ToolCall.SearchSlots(
              new SlotQuery(
                  random.nextInt(4) > 0 ? SampleClinic.CLEANING : MADE_UP,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(SampleClinic.MONDAY.plusDays(random.nextInt(14))),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  random.nextInt(4) > 0 ? 3 : 9_999));
      case 1 -> new ToolCall.HoldSlot(slot(state));
      case 2 -> new ToolCall.ReleaseHold(hold(state));
      case 3 -> new ToolCall.RegisterPatient(maybe("spoken"), Optional.empty(), maybe("number"));
      case 4 -> new ToolCall.ConfirmHold(hold(state), patient(state), maybe("note"));
      case 5 ->
          new ToolCall.PromiseCallback(
              random.nextBoolean() ? state.anyNumber() : maybe("other"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case 6, 7 ->
          new ToolCall.IdentifyPatient(
              maybe("ann"),
              maybe("number"),
              maybe("birth"),
              random.nextBoolean() ? Optional.of("4711") : Optional.empty());
      case 8 -> new ToolCall.RetrieveAppointments(patient(state));
      case 9 -> new ToolCall.CancelAppointment(appointment());
      case 10 -> new ToolCall.JoinWaitingList(patient(state), wish());
      case 11 ->
          new ToolCall.AnswerOffer(
              new WaitingId("w"),
              slot(state),
              random.nextBoolean(),
              Optional.of(new AppointmentId("a")).filter(some -> random.nextBoolean()));
      case 12 -> new ToolCall.FindSeries(appointment(), Period.ofMonths(1));
      case 14 -> new ToolCall.NoteAppointment(appointment(), note(state));
      case 15 -> new ToolCall.LeaveWaitingList(new WaitingId(random.nextBoolean() ? "w" : "other"));
      case 13 -> new ToolCall.BookSeries(appointment(), List.of(slot(state)));
      default -> new ToolCall.ModifyAppointment(appointment(), hold(state), maybe("note"));
    };
  }

  private static WaitingWish wish() {
    return new WaitingWish(
        SampleClinic.CLEANING,
        Optional.empty(),
        SampleClinic.MONDAY,
        SampleClinic.MONDAY.plusDays(7),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Sealed> maybe(String name) {
    return random.nextBoolean() ? Optional.of(SampleClinic.sealed(name)) : Optional.empty();
  }

  /** What was said, or what never was. */
  private Sealed note(ConversationState state) {
    return Noting.note(state)
        .filter(said -> random.nextBoolean())
        .orElseGet(() -> SampleClinic.sealed("made up"));
  }

  private AppointmentId appointment() {
    return new AppointmentId("appointment-" + random.nextInt(3));
  }

  private PatientId patient(ConversationState state) {
    return random.nextBoolean()
        ? FakeLedger.KNOWN
        : state.patient().orElse(new PatientId("patient-" + random.nextInt(9)));
  }

  private HoldId hold(ConversationState state) {
    return state
        .hold()
        .map(ToolAnswer.SlotHeld::hold)
        .filter(held -> random.nextInt(4) > 0)
        .orElseGet(() -> new HoldId("hold-" + random.nextInt(9)));
  }

  /** One that the ledger returned, or one that it never did. */
  private Slot slot(ConversationState state) {
    List<Slot> returned =
        state.dealings().returned().stream().sorted(Comparator.comparing(Slot::start)).toList();
    if (!returned.isEmpty() && random.nextBoolean()) {
      return returned.get(random.nextInt(returned.size()));
    }
    LocalDateTime start =
        SampleClinic.MONDAY.plusDays(random.nextInt(14)).atTime(7 + random.nextInt(12), 5);
    return new Slot(
        SampleClinic.CLEANING,
        SampleClinic.POPESCU,
        start.atZone(SampleClinic.ZONE).toInstant(),
        Duration.ofMinutes(45));
  }

  private Phrase phrase(ConversationState state) {
    LocalDateTime start = slot(state).start().atZone(SampleClinic.ZONE).toLocalDateTime();
    Argument day = new Argument.Day(start.toLocalDate());
    Argument time = new Argument.TimeOfDay(start.toLocalTime());
    Argument service = new Argument.NamedService(SampleClinic.CLEANING);
    Argument practitioner = new Argument.NamedPractitioner(SampleClinic.POPESCU);
    return switch (random.nextInt(9)) {
      case 7 -> Line.WAITING_PLACE.say(Map.of("service", service, "date", day));
      case 0 ->
          Line.OFFER_SINGLE.say(Map.of("date", day, "time", time, "practitioner", practitioner));
      case 1 ->
          Line.INFO_PRICE.say(
              Map.of(
                  "service",
                  service,
                  "price",
                  new Argument.Money(BigDecimal.valueOf(100L * random.nextInt(4)))));
      case 2 ->
          Line.INFO_HOURS_DAY.say(
              Map.of(
                  "date", day,
                  "opens", new Argument.TimeOfDay(LocalTime.of(8 + random.nextInt(2), 0)),
                  "closes", new Argument.TimeOfDay(LocalTime.of(17, 0))));
      case 3 ->
          Line.APPOINTMENT_ONE.say(
              Map.of("service", service, "practitioner", practitioner, "date", day, "time", time));
      case 4 -> Line.BOOKED.say(Map.of("date", day, "time", time));
      case 5 -> Line.HELP.say();
      case 6 -> Phrase.of("made.up");
      default -> Line.CONFIRM_CANCEL.say(Map.of("date", day, "time", time));
    };
  }
}
