package frontdesk.engine.provider.resilience;

import java.time.Duration;

/**
 * Bounds of one provider's gate.
 *
 * @param failures in a row after which it is left alone, 1 or more
 * @param shutFor for so long; then one attempt finds out whether it works again
 * @param refusedFor the same where it said that it will not, however often it is asked
 * @param limitedFor the same where it asks for less without saying for how long
 * @param longestPause what is obeyed of a longer Retry-After
 * @param atOnce attempts, or connections of calls, at a time; 1 or more
 * @param waiting that may wait for room; 0: none
 */
public record GateSettings(
    int failures,
    Duration shutFor,
    Duration refusedFor,
    Duration limitedFor,
    Duration longestPause,
    int atOnce,
    int waiting) {}
