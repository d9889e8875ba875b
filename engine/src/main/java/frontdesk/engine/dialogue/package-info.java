/**
 * The conversation as a pure function of recorded state and input.
 *
 * <p>IO flow: {@link frontdesk.protocol.dialogue.Input} &gt; {@link
 * frontdesk.engine.dialogue.Conversation#decide} &gt; {@link
 * frontdesk.protocol.dialogue.Decision}s; {@link frontdesk.engine.dialogue.ConversationState}
 * follows from both.
 */
@NullMarked
package frontdesk.engine.dialogue;

import org.jspecify.annotations.NullMarked;
