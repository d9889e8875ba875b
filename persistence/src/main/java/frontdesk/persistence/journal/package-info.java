/**
 * Opens the journal's database, migrates its schema and tells Pekko to write there.
 *
 * <p><b>IO flow:</b> settings &gt; {@link frontdesk.persistence.journal.OpenDatabase} (Flyway, own
 * pool) and {@link frontdesk.persistence.journal.JournalConfig} (Pekko's pool) &gt; the same H2
 * file or PostgreSQL schema.
 */
@NullMarked
package frontdesk.persistence.journal;

import org.jspecify.annotations.NullMarked;
