package frontdesk.engine.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.rtp.SourceGate.Admission;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SourceGateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final InetSocketAddress SIGNALLED = address(1, 4_000);
  private static final InetSocketAddress REAL = address(2, 5_000);
  private static final InetSocketAddress STRAY = address(3, 6_000);

  private SourceGate gate = new SourceGate(2 * SECOND, address -> true);
  private final RtpHeader header = new RtpHeader();
  private long now = 10 * SECOND;

  private static InetSocketAddress address(int host, int port) {
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private Admission packet(InetSocketAddress from, int ssrc, int sequence) {
    ByteBuffer datagram = ByteBuffer.allocate(172);
    RtpHeader.write(datagram, false, 0, sequence, sequence * 160, ssrc);
    datagram.clear();
    assertThat(header.read(datagram)).isEqualTo(RtpHeader.Verdict.VALID);
    now += 20_000_000;
    return gate.admit(from, header, now);
  }

  private void latch() {
    gate.signal(SIGNALLED, now);
    assertThat(packet(REAL, 1, 10)).isEqualTo(Admission.NOT_YET);
    assertThat(gate.destination()).isEqualTo(SIGNALLED);
    assertThat(packet(REAL, 1, 11)).isEqualTo(Admission.ADMITTED_AFRESH);
    assertThat(gate.destination()).isEqualTo(REAL);
  }

  @Test
  void shouldNotBeStolenByStrayPackets() {
    latch();
    for (int i = 0; i < 200; i++) {
      assertThat(packet(STRAY, 9, i)).isEqualTo(Admission.OTHER_ADDRESS);
      assertThat(packet(REAL, 1, 12 + i)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(gate.destination()).isEqualTo(REAL);
  }

  @Test
  void shouldNeverTakeASourceThatMayNotSendHere() {
    // given: only what was signalled, and one more
    gate = new SourceGate(2 * SECOND, REAL.getAddress()::equals);
    gate.signal(SIGNALLED, now);
    for (int i = 0; i < 5; i++) {
      assertThat(packet(STRAY, 9, i)).isEqualTo(Admission.OTHER_ADDRESS);
    }
    latch();
    // when
    now += 10 * SECOND;
    // then: however long nobody else is heard
    for (int i = 0; i < 5; i++) {
      assertThat(packet(STRAY, 9, i)).isEqualTo(Admission.OTHER_ADDRESS);
    }
    assertThat(gate.destination()).isEqualTo(REAL);
  }

  @Test
  void shouldTakeAnotherPortOfTheSignalledHost() {
    // given
    gate = new SourceGate(2 * SECOND, address -> false);
    gate.signal(SIGNALLED, now);
    InetSocketAddress translated = address(1, 4_711);
    // when
    packet(translated, 1, 10);
    // then
    assertThat(packet(translated, 1, 11)).isEqualTo(Admission.ADMITTED_AFRESH);
    assertThat(gate.destination()).isEqualTo(translated);
  }

  @Test
  void shouldTakeAnotherSourceAfterLongSilence() {
    latch();
    now += 2 * SECOND;
    assertThat(packet(STRAY, 9, 1)).isEqualTo(Admission.NOT_YET);
    assertThat(gate.destination()).isEqualTo(REAL);
    assertThat(packet(STRAY, 9, 2)).isEqualTo(Admission.ADMITTED_AFRESH);
    assertThat(gate.destination()).isEqualTo(STRAY);
  }

  @Test
  void shouldFollowTheSameSourceToItsNewAddressSoon() {
    latch();
    now += SECOND / 4;
    assertThat(packet(STRAY, 1, 24)).isEqualTo(Admission.NOT_YET);
    assertThat(packet(STRAY, 1, 25)).isEqualTo(Admission.ADMITTED);
    assertThat(gate.destination()).isEqualTo(STRAY);
  }

  @Test
  void shouldAlwaysAdmitTheSignalledAddress() {
    latch();
    packet(SIGNALLED, 4, 1);
    assertThat(packet(SIGNALLED, 4, 2)).isEqualTo(Admission.ADMITTED_AFRESH);
    assertThat(packet(REAL, 1, 12)).isEqualTo(Admission.OTHER_ADDRESS);
  }

  @Test
  void shouldSendToANewlySignalledAddressAndBelieveItsSource() {
    latch();
    // when
    gate.signal(STRAY, now);
    // then
    assertThat(gate.destination()).isEqualTo(STRAY);
    assertThat(packet(REAL, 1, 12)).isEqualTo(Admission.ADMITTED);
    packet(STRAY, 2, 1);
    assertThat(packet(STRAY, 2, 2)).isEqualTo(Admission.ADMITTED_AFRESH);
    assertThat(packet(REAL, 1, 13)).isEqualTo(Admission.OTHER_ADDRESS);
  }

  @Test
  void shouldReturnToTheOldSourceThatGoesOn() {
    latch();
    gate.signal(STRAY, now);
    for (int i = 0; i < 110; i++) {
      packet(REAL, 1, 12 + i);
    }
    assertThat(gate.destination()).isEqualTo(REAL);
  }

  @Test
  void shouldChangeToANewSsrcOnlyWhenTheOldOneIsQuiet() {
    latch();
    for (int i = 0; i < 50; i++) {
      assertThat(packet(REAL, 2, i)).isEqualTo(Admission.NOT_YET);
      assertThat(packet(REAL, 1, 12 + i)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(packet(REAL, 2, 50)).isEqualTo(Admission.NOT_YET);
    assertThat(packet(REAL, 2, 51)).isEqualTo(Admission.ADMITTED_AFRESH);
  }

  @Test
  void shouldBelieveAJumpAtTheSecondPacket() {
    latch();
    assertThat(packet(REAL, 1, 30_000)).isEqualTo(Admission.NOT_YET);
    assertThat(packet(REAL, 1, 30_001)).isEqualTo(Admission.ADMITTED_AFRESH);
  }
}
