/**
 * The receptionist in writing: a conversation at a terminal, and written conversations that judge
 * it.
 *
 * <p>What a caller does is words, or one of {@code { keys = "1#" }}, {@code { silence = true }},
 * {@code { after-words = 3, say = "..." }} for an interruption, {@code { hang-up = true }}, and
 * {@code { call-again = true }}: the call is cut off and the caller rings again at once, to be
 * asked whether to go on (answered under {@code resume}).
 *
 * <p>IO flow: file &gt; {@link frontdesk.ops.talk.TalkFileReader} &gt; {@link
 * frontdesk.ops.talk.TalkFile} &gt; {@link frontdesk.ops.talk.WrittenCaller} with a {@link
 * frontdesk.engine.call.TextCall} on a {@link frontdesk.ops.talk.WrittenClinic} of its own &gt;
 * {@link frontdesk.ops.talk.TalkJudge} &gt; differences.
 */
@NullMarked
package frontdesk.ops.talk;

import org.jspecify.annotations.NullMarked;
