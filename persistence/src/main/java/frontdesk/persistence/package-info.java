/**
 * Root of the persistence module: the journal's wiring and readers, keys, contents and the schema
 * of both databases.
 *
 * <p><b>IO flow:</b> entity &gt; Pekko persistence &gt; {@code journal} &gt; H2 file or PostgreSQL;
 * readers in {@code audit} and {@code call} &lt; JDBC; {@code privacy} &lt;&gt; the keys' own
 * database.
 */
@NullMarked
package frontdesk.persistence;

import org.jspecify.annotations.NullMarked;
