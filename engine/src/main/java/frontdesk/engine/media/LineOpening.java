package frontdesk.engine.media;

import frontdesk.engine.media.playout.Clip;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a line is opened with and keeps for life.
 *
 * @param holding what it says while its owner gives no sign of life; an empty clip says nothing
 * @param orphanHook told when nobody owned the line for too long
 * @param recorder keeps both directions, or null
 * @param observer sees each inbound packet, or null
 * @param peer where the far end expects audio, which decides the family of our address; or null
 * @param strangers whether audio may come from this address though another one was signalled; asked
 *     on the media loop's thread
 */
public record LineOpening(
    Clip holding,
    OrphanHook orphanHook,
    @Nullable LineRecorder recorder,
    @Nullable PacketObserver observer,
    @Nullable InetAddress peer,
    Predicate<InetAddress> strangers) {

  /** A line without recorder and observer, which takes audio from wherever it comes. */
  public static LineOpening of(Clip holding, OrphanHook orphanHook) {
    return new LineOpening(holding, orphanHook, null, null, null, address -> true);
  }

  /** The same with a recorder. */
  public LineOpening withRecorder(LineRecorder lineRecorder) {
    return new LineOpening(holding, orphanHook, lineRecorder, observer, peer, strangers);
  }

  /** The same with an observer. */
  public LineOpening withObserver(PacketObserver packetObserver) {
    return new LineOpening(holding, orphanHook, recorder, packetObserver, peer, strangers);
  }

  /** The same towards a far end. */
  public LineOpening withPeer(@Nullable InetAddress farEnd) {
    return new LineOpening(holding, orphanHook, recorder, observer, farEnd, strangers);
  }

  /** The same where audio from other addresses than the signalled one is taken from these only. */
  public LineOpening withStrangers(Predicate<InetAddress> allowed) {
    return new LineOpening(holding, orphanHook, recorder, observer, peer, allowed);
  }
}
