package frontdesk.ops.chaos.providers;

import java.time.Duration;
import java.util.List;

/**
 * What is known of a call with a hostile model once it is over.
 *
 * @param asked how often the model was asked
 * @param answered tokens that its vendor has made, by its own count
 * @param call the rest
 * @param changes what the ledger wrote in this call beside holds and the one appointment, by name
 */
public record HostileFacts(long asked, long answered, CellFacts call, List<String> changes) {
  public HostileFacts {
    changes = List.copyOf(changes);
  }

  Duration silence() {
    return call.silence();
  }
}
