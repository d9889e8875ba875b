package frontdesk.ops.tools;

import frontdesk.config.ToolSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.setup.Setup;

/**
 * What tools over HTTP are answered by. Given to the actor system when it is made, as the endpoints
 * are up before the node is. Any thread.
 */
public final class OpenTools extends Setup {
  private final ToolSettings bounds;
  private volatile Optional<Clinics> clinics = Optional.empty();

  /** The clinics of a node. */
  public interface Clinics {
    /** The clinic of this id, as it is now. */
    Optional<Catalogue> clinic(String id);

    /**
     * What is said, in writing.
     *
     * @param language IETF BCP 47 tag; where the clinic does not speak it, its own is
     */
    String text(Catalogue clinic, Phrase phrase, String language);

    /** Asks the clinic's ledger. */
    CompletionStage<LedgerProtocol.FreeSlots> slots(
        ClinicId clinic, SlotQuery query, Duration patience);
  }

  public OpenTools(ToolSettings bounds) {
    this.bounds = bounds;
  }

  /** From now on these clinics answer. */
  public void answeredBy(Clinics all) {
    clinics = Optional.of(all);
  }

  ToolSettings bounds() {
    return bounds;
  }

  /** Empty before the node has started. */
  Optional<Clinics> clinics() {
    return clinics;
  }
}
