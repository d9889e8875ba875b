package frontdesk.ops.firstcall.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller has received, and what can be measured of it. Immutable. */
public final class RawAudio {
  /** Louder than any hiss, quieter than any word. */
  private static final double AUDIBLE = 150;

  private final List<RawPacket> packets;

  RawAudio(List<RawPacket> packets) {
    this.packets = List.copyOf(packets);
  }

  /** How many packets. */
  public int size() {
    return packets.size();
  }

  /** What came after this System.nanoTime. */
  public RawAudio since(long nanos) {
    return new RawAudio(packets.stream().filter(packet -> packet.at() - nanos > 0).toList());
  }

  /** What came before this System.nanoTime. */
  public RawAudio until(long nanos) {
    return new RawAudio(packets.stream().filter(packet -> packet.at() - nanos <= 0).toList());
  }

  /** How much of it can be heard as more than hiss. */
  public Duration audible() {
    long samples =
        packets.stream().filter(RawAudio::isAudible).mapToLong(RawPacket::sampleCount).sum();
    return Duration.ofMillis(samples / 8);
  }

  private static boolean isAudible(RawPacket packet) {
    return packet.loudness() > AUDIBLE;
  }

  /** How long after this System.nanoTime the first audible packet came. */
  public Optional<Duration> firstAudibleAfter(long nanos) {
    return packets.stream()
        .filter(packet -> packet.at() - nanos > 0 && isAudible(packet))
        .findFirst()
        .map(packet -> Duration.ofNanos(packet.at() - nanos));
  }

  /** How long nothing audible has come, as of now; as long as anything where nothing ever did. */
  public Duration quietFor() {
    return packets.stream()
        .filter(RawAudio::isAudible)
        .reduce((first, second) -> second)
        .map(packet -> Duration.ofNanos(System.nanoTime() - packet.at()))
        .orElse(Duration.ofDays(1));
  }

  /** The longest time in which only hiss came. */
  public Duration longestSilence() {
    long longest = 0;
    long silent = 0;
    for (RawPacket packet : packets) {
      silent = isAudible(packet) ? 0 : silent + packet.sampleCount();
      longest = Math.max(longest, silent);
    }
    return Duration.ofMillis(longest / 8);
  }

  /** The longest time between two packets. */
  public Duration longestGap() {
    long longest = 0;
    for (int i = 1; i < packets.size(); i++) {
      longest = Math.max(longest, packets.get(i).at() - packets.get(i - 1).at());
    }
    return Duration.ofNanos(longest);
  }

  /** The payload types that came, in the order of their first packets. */
  public List<Integer> payloadTypes() {
    return packets.stream().map(RawPacket::payloadType).distinct().collect(Collectors.toList());
  }

  /** How many streams there were. */
  public long sources() {
    return packets.stream().mapToInt(RawPacket::ssrc).distinct().count();
  }

  /** All its samples, one after the other. */
  public short[] samples() {
    int length = packets.stream().mapToInt(RawPacket::sampleCount).sum();
    short[] all = new short[length];
    int at = 0;
    for (RawPacket packet : packets) {
      System.arraycopy(packet.samples(), 0, all, at, packet.sampleCount());
      at += packet.sampleCount();
    }
    return all;
  }
}
