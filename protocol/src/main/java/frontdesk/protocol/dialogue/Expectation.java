package frontdesk.protocol.dialogue;

import frontdesk.protocol.booking.Slot;
import java.util.List;
import java.util.Map;

/**
 * What can be said or pressed now.
 *
 * @param question what was asked
 * @param offers the slots offered, in the order spoken; "the second one" means the second
 * @param keys what each key means here, for interpretation and for "press 1"
 * @param language IETF BCP 47 tag that is listened for
 */
public record Expectation(
    Question question, List<Slot> offers, Map<Character, KeyMeaning> keys, String language) {
  public Expectation {
    offers = List.copyOf(offers);
    keys = Map.copyOf(keys);
  }
}
