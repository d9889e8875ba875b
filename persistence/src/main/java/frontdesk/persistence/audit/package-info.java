/**
 * Reads and checks what the journal holds: stored JSON, hashes of events, contents by hash.
 *
 * <p><b>IO flow:</b> journal rows &gt; {@code StoredJson} &gt; events &gt; verifier and readers.
 */
@NullMarked
package frontdesk.persistence.audit;

import org.jspecify.annotations.NullMarked;
