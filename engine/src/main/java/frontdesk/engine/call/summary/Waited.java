package frontdesk.engine.call.summary;

import frontdesk.protocol.booking.WaitingEntry;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.WaitingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody was put on the waiting list, or taken off it.
 *
 * @param wish what they wait for, or waited for
 */
public record Waited(Kind did, WaitingWish wish) {
  /** What was done. */
  public enum Kind {
    JOINED,
    LEFT
  }

  /** What these answers tell, in order; a place that is left was told of, or joined, before. */
  static List<Waited> of(List<ToolAnswer> answers) {
    Map<WaitingId, WaitingWish> known = new HashMap<>();
    List<Waited> all = new ArrayList<>();
    for (ToolAnswer answer : answers) {
      if (answer instanceof ToolAnswer.AppointmentsFound found) {
        for (WaitingEntry place : found.waiting().orElse(List.of())) {
          known.put(place.id(), place.wish());
        }
      } else if (answer instanceof ToolAnswer.WaitingListJoined joined) {
        known.put(joined.entry().id(), joined.entry().wish());
        all.add(new Waited(Kind.JOINED, joined.entry().wish()));
      } else if (answer instanceof ToolAnswer.WaitingListLeft left) {
        Optional.ofNullable(known.get(left.entry()))
            .ifPresent(wish -> all.add(new Waited(Kind.LEFT, wish)));
      }
    }
    return List.copyOf(all);
  }
}
