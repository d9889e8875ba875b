/**
 * Who is speaking: voice activity, the end of a turn, and whether the caller interrupts.
 *
 * <p><i>IO flow:</i> 20 ms of inbound samples and of what was played {@literal >} FrameMeter
 * {@literal >} NoiseFloor, EchoGauge {@literal >} VoiceActivity {@literal >} VoiceListener (media
 * loop) {@literal >} UtteranceFeed {@literal >} AudioFrames (any one other thread).
 */
@NullMarked
package frontdesk.engine.speech.activity;

import org.jspecify.annotations.NullMarked;
