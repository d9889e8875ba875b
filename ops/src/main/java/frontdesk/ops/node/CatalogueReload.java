package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.config.catalogue.ProviderNames;
import frontdesk.config.check.Problem;
import frontdesk.protocol.id.ClinicId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the clinics' files again and works with them from then on, or names all that is wrong with
 * them and goes on as before. Calls that live keep what they began with; the ledger, which has no
 * calls, decides by the new ones. Blocks for as long as new sentences take to be spoken; one at a
 * time, any thread.
 */
final class CatalogueReload {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueReload.class);

  private final List<Path> files;
  private final ProviderNames providers;
  private final LiveCatalogues live;
  private final ClinicBook book;
  private final Speech speech;

  CatalogueReload(FrontdeskSettings settings, LiveCatalogues live, ClinicBook book, Speech speech) {
    this.files = settings.clinics();
    this.providers = settings.providers().names();
    this.live = live;
    this.book = book;
    this.speech = speech;
  }

  /** What a reading came to. */
  sealed interface Outcome {
    /** New calls work with the files as they are; these clinics' had changed, perhaps none. */
    record Applied(List<String> changed) implements Outcome {}

    /** Nothing was applied; never empty. */
    record Refused(List<Problem> problems) implements Outcome {}
  }

  /** Reads them again. */
  synchronized Outcome reload() {
    Catalogues.Outcome read = Catalogues.load(files, providers);
    if (read instanceof Catalogues.Refused refused) {
      return refuse(refused.problems());
    }
    Catalogues next = ((Catalogues.Loaded) read).catalogues();
    List<Problem> otherClinics = otherClinics(next);
    if (!otherClinics.isEmpty()) {
      return refuse(otherClinics);
    }
    List<Catalogue> changed =
        next.all().stream()
            .filter(loaded -> live.get().byHash(loaded.hash()).isEmpty())
            .map(CatalogueLoader.Loaded::catalogue)
            .toList();
    changed.forEach(speech::prepare);
    book.replace(next);
    live.replace(next);
    List<String> names = changed.stream().map(clinic -> clinic.id().value()).toList();
    LOG.info("the catalogues were read again; changed: {}", names);
    return new Outcome.Applied(names);
  }

  private static Outcome refuse(List<Problem> problems) {
    LOG.warn("the catalogues were read again and refused; the node goes on with those it has");
    problems.forEach(problem -> LOG.warn("{}", problem));
    return new Outcome.Refused(problems);
  }

  private List<Problem> otherClinics(Catalogues next) {
    Set<ClinicId> before = ids(live.get());
    Set<ClinicId> after = ids(next);
    List<Problem> problems = new ArrayList<>();
    for (ClinicId gone : before) {
      if (!after.contains(gone)) {
        problems.add(
            new Problem(
                "clinics",
                0,
                "id",
                "no clinic " + gone,
                "the clinics that the node started with",
                "put it back, or restart the node to be without it"));
      }
    }
    for (ClinicId added : after) {
      if (!before.contains(added)) {
        problems.add(
            new Problem(
                "clinics",
                0,
                "id",
                added.value(),
                "the clinics that the node started with",
                "take it out, or restart the node to answer for it"));
      }
    }
    return problems;
  }

  private static Set<ClinicId> ids(Catalogues catalogues) {
    Set<ClinicId> ids = new HashSet<>();
    catalogues.all().forEach(loaded -> ids.add(loaded.catalogue().id()));
    return ids;
  }
}
