package frontdesk.engine.media;

import frontdesk.engine.media.playout.Clip;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a line is opened with and keeps for life.
 *
 * @param holding what it says while its owner gives no sign of life; an empty clip says nothing
 * @param orphanHook told when nobody owned the line for too long
 * @param recorder keeps both directions, or null
 * @param observer sees each inbound packet, or null
 * @param peer where the far end expects audio, which decides the family of our address; or null
 */
public record LineOpening(
    Clip holding,
    OrphanHook orphanHook,
    @Nullable LineRecorder recorder,
    @Nullable PacketObserver observer,
    @Nullable InetAddress peer) {

  /** A line without recorder and observer. */
  public static LineOpening of(Clip holding, OrphanHook orphanHook) {
    return new LineOpening(holding, orphanHook, null, null, null);
  }

  /** The same with a recorder. */
  public LineOpening withRecorder(LineRecorder lineRecorder) {
    return new LineOpening(holding, orphanHook, lineRecorder, observer, peer);
  }

  /** The same with an observer. */
  public LineOpening withObserver(PacketObserver packetObserver) {
    return new LineOpening(holding, orphanHook, recorder, packetObserver, peer);
  }

  /** The same towards a far end. */
  public LineOpening withPeer(@Nullable InetAddress farEnd) {
    return new LineOpening(holding, orphanHook, recorder, observer, farEnd);
  }
}
