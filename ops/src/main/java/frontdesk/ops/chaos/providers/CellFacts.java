package frontdesk.ops.chaos.providers;

import frontdesk.ops.provider.fake.SpokenText;
import frontdesk.protocol.audit.StoredEvent;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a call of the matrix once it is over.
 *
 * @param struck how often the fault was met
 * @param booked appointments of this call in the ledger
 * @param silence the longest time without an audible packet while an answer was owed
 * @param prompts what the node decided to say, in order
 * @param byVendor what the vendor's voice was asked to say, and how much of it there was
 * @param byEmbedded what the embedded voice was asked to say
 * @param events the call's journal
 * @param ending how the caller saw it end
 * @param slowest what the caller said before the longest wait, and how long that was
 */
public record CellFacts(
    int struck,
    int booked,
    Duration silence,
    List<String> prompts,
    List<SpokenText> byVendor,
    List<String> byEmbedded,
    List<StoredEvent> events,
    String ending,
    String slowest) {
  public CellFacts {
    prompts = List.copyOf(prompts);
    byVendor = List.copyOf(byVendor);
    byEmbedded = List.copyOf(byEmbedded);
    events = List.copyOf(events);
  }
}
