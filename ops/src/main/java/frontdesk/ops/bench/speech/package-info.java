/**
 * The benchmark {@code speech}: how often the embedded recognizers are right, wrong, and rightly
 * deaf, over telephone audio made from a corpus of sentences by several voices.
 *
 * <p><i>IO flow:</i> corpus {@literal >} voice programs {@literal >} telephone band, noise, mu-law
 * {@literal >} recognizer with the question's grammar {@literal >} interpreter {@literal >} verdict
 * {@literal >} tally.
 */
@NullMarked
package frontdesk.ops.bench.speech;

import org.jspecify.annotations.NullMarked;
