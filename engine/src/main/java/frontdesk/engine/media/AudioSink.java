package frontdesk.engine.media;

import frontdesk.protocol.media.AudioFrame;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes the far end's audio, 20 ms at a time, beside what is being played to it.
 *
 * <p>Called on a media-loop thread once per tick, never holding the line's lock: no blocking, no
 * allocation if it can be helped. It may call the line's commands.
 */
public interface AudioSink {
  /**
   * One tick of both directions.
   *
   * @param inbound what the far end said; valid during the call only
   * @param played what went out in this tick, zeros if nothing did; valid during the call only
   * @param length samples in both, 160
   * @param positionSamples where the tick starts, in samples since the line opened
   * @param concealed whether the inbound samples are made up: loss, or no audio at all
   */
  void onFrame(
      short[] inbound, short[] played, int length, long positionSamples, boolean concealed);

  /** A sink that makes a frame of each tick's inbound audio; this one allocates. */
  static AudioSink ofFrames(Consumer<AudioFrame> frames) {
    return (inbound, played, length, positionSamples, concealed) ->
        frames.accept(new AudioFrame(positionSamples, Arrays.copyOf(inbound, length), concealed));
  }
}
