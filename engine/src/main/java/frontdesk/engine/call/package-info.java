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
 *
 * <p>Among several nodes: a call lives in a shard of the node that has room for it ({@link
 * frontdesk.engine.call.Slots}, {@link frontdesk.engine.call.Neighbours}), which need not be the
 * one that received its INVITE ({@link frontdesk.engine.call.CallRouter}); any node runs the
 * transactions of any call. When a node is lost, or leaves, sharding wakes its calls on others,
 * which re-INVITE in the recorded dialog, a few at a time ({@link
 * frontdesk.engine.call.TakeoverPace}); the new owner says so, and whoever still has the call's
 * line lets it go without a word ({@link frontdesk.engine.call.NodeLines}).
 */
@NullMarked
package frontdesk.engine.call;

import org.jspecify.annotations.NullMarked;
