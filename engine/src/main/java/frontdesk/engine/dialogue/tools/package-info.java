/**
 * The tools that a brain may ask for, each declared once as data: name, purpose, parameters with
 * meaning and bounds, result, where it may be used. The JSON schema for a language model, the
 * checking of raw arguments and the sentences of refusals are derived from the declaration. The
 * conversation's own calls are held against the same declarations ({@link
 * frontdesk.engine.dialogue.tools.DeclaredCall}), by one of its guardrails.
 *
 * <p>IO flow: name and JSON arguments &gt; {@link frontdesk.engine.dialogue.tools.ArgumentReader}
 * &gt; {@link frontdesk.engine.dialogue.tools.Proposing} &gt; {@link
 * frontdesk.protocol.dialogue.Proposal}, which the conversation's guardrails then judge like any
 * other; or a {@link frontdesk.engine.dialogue.tools.ToolRefusal}.
 */
@NullMarked
package frontdesk.engine.dialogue.tools;

import org.jspecify.annotations.NullMarked;
