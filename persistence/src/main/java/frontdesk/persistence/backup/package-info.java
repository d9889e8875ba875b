/**
 * Copies of the embedded store: made while calls run, and put back where there is none.
 *
 * <p>IO flow: open H2 databases &gt; {@link frontdesk.persistence.backup.StoreBackup} &gt; two zip
 * files &gt; {@link frontdesk.persistence.backup.StoreRestore} &gt; the files of a store.
 */
@NullMarked
package frontdesk.persistence.backup;

import org.jspecify.annotations.NullMarked;
