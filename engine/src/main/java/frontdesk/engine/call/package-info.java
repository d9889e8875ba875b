/**
 * The call: a sharded persistent actor for each live call, and its stages.
 *
 * <p>IO flow: {@code line (media loop) > voice activity > RecognizerStage > Transcript >
 * interpreter > Input > one atomic write of input and decisions > effects: SynthesizerStage > line,
 * ToolDesk > ledger, Signaling > SIP}. Nothing but content-free sound leaves before the write.
 *
 * <p>States of a live call, one method each in {@link frontdesk.engine.call.CallActor}: {@code
 * RINGING > LISTENING > PROCESSING > SPEAKING > ... > ENDED}; barge-in goes from SPEAKING to
 * LISTENING.
 */
@NullMarked
package frontdesk.engine.call;

import org.jspecify.annotations.NullMarked;
