/**
 * Between words and meanings: what can be said now as a grammar, what was said as an understanding,
 * and what we say as words.
 *
 * <p>IO flow: Expectation + Catalogue &gt; {@link frontdesk.engine.speech.language.GrammarWriter}
 * &gt; Grammar &gt; (recognizer) &gt; Transcript &gt; {@link
 * frontdesk.engine.speech.language.Interpreter} &gt; Understanding &gt; (conversation) &gt; Phrases
 * &gt; {@link frontdesk.engine.speech.language.SpokenText} &gt; words for the synthesizer.
 *
 * <p>A sentence is cut before it is read: {@code AskedClauses} takes out what is asked about the
 * clinic, {@code Clauses} what is wished besides, and for whom.
 *
 * <p>Everything here is pure: no clock, no randomness, no I/O after loading; no state between
 * calls.
 */
@NullMarked
package frontdesk.engine.speech.language;

import org.jspecify.annotations.NullMarked;
