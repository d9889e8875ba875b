package frontdesk.engine.speech.language;

/**
 * Something read from a sentence.
 *
 * @param end the place of the first word after it
 */
record Found<T>(T value, int end) {}
