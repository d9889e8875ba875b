/**
 * What a call's media costs: many lines in this process, their callers in another one, every call
 * with speech of its own both ways, checked sample by sample where it is heard.
 *
 * <p><i>IO flow</i>: MediaFarEndCommand (callers) &harr; UDP &harr; the lines of MediaBench &rarr;
 * BenchEar (voice activity, SpeechChecker); the far end's FarCall &rarr; SpeechChecker, Pacing.
 */
@NullMarked
package frontdesk.ops.bench.media;

import org.jspecify.annotations.NullMarked;
