/**
 * The tools that a brain may ask for, printed from their declarations; and those of them that
 * anybody may use, over HTTP.
 *
 * <p>IO flow: {@code POST} &gt; {@link frontdesk.ops.tools.ToolRoutes} &gt; {@link
 * frontdesk.engine.dialogue.tools.OutsideCall} &gt; catalogue or ledger &gt; {@link
 * frontdesk.ops.tools.Answers}.
 */
@NullMarked
package frontdesk.ops.tools;

import org.jspecify.annotations.NullMarked;
