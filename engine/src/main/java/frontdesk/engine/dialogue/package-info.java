/**
 * The conversation as a pure function of recorded state and input; it imports no runtime, clock or
 * randomness.
 *
 * <p>IO flow: {@link frontdesk.protocol.dialogue.Input} &gt; {@link
 * frontdesk.engine.dialogue.Conversation#decide} &gt; {@link frontdesk.protocol.dialogue.Decision}s
 * (phrases by key, tools by number); {@link frontdesk.engine.dialogue.ConversationState} is what
 * the inputs and decisions so far add up to. {@link frontdesk.engine.dialogue.Turn} does both at
 * once.
 *
 * <p>A turn is read along these files: {@code Conversation} (which input), {@code Answers} (words
 * and keys), {@code Detours} (emergency, human, help and other wishes at any question), {@code
 * Wishes} and {@code Feasibility} (slots), {@code Replies} (yes, no, none), {@code ToolAnswers}
 * (what the ledger said), {@code Confirmation} (the one rule of agreement), {@code BookingFlow}
 * (the next step), {@code Persons} (whom it is for), {@code Further} (what else was wished in the
 * same breath), {@code Troubles}, {@code Fallback}, {@code Endings}; {@code Prompts}, {@code
 * Choices}, {@code Keys} and {@code Line} put it into phrases and keys.
 *
 * <table>
 * <caption>The transitions; {@code Phases} holds the same as data</caption>
 * <tr><th>from</th><th>when</th><th>to</th></tr>
 * <tr><td>START</td><td>the call is opened</td><td>GREETING</td></tr>
 * <tr><td>GREETING</td><td>something is understood</td><td>COLLECT_INFO</td></tr>
 * <tr><td>GREETING, COLLECT_INFO</td><td>silence, not understood, impossible</td><td>RETRY</td></tr>
 * <tr><td>RETRY</td><td>the same again, below the limit</td><td>RETRY, in other words</td></tr>
 * <tr><td>RETRY</td><td>something is understood</td><td>COLLECT_INFO</td></tr>
 * <tr><td>GREETING, COLLECT_INFO, RETRY, CONFIRM</td><td>a limit is reached, a tool gives no answer,
 * a human is wished</td><td>FALLBACK</td></tr>
 * <tr><td>COLLECT_INFO</td><td>a slot is held; name, number and, where asked, the note are settled</td><td>CONFIRM</td></tr>
 * <tr><td>CONFIRM</td><td>no, a correction, the hold expired</td><td>COLLECT_INFO</td></tr>
 * <tr><td>CONFIRM</td><td>unclear or silence, below the limit</td><td>CONFIRM, read back
 * shorter</td></tr>
 * <tr><td>CONFIRM</td><td>agreed, and the ledger says that it is booked</td><td>COMPLETE</td></tr>
 * <tr><td>FALLBACK</td><td>a new wish instead of a number to call back at</td><td>COLLECT_INFO</td></tr>
 * <tr><td>COMPLETE, FALLBACK</td><td>the last words are decided</td><td>END</td></tr>
 * <tr><td>any</td><td>emergency, goodbye, the caller is gone</td><td>END</td></tr>
 * </table>
 */
@NullMarked
package frontdesk.engine.dialogue;

import org.jspecify.annotations.NullMarked;
