package frontdesk.engine.provider.voice;

import java.time.Duration;

/**
 * The bounds of one vendor's voice.
 *
 * @param firstAudioWithin from the text to its first audio, waiting for a free place included
 * @param gap between two pieces of audio, and after the last one until its end is told
 * @param maxAudio of one text; what makes more is broken
 * @param maxTextLength characters of one text; longer is refused
 * @param texts at once: on one socket where the vendor takes several there, else at the vendor
 * @param sockets at once, where texts share sockets
 * @param waiting texts that may wait for a free place; further ones are BUSY
 * @param idleClose a socket that carried nothing for so long is closed: shorter than the vendor's
 *     own patience, so that no text meets a socket that is just being closed
 */
public record VoiceBounds(
    Duration firstAudioWithin,
    Duration gap,
    Duration maxAudio,
    int maxTextLength,
    int texts,
    int sockets,
    int waiting,
    Duration idleClose) {
  public VoiceBounds {
    if (texts < 1 || sockets < 1 || waiting < 0 || maxTextLength < 1) {
      throw new IllegalArgumentException(
          "texts, sockets and text length must be 1 or more, waiting texts 0 or more");
    }
  }
}
