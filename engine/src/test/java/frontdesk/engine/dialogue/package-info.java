/** Tests of the conversation: scripted calls against a fake ledger, and random walks. */
@NullMarked
package frontdesk.engine.dialogue;

import org.jspecify.annotations.NullMarked;
