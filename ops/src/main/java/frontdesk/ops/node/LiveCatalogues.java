package frontdesk.ops.node;

import frontdesk.config.catalogue.Catalogues;
import java.util.function.Supplier;

/** The catalogues of a node as they are now; always of the same clinics. Any thread. */
final class LiveCatalogues implements Supplier<Catalogues> {
  private volatile Catalogues now;

  LiveCatalogues(Catalogues atStart) {
    now = atStart;
  }

  @Override
  public Catalogues get() {
    return now;
  }

  void replace(Catalogues next) {
    now = next;
  }
}
