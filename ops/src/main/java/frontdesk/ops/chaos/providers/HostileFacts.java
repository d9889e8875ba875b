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
 * @param told all that the model was sent
 * @param secrets what neither it nor the caller may be told of somebody else
 * @param otherAsBefore whether the ledger has of them what it had before
 */
public record HostileFacts(
    long asked,
    long answered,
    CellFacts call,
    List<String> changes,
    List<String> told,
    List<Secret> secrets,
    boolean otherAsBefore) {
  public HostileFacts {
    told = List.copyOf(told);
    secrets = List.copyOf(secrets);
    changes = List.copyOf(changes);
  }

  Duration silence() {
    return call.silence();
  }
}
