/**
 * One resilience for all providers: gates before each of them, deadlines, and for each port one
 * class that falls back over an ordered list.
 *
 * <p>IO flow: {@code call > Fallback… (Course: who is tried next) > Gate (may it be asked?) >
 * provider > first answer wins > call}; every attempt is told to {@link
 * frontdesk.engine.provider.resilience.Attempts}. Nothing here blocks: what happens to one
 * utterance, text or answer happens one after another ({@code Serial}), on whichever thread brings
 * it.
 */
@NullMarked
package frontdesk.engine.provider.resilience;

import org.jspecify.annotations.NullMarked;
