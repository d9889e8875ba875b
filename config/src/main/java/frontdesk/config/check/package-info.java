/**
 * Reading a configuration file so that every problem in it is found and reported at once.
 *
 * <p>IO flow: HOCON text &gt; {@link frontdesk.config.check.Section} (typed reads, each key once)
 * &gt; values for a record, and {@link frontdesk.config.check.Problems}.
 */
@NullMarked
package frontdesk.config.check;

import org.jspecify.annotations.NullMarked;
