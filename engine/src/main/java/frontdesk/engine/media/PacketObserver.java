package frontdesk.engine.media;

/**
 * Sees each admitted audio packet as it arrives: for measuring what a caller hears.
 *
 * <p>Called on a media-loop thread, holding the line's lock: no blocking, no calls to the line.
 */
@FunctionalInterface
public interface PacketObserver {
  /**
   * An audio packet.
   *
   * @param arrivalNanos the loop's nanosecond clock, within about a millisecond
   * @param sequence RTP sequence number
   * @param timestamp RTP timestamp
   * @param samples length of its audio
   * @param level root mean square of its samples, 0 to 32,767
   */
  void onPacket(long arrivalNanos, int sequence, int timestamp, int samples, int level);
}
