package frontdesk.ops.node;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.ops.tools.OpenTools;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The clinics of a node, for tools over HTTP. Any thread. */
record NodeTools(
    Supplier<Catalogues> catalogues,
    Function<ClinicId, ToolDesk.Desk<LedgerProtocol.Command>> ledgers)
    implements OpenTools.Clinics {

  @Override
  public Optional<Catalogue> clinic(String id) {
    return catalogues.get().all().stream()
        .map(CatalogueLoader.Loaded::catalogue)
        .filter(catalogue -> catalogue.id().value().equals(id))
        .findFirst();
  }

  /** Nothing of a patient is in a phrase that anybody may hear: there is no key to open it with. */
  @Override
  public String text(Catalogue clinic, Phrase phrase, String language) {
    return new OpenedWords(Optional.empty(), Optional.of(clinic), ClinicBook.texts(clinic).byKey())
        .said(List.of(phrase), language);
  }

  @Override
  public CompletionStage<LedgerProtocol.FreeSlots> slots(
      ClinicId clinic, SlotQuery query, Duration patience) {
    return ledgers
        .apply(clinic)
        .ask(replyTo -> new LedgerProtocol.FindFree(query, replyTo), patience);
  }
}
