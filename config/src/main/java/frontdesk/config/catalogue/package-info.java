/**
 * The clinic catalogue: what a clinic offers, who works there, when, and what it wants said.
 *
 * <p>IO flow: HOCON file &gt; {@code CatalogueLoader} (all problems at once) &gt; {@link
 * frontdesk.config.catalogue.Catalogue} &gt; canonical text &gt; stored once by hash.
 */
@NullMarked
package frontdesk.config.catalogue;

import org.jspecify.annotations.NullMarked;
