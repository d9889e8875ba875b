package frontdesk.engine.sip.sdp;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Offers and answers for one G.711 audio stream (RFC 3264); pure, any thread. The first live audio
 * stream with a codec of ours is taken, every other m-line is declined with port 0. Media is never
 * sent to multicast or unspecified addresses, to names, and to loopback only where the allowed
 * networks hold it; a socket of one address family reaches nobody of the other.
 */
public final class OfferAnswer {
  private static final int MIN_PTIME_MS = 10;
  private static final int MAX_PTIME_MS = 60;
  private static final int DEFAULT_PTIME_MS = 20;
  private static final int LOWEST_PORT = 1024;

  private final List<Network> allowed;

  /** Takes the networks that may call; media goes to loopback addresses only if they are in one. */
  public OfferAnswer(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Whether this address lies in the networks that may call. Any thread. */
  public boolean allows(InetAddress address) {
    return Network.anyContains(allowed, address);
  }

  /** Answers the peer's offer; {@code last} is what we sent before in this dialog. */
  public Negotiation answer(SessionDescription offer, LocalMedia local, LocalDescription last) {
    Negotiation.Reason worst = Negotiation.Reason.NO_AUDIO;
    for (int index = 0; index < offer.media().size(); index++) {
      MediaDescription media = offer.media().get(index);
      if (!media.isLiveAudio()) {
        continue;
      }
      Optional<RtpMap> chosen = chooseOffered(media, local);
      if (chosen.isEmpty()) {
        worst = Negotiation.Reason.NO_CODEC;
        continue;
      }
      OptionalInt event = telephoneEvent(media);
      Optional<Negotiation.Reason> refusal = refusal(media, local);
      if (refusal.isPresent()) {
        return new Negotiation.Refused(refusal.get());
      }
      Direction direction = ourDirection(media, local);
      MediaSession session =
          session(media, codecOf(chosen.get()), new PayloadTypes(chosen.get(), event), direction);
      return new Negotiation.Agreed(
          session, last.next(local.address(), SdpWriter.answer(offer, index, local, session)));
    }
    return new Negotiation.Refused(worst);
  }

  /** Makes our offer. */
  public LocalDescription offer(LocalMedia local, LocalDescription last) {
    return last.next(local.address(), SdpWriter.offer(local, last));
  }

  /** Takes the peer's answer to our offer, which was made from the same local media. */
  public Negotiation accept(SessionDescription answer, LocalMedia local, LocalDescription offered) {
    List<String> ourLines = offered.mediaLines();
    if (answer.media().size() != ourLines.size()) {
      return new Negotiation.Refused(Negotiation.Reason.ANSWER_MISMATCH);
    }
    int live = 0;
    while (live < ourLines.size() - 1 && LocalDescription.isDeclined(ourLines.get(live))) {
      live++;
    }
    MediaDescription media = answer.media().get(live);
    if (!media.isLiveAudio()) {
      return new Negotiation.Refused(Negotiation.Reason.NO_AUDIO);
    }
    Optional<RtpMap> chosen = chooseOffered(media, local);
    if (chosen.isEmpty()) {
      return new Negotiation.Refused(Negotiation.Reason.NO_CODEC);
    }
    Optional<Negotiation.Reason> refusal = refusal(media, local);
    if (refusal.isPresent()) {
      return new Negotiation.Refused(refusal.get());
    }
    Codec codec = codecOf(chosen.get());
    OptionalInt theirs = telephoneEvent(media);
    OptionalInt ours =
        theirs.isPresent() ? OptionalInt.of(local.telephoneEvent()) : OptionalInt.empty();
    // The peer numbers what it wants to receive; we numbered what we receive (RFC 3264 6.1).
    PayloadTypes types =
        new PayloadTypes(chosen.get().payloadType(), codec.payloadType(), theirs, ours);
    MediaSession session = session(media, codec, types, ourDirection(media, local));
    return new Negotiation.Agreed(session, offered);
  }

  private record PayloadTypes(int send, int receive, OptionalInt sendEvent, OptionalInt gotEvent) {
    /** An answer uses the offer's numbers in both directions. */
    PayloadTypes(RtpMap chosen, OptionalInt event) {
      this(chosen.payloadType(), chosen.payloadType(), event, event);
    }
  }

  private static MediaSession session(
      MediaDescription media, Codec codec, PayloadTypes types, Direction direction) {
    return new MediaSession(
        media.address(),
        media.port(),
        codec,
        types.send(),
        types.receive(),
        types.sendEvent(),
        types.gotEvent(),
        packetTime(media),
        direction,
        !media.direction().receives() || isUnspecified(media.address()));
  }

  /** The offerer's first codec that is ours: it listed them by preference. */
  private static Optional<RtpMap> chooseOffered(MediaDescription media, LocalMedia local) {
    return media.payloadTypes().stream()
        .flatMap(payloadType -> media.rtpMap(payloadType).stream())
        .filter(map -> map.clockHz() == 8000 && map.channels() == 1)
        .filter(
            map -> Codec.ofEncoding(map.encoding()).filter(local.codecs()::contains).isPresent())
        .findFirst();
  }

  private static Codec codecOf(RtpMap map) {
    return Codec.ofEncoding(map.encoding()).orElseThrow();
  }

  private static OptionalInt telephoneEvent(MediaDescription media) {
    return media.payloadTypes().stream()
        .flatMap(payloadType -> media.rtpMap(payloadType).stream())
        .filter(RtpMap::isTelephoneEvent)
        .mapToInt(RtpMap::payloadType)
        .findFirst();
  }

  /** Address 0.0.0.0 is the old way to hold (RFC 3264 8.4): the peer receives nothing there. */
  private static Direction ourDirection(MediaDescription media, LocalMedia local) {
    Direction theirs = media.direction();
    if (isUnspecified(media.address())) {
      theirs = theirs.limitedTo(Direction.SENDONLY);
    }
    return theirs.mirrored().limitedTo(local.direction());
  }

  private static Duration packetTime(MediaDescription media) {
    int wanted = media.ptimeMs().orElse(DEFAULT_PTIME_MS);
    int most = Math.min(MAX_PTIME_MS, media.maxPtimeMs().orElse(MAX_PTIME_MS));
    return Duration.ofMillis(Math.max(MIN_PTIME_MS, Math.min(wanted, most)));
  }

  private Optional<Negotiation.Reason> refusal(MediaDescription media, LocalMedia local) {
    if (media.maxPtimeMs().orElse(MAX_PTIME_MS) < MIN_PTIME_MS) {
      return Optional.of(Negotiation.Reason.PACKET_TIME);
    }
    if (isUnspecified(media.address())) {
      return Optional.empty();
    }
    Optional<InetAddress> address = IpLiteral.parse(media.address());
    boolean usable =
        address.isPresent()
            && isV6(media.address()) == isV6(local.address())
            && !address.get().isMulticastAddress()
            && !address.get().isLinkLocalAddress()
            && !IpLiteral.bare(address.get()).equals("255.255.255.255")
            && (!address.get().isLoopbackAddress() || Network.anyContains(allowed, address.get()))
            && media.port() >= LOWEST_PORT;
    return usable ? Optional.empty() : Optional.of(Negotiation.Reason.ADDRESS_REFUSED);
  }

  private static boolean isV6(String address) {
    return address.indexOf(':') >= 0;
  }

  private static boolean isUnspecified(String address) {
    return IpLiteral.parse(address).map(InetAddress::isAnyLocalAddress).orElse(false);
  }
}
