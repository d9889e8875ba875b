package frontdesk.engine.dialogue.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.tools.ArgumentReader.Reading;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call of a tool as its declaration has it: which tool it is, and the raw arguments that it would
 * be asked for with. The conversation's own calls are held against the declarations by this, as
 * those of any other brain are by {@link Proposing}. Pure.
 */
public final class DeclaredCall {
  /** Searches are of two tools: see {@link #tool}. */
  private static final Map<Class<? extends ToolCall>, Tool> BY_KIND =
      Map.ofEntries(
          Map.entry(ToolCall.HoldSlot.class, Tools.SELECT_ALTERNATIVE_TIME),
          Map.entry(ToolCall.ReleaseHold.class, Tools.RELEASE_SLOT),
          Map.entry(ToolCall.RegisterPatient.class, Tools.BOOK_APPOINTMENT),
          Map.entry(ToolCall.ConfirmHold.class, Tools.BOOK_APPOINTMENT),
          Map.entry(ToolCall.PromiseCallback.class, Tools.PROMISE_CALLBACK),
          Map.entry(ToolCall.IdentifyPatient.class, Tools.IDENTIFY_USER),
          Map.entry(ToolCall.RetrieveAppointments.class, Tools.RETRIEVE_APPOINTMENTS),
          Map.entry(ToolCall.CancelAppointment.class, Tools.CANCEL_APPOINTMENT),
          Map.entry(ToolCall.ModifyAppointment.class, Tools.MODIFY_APPOINTMENT),
          Map.entry(ToolCall.NoteAppointment.class, Tools.MODIFY_APPOINTMENT),
          Map.entry(ToolCall.RecallWish.class, Tools.RECALL_WISH),
          Map.entry(ToolCall.JoinWaitingList.class, Tools.JOIN_WAITING_LIST),
          Map.entry(ToolCall.LeaveWaitingList.class, Tools.LEAVE_WAITING_LIST),
          Map.entry(ToolCall.AnswerOffer.class, Tools.ANSWER_OFFER),
          Map.entry(ToolCall.FindSeries.class, Tools.FIND_SERIES),
          Map.entry(ToolCall.BookSeries.class, Tools.BOOK_SERIES));

  private final ToolCall call;
  private final Situation situation;
  private final Catalogue catalogue;
  private final ObjectNode arguments = JsonNodeFactory.instance.objectNode();

  private DeclaredCall(ToolCall call, Situation situation, Catalogue catalogue) {
    this.call = call;
    this.situation = situation;
    this.catalogue = catalogue;
  }

  /** The declared tool that a call is one of. */
  public static Tool tool(ToolCall call) {
    if (call instanceof ToolCall.SearchSlots search) {
      return isOneTime(search.query()) ? Tools.CHECK_AVAILABILITY : Tools.FETCH_SLOTS;
    }
    return Objects.requireNonNull(BY_KIND.get(call.getClass()), "a call that is not declared");
  }

  private static boolean isOneTime(SlotQuery query) {
    return query.exact().isPresent()
        && query.date().isPresent()
        && query.until().isEmpty()
        && query.earliest().isEmpty()
        && query.latest().isEmpty();
  }

  /** Whether its declaration permits it at this point of a call. */
  public static boolean isPermitted(ToolCall call, Situation situation) {
    return tool(call).nodes().contains(situation.node());
  }

  /** Why its declaration does not take the arguments; empty where it does. */
  public static Optional<ToolRefusal> refusal(
      ToolCall call, Situation situation, Catalogue catalogue) {
    Reading reading =
        new ArgumentReader(tool(call), catalogue).read(arguments(call, situation, catalogue));
    return reading instanceof Reading.Refused refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  /**
   * The arguments by which it would be asked for: what was said in the call is named, never
   * repeated.
   */
  public static ObjectNode arguments(ToolCall call, Situation situation, Catalogue catalogue) {
    DeclaredCall declared = new DeclaredCall(call, situation, catalogue);
    declared.fill();
    return declared.arguments;
  }

  private void fill() {
    if (call instanceof ToolCall.SearchSlots search) {
      search(search.query());
    } else if (call instanceof ToolCall.HoldSlot hold) {
      hold(hold.slot());
    } else if (call instanceof ToolCall.ConfirmHold confirm) {
      said("note", confirm.note());
    } else if (call instanceof ToolCall.PromiseCallback promise) {
      said("number", promise.number());
      text("service", promise.service());
      text("practitioner", promise.practitioner());
      text("date", promise.date());
      text("time", promise.time());
    } else if (call instanceof ToolCall.IdentifyPatient facts) {
      said("name", facts.name());
      said("number", facts.number());
      said("birth_date", facts.birthDate());
      said("reference", facts.reference());
    } else if (call instanceof ToolCall.CancelAppointment cancel) {
      reference(cancel.appointment());
    } else if (call instanceof ToolCall.ModifyAppointment modify) {
      reference(modify.appointment());
      said("note", modify.note());
    } else if (call instanceof ToolCall.NoteAppointment note) {
      reference(note.appointment());
      said("note", Optional.of(note.note()));
    } else if (call instanceof ToolCall.JoinWaitingList join) {
      wish(join.wish());
    } else if (call instanceof ToolCall.AnswerOffer answer) {
      arguments.put("accepted", answer.accepted());
    } else if (call instanceof ToolCall.FindSeries find) {
      text("every", Optional.of(find.every()));
    }
  }

  private void search(SlotQuery query) {
    text("service", Optional.of(query.service()));
    text("practitioner", query.practitioner());
    text("preferred", query.preferred());
    text("date", query.date());
    text("until", query.until());
    text("earliest", query.earliest());
    text("latest", query.latest());
    text("time", query.exact());
    arguments.put("limit", query.limit());
  }

  /** By its place among the offers; one that was found and not offered by its time. */
  private void hold(Slot slot) {
    int choice = situation.offers().indexOf(slot) + 1;
    if (choice > 0) {
      arguments.put("choice", choice);
      return;
    }
    LocalDateTime start = slot.start().atZone(catalogue.zone()).toLocalDateTime();
    text("service", Optional.of(slot.service()));
    text("practitioner", Optional.of(slot.practitioner()));
    text("date", Optional.of(start.toLocalDate()));
    text("time", Optional.of(start.toLocalTime()));
  }

  private void wish(WaitingWish wish) {
    text("service", Optional.of(wish.service()));
    text("practitioner", wish.practitioner());
    text("from", Optional.of(wish.from()));
    text("until", Optional.of(wish.until()));
    text("earliest", wish.earliest());
    text("latest", wish.latest());
  }

  private void reference(AppointmentId appointment) {
    situation.appointments().stream()
        .filter(one -> one.id().equals(appointment))
        .findFirst()
        .ifPresent(one -> arguments.put("reference", one.reference()));
  }

  private void text(String name, Optional<?> value) {
    value.ifPresent(one -> arguments.put(name, one.toString()));
  }

  private void said(String name, Optional<?> value) {
    value.ifPresent(one -> arguments.put(name, true));
  }
}
