/**
 * The settings of a node: one record per concern, each key read and checked once.
 *
 * <p>IO flow: file, environment and {@code reference.conf} &gt; {@link
 * frontdesk.config.SettingsLoader} &gt; {@link frontdesk.config.FrontdeskSettings}, or all problems
 * in one list; {@link frontdesk.config.Configuration} adds the catalogues.
 */
@NullMarked
package frontdesk.config;

import org.jspecify.annotations.NullMarked;
