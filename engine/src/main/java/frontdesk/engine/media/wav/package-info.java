/**
 * WAV files: read, written, and the stereo recording of a call.
 *
 * <p><i>IO flow</i>: the line's tick &rarr; CallRecorder &rarr; RecordingThread &rarr; WavWriter
 * &rarr; file.
 */
@NullMarked
package frontdesk.engine.media.wav;

import org.jspecify.annotations.NullMarked;
