/**
 * The other brain: a language model that is asked where the rules leave a caller's words open, and
 * only proposes. All of it is pure but {@link frontdesk.engine.call.brain.NodeLoad}; {@code
 * engine.call} asks the model and writes what comes of it.
 *
 * <p>IO flow: words that the rules read &gt; {@link frontdesk.engine.call.brain.BrainGate} &gt;
 * {@link frontdesk.engine.call.brain.BrainTurn} &gt; {@link
 * frontdesk.engine.call.brain.BrainPrompt} &gt; the model's pieces &gt; {@link
 * frontdesk.engine.call.brain.BrainTurn.Step}: an input of the conversation ({@code Heard} with
 * what a brain made of the words, or {@code Proposed}), which refuses it or follows it; further
 * sentences of the same answer follow one by one.
 */
@NullMarked
package frontdesk.engine.call.brain;

import org.jspecify.annotations.NullMarked;
