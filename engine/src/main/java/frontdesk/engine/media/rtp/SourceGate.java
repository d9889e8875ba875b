package frontdesk.engine.media.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose packets are heard and where ours go: symmetric RTP with a latch (RFC 4961 in
 * spirit, RFC 3550 A.1 for belief). Owned by one thread.
 */
public final class SourceGate {
  /*
   * Until somebody is heard we send to the signalled address. The first source believed (two packets
   * in sequence) is latched: a far end behind a translator, or with several addresses, sends from
   * elsewhere than it signalled. Once latched, another address gets in only
   *   - when it is the signalled one, which is always entitled;
   *   - after a new address was signalled;
   *   - when the latched source has been silent: briefly if the SSRC is the same (a translator that
   *     rebound), for relatchAfter otherwise.
   * Another SSRC from the latched address gets in when two packets in sequence come with none of the
   * old source between them. So one stray packet never steals a call, and nobody from an address
   * that may not send here ever does, however long the latched source is silent.
   */
  private static final long SAME_SSRC_SILENCE_NANOS = 200_000_000L;

  private final long relatchAfterNanos;
  private final Predicate<InetAddress> mayCome;
  private final SequenceValidator[] validators = {new SequenceValidator(), new SequenceValidator()};
  private int current;

  private @Nullable InetSocketAddress signalled;
  private @Nullable InetSocketAddress latched;
  private int ssrc;
  private long heardNanos;
  private boolean relearning;
  private long signalledNanos;

  private @Nullable SocketAddress candidate;
  private int candidateSsrc;

  /** What is to be done with a packet. */
  public enum Admission {
    /** Use it. */
    ADMITTED,
    /** Use it, and forget the timing of what came before. */
    ADMITTED_AFRESH,
    /** Drop it: too early to believe. */
    NOT_YET,
    /** Drop it: another source at the latched address while the old one still talks. */
    OTHER_SOURCE,
    /** Drop it: another address. */
    OTHER_ADDRESS
  }

  /**
   * @param relatchAfterNanos silence after which any believed source may take over
   * @param mayCome whether audio may come from this address though another one was signalled
   */
  public SourceGate(long relatchAfterNanos, Predicate<InetAddress> mayCome) {
    this.relatchAfterNanos = relatchAfterNanos;
    this.mayCome = mayCome;
  }

  /** The far end's address by SDP. The same address again changes nothing. */
  public void signal(@Nullable InetSocketAddress remote, long nowNanos) {
    if (remote != null && !remote.equals(signalled)) {
      signalled = remote;
      signalledNanos = nowNanos;
      relearning = latched != null;
      candidate = null;
    }
  }

  /** Where to send: the latched source, or what was signalled. */
  public @Nullable InetSocketAddress destination() {
    return latched == null || relearning ? signalled : latched;
  }

  /** Whether a packet comes from where we would send to. */
  public boolean isFarEnd(SocketAddress from) {
    return from.equals(latched) || from.equals(signalled);
  }

  /** Whether a packet comes from the source that is latched. */
  public boolean isCurrent(SocketAddress from, int source) {
    return latched != null && source == ssrc && from.equals(latched);
  }

  /** Judges a packet from this address. */
  public Admission admit(SocketAddress from, RtpHeader header, long nowNanos) {
    if (isCurrent(from, header.ssrc())) {
      return admitCurrent(header, nowNanos);
    }
    if (isForbidden(from)) {
      return Admission.OTHER_ADDRESS;
    }
    if (latched != null && !mayReplace(from, header.ssrc(), nowNanos)) {
      return from.equals(latched) ? Admission.OTHER_SOURCE : Admission.OTHER_ADDRESS;
    }
    return admitCandidate(from, header, nowNanos);
  }

  private Admission admitCurrent(RtpHeader header, long nowNanos) {
    SequenceValidator.Verdict verdict = validators[current].accept(header.sequence());
    switch (verdict) {
      case JUMP, PROBATION -> {
        return Admission.NOT_YET;
      }
      case IN_ORDER, MISORDERED, RESTARTED -> {
        heardNanos = nowNanos;
        // The old source goes on long after the new address was signalled: that is where it is.
        relearning = relearning && nowNanos - signalledNanos < relatchAfterNanos;
        candidate = relearning ? candidate : null;
        return verdict == SequenceValidator.Verdict.RESTARTED
            ? Admission.ADMITTED_AFRESH
            : Admission.ADMITTED;
      }
    }
    throw new AssertionError(verdict);
  }

  /** The signalled host may send from any of its ports: translators choose another one. */
  private boolean isForbidden(SocketAddress from) {
    InetAddress address = ((InetSocketAddress) from).getAddress();
    InetSocketAddress entitled = signalled;
    return (entitled == null || !address.equals(entitled.getAddress())) && !mayCome.test(address);
  }

  private boolean mayReplace(SocketAddress from, int newSsrc, long nowNanos) {
    if (from.equals(latched) || from.equals(signalled) || relearning) {
      return true;
    }
    long needed = newSsrc == ssrc ? SAME_SSRC_SILENCE_NANOS : relatchAfterNanos;
    return nowNanos - heardNanos >= needed;
  }

  private Admission admitCandidate(SocketAddress from, RtpHeader header, long nowNanos) {
    SequenceValidator validator = validators[1 - current];
    if (!from.equals(candidate) || header.ssrc() != candidateSsrc) {
      if (candidate != null && candidate.equals(signalled) && !from.equals(signalled)) {
        return Admission.OTHER_ADDRESS;
      }
      candidate = from;
      candidateSsrc = header.ssrc();
      validator.begin(header.sequence());
    }
    if (validator.accept(header.sequence()) == SequenceValidator.Verdict.PROBATION) {
      return Admission.NOT_YET;
    }
    boolean sameSource = latched != null && header.ssrc() == ssrc;
    latched = (InetSocketAddress) from;
    ssrc = header.ssrc();
    heardNanos = nowNanos;
    relearning = false;
    candidate = null;
    current = 1 - current;
    return sameSource ? Admission.ADMITTED : Admission.ADMITTED_AFRESH;
  }
}
