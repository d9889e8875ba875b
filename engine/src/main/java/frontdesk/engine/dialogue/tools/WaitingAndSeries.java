package frontdesk.engine.dialogue.tools;

import frontdesk.engine.dialogue.Situation;
import frontdesk.engine.dialogue.tools.ArgumentReader.Arguments;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;

/** What the tools of the waiting list and of series become, from what the call holds. Pure. */
record WaitingAndSeries(Situation situation) {

  /** The call; empty where the call of the caller holds nothing that it could be about. */
  Optional<ToolCall> propose(Tool tool, Arguments given) {
    return switch (tool.name()) {
      case "join_waiting_list" ->
          situation.identified().map(who -> new ToolCall.JoinWaitingList(who, wish(given)));
      case "leave_waiting_list" ->
          situation.place().map(place -> new ToolCall.LeaveWaitingList(place.id()));
      case "answer_offer" ->
          situation
              .freed()
              .map(
                  offer ->
                      new ToolCall.AnswerOffer(
                          offer.entry(),
                          offer.slot(),
                          given.isTrue("accepted"),
                          situation.instead().filter(old -> given.isTrue("accepted"))));
      case "find_series" ->
          situation
              .booked()
              .map(
                  first ->
                      new ToolCall.FindSeries(first.id(), given.needed("every", Period.class)));
      default ->
          situation
              .booked()
              .filter(first -> !situation.series().isEmpty())
              .map(first -> new ToolCall.BookSeries(first.id(), situation.series()));
    };
  }

  /** What is missing where nothing comes of one. */
  static Code missing(Tool tool) {
    return switch (tool.name()) {
      case "join_waiting_list" -> Code.NOT_IDENTIFIED;
      case "leave_waiting_list" -> Code.NOT_WAITING;
      case "find_series" -> Code.NO_SUCH_APPOINTMENT;
      default -> Code.NOT_OFFERED;
    };
  }

  private static WaitingWish wish(Arguments given) {
    return new WaitingWish(
        given.needed("service", ServiceId.class),
        given.get("practitioner", PractitionerId.class),
        given.needed("from", LocalDate.class),
        given.needed("until", LocalDate.class),
        given.get("earliest", LocalTime.class),
        given.get("latest", LocalTime.class));
  }
}
