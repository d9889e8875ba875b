/**
 * The receptionist in writing: a conversation at a terminal, and written conversations that judge
 * it.
 *
 * <p>IO flow: file &gt; {@link frontdesk.ops.talk.TalkFileReader} &gt; {@link
 * frontdesk.ops.talk.TalkFile} &gt; {@link frontdesk.ops.talk.WrittenCaller} with a {@link
 * frontdesk.engine.call.TextCall} on a {@link frontdesk.ops.talk.WrittenClinic} of its own &gt;
 * {@link frontdesk.ops.talk.TalkJudge} &gt; differences.
 */
@NullMarked
package frontdesk.ops.talk;

import org.jspecify.annotations.NullMarked;
