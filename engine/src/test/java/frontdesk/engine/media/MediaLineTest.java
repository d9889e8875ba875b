package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import frontdesk.engine.media.playout.AudioStream;
import frontdesk.engine.media.playout.PlayedPart;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.G711Law;
import frontdesk.protocol.media.TelephoneKey;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MediaLineTest {
  private static final int PCMA = 8;

  private static void say(LineFixture fixture, int packets) {
    for (int i = 0; i < packets; i++) {
      fixture.send(PCMA, 100 + i, 8_000 + 160 * i, 77, LineFixture.payload(160, 9_000));
      fixture.ticks(1);
    }
  }

  @Test
  void shouldSendWithoutGapWhileNothingIsSaid() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // when
      fixture.ticks(50);
      // then
      assertThat(fixture.received).hasSize(50);
      for (int i = 1; i < 50; i++) {
        var packet = fixture.received.get(i);
        var before = fixture.received.get(i - 1);
        assertThat(packet.sequence()).isEqualTo((before.sequence() + 1) & 0xFFFF);
        assertThat(packet.timestamp()).isEqualTo(before.timestamp() + 160);
        assertThat(packet.marker()).isFalse();
      }
      assertThat(fixture.received.get(0).marker()).isTrue();
      assertThat(LineFixture.loudest(fixture.receivedAudio(), 0, 8_000)).isBetween(1, 32);
    }
  }

  @Test
  void shouldSendNothingBeforeItIsConfigured() {
    try (var fixture = new LineFixture(LineFixture.clip(800))) {
      // when
      fixture.line.attach(1, fixture.listener, null);
      fixture.ticks(200);
      // then
      assertThat(fixture.received).isEmpty();
    }
  }

  @Test
  void shouldHearTheFarEndBesideWhatIsPlayed() {
    List<AudioFrame> frames = new ArrayList<>();
    List<Integer> played = new ArrayList<>();
    AudioSink toFrames = AudioSink.ofFrames(frames::add);
    AudioSink sink =
        (in, out, length, at, concealed) -> {
          toFrames.onFrame(in, out, length, at, concealed);
          played.add(LineFixture.loudest(out, 0, length));
        };
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(sink)) {
      // given
      fixture.line.play(1, 5, LineFixture.clip(800));
      // when
      say(fixture, 20);
      // then
      assertThat(frames).hasSize(20);
      assertThat(frames.get(19).positionSamples()).isEqualTo(19 * 160L);
      assertThat(LineFixture.loudest(frames.get(19).samples(), 0, 160)).isGreaterThan(8_000);
      assertThat(frames.get(19).concealed()).isFalse();
      assertThat(frames.get(0).concealed()).isTrue();
      assertThat(played.subList(0, 5)).allMatch(level -> level > 7_000);
      assertThat(played.subList(5, 20)).allMatch(level -> level < 32);
      assertThat(fixture.told)
          .contains("inbound started", "playing 5", "played 5 800 true")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSayExactlyHowMuchWasSentWhenFlushed() {
    for (int ptime : new int[] {10, 20, 30, 40, 50, 60}) {
      try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
        // given
        fixture.line.configure(1, fixture.media().withPtimeMs(ptime));
        fixture.line.play(1, 1, LineFixture.clip(1_000));
        fixture.line.play(1, 2, LineFixture.clip(8_000));
        fixture.line.play(1, 3, LineFixture.clip(8_000));
        fixture.ticks(11);
        // when
        var answer = fixture.line.flush(1);
        // then
        long sent = fixture.receivedAudio().length - 1_000L;
        assertThat(answer)
            .isEqualTo(
                new FlushAnswer.Flushed(List.of(new PlayedPart(2, sent), new PlayedPart(3, 0))));
        int before = fixture.receivedAudio().length;
        fixture.ticks(10);
        short[] audio = fixture.receivedAudio();
        assertThat(LineFixture.loudest(audio, before, audio.length)).isLessThan(32);
        assertThat(fixture.told)
            .containsSequence("played 2 " + sent + " false", "played 3 0 false");
      }
    }
  }

  @Test
  void shouldPlayAStreamAsItIsMade() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      AudioStream stream = new AudioStream(1_000);
      fixture.line.play(1, 9, stream);
      // when
      fixture.ticks(2);
      assertThat(stream.offer(LineFixture.tone(500, 8_000))).isEqualTo(AudioStream.Offered.TAKEN);
      assertThat(stream.offer(LineFixture.tone(600, 8_000))).isEqualTo(AudioStream.Offered.TAKEN);
      assertThat(stream.offer(LineFixture.tone(1, 8_000))).isEqualTo(AudioStream.Offered.FULL);
      fixture.ticks(10);
      stream.end();
      fixture.ticks(1);
      // then
      assertThat(fixture.told).containsExactly("playing 9", "played 9 1100 true");
      assertThat(stream.offer(new short[1])).isEqualTo(AudioStream.Offered.OVER);
      assertThat(fixture.received).hasSize(13);
    }
  }

  @Test
  void shouldTellAStreamThatItWasFlushed() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      AudioStream stream = new AudioStream();
      fixture.line.play(1, 9, stream);
      stream.offer(LineFixture.tone(500, 8_000));
      // when
      fixture.line.flush(1);
      // then
      assertThat(stream.isAbandoned()).isTrue();
      assertThat(stream.offer(new short[1])).isEqualTo(AudioStream.Offered.OVER);
    }
  }

  @Test
  void shouldTellOnceThatInboundAudioStopped() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      say(fixture, 10);
      // when
      fixture.ticks(1_000);
      fixture.ticks(1_000);
      say(fixture, 3);
      fixture.ticks(1_001);
      // then
      assertThat(fixture.told)
          .containsExactly("inbound started", "inbound lost", "inbound started", "inbound lost");
    }
  }

  @Test
  void shouldStopSendingAndKeepUtterancesWhileHeld() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.line.play(1, 4, LineFixture.clip(1_600));
      fixture.ticks(5);
      // when
      fixture.line.configure(1, fixture.media().withDirection(LineMedia.Direction.RECVONLY, true));
      fixture.ticks(2_000);
      // then
      assertThat(fixture.received).hasSize(5);
      assertThat(fixture.told).containsExactly("playing 4");
      // and the rest follows after the hold, at the right time
      fixture.line.configure(1, fixture.media());
      fixture.ticks(5);
      assertThat(fixture.told).containsExactly("playing 4", "played 4 1600 true");
      assertThat(fixture.received.get(5).timestamp())
          .isEqualTo(fixture.received.get(0).timestamp() + 2_005 * 160);
      assertThat(fixture.received.get(5).marker()).isTrue();
    }
  }

  @Test
  void shouldSendNothingToAnUnspecifiedAddress() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      say(fixture, 5);
      int before = fixture.received.size();
      // when
      fixture.line.configure(
          1, fixture.media().withRemote(new InetSocketAddress("0.0.0.0", 4_000)));
      fixture.ticks(10);
      // then
      assertThat(fixture.received).hasSize(before);
    }
  }

  @Test
  void shouldGoOnWhenTheFarEndCannotBeReached() throws Exception {
    try (var fixture = new LineFixture(LineFixture.noHolding())) {
      fixture.line.attach(1, fixture.listener, null);
      for (InetSocketAddress remote :
          List.of(
              InetSocketAddress.createUnresolved("nowhere.invalid", 4_000),
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
              new InetSocketAddress(
                  InetAddress.getByAddress(
                      new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
                  4_000))) {
        // when
        fixture.line.configure(1, fixture.media().withRemote(remote));
        fixture.ticks(5);
      }
      // then
      assertThat(fixture.line.counts().sent()).isZero();
      fixture.line.configure(1, fixture.media());
      fixture.ticks(5);
      assertThat(fixture.received).hasSize(5);
    }
  }

  @Test
  void shouldChangeCodecInTheMiddle() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.ticks(3);
      // when
      fixture.line.configure(
          1,
          LineMedia.simple(
              LineFixture.addressOf(fixture.far), G711Law.MU_LAW, OptionalInt.empty()));
      fixture.ticks(3);
      // then
      assertThat(fixture.received.stream().map(LineFixture.Packet::type))
          .containsExactly(8, 8, 8, 0, 0, 0);
      assertThat(fixture.line.press(1, TelephoneKey.DIGIT_1, Duration.ofMillis(100)))
          .isEqualTo(LineAnswer.NO_KEYS_AGREED);
    }
  }

  @Test
  void shouldFollowTheSourceThatIsHeard() throws Exception {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null);
        DatagramChannel elsewhere = LineFixture.socket()) {
      // given
      fixture.ticks(1);
      assertThat(fixture.received).hasSize(1);
      // when
      for (int i = 0; i < 3; i++) {
        fixture.send(elsewhere, PCMA, i, 160 * i, 5, LineFixture.payload(160, 9_000));
        fixture.ticks(1);
      }
      // then
      assertThat(fixture.line.destination()).isEqualTo(LineFixture.addressOf(elsewhere));
    }
  }

  @Test
  void shouldHearAndPressKeys() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      say(fixture, 3);
      fixture.received.clear();
      // when
      fixture.send(LineFixture.KEYS, 103, 9_000, 77, new byte[] {5, 10, 0, (byte) 160});
      fixture.send(LineFixture.KEYS, 104, 9_000, 77, new byte[] {5, (byte) 0x8A, 3, 32});
      fixture.line.press(1, TelephoneKey.POUND, Duration.ofMillis(100));
      fixture.ticks(10);
      // then
      assertThat(fixture.told).containsOnlyOnce("key 5");
      var events = fixture.received.stream().filter(p -> p.type() == LineFixture.KEYS).toList();
      assertThat(events).hasSize(7);
      assertThat(events.get(0).marker()).isTrue();
      assertThat(events).allMatch(p -> p.timestamp() == events.get(0).timestamp());
      assertThat(events.get(6).payload()).containsExactly(11, (byte) 0x8A, 3, 32);
      assertThat(fixture.received).hasSize(10);
    }
  }

  @Test
  void shouldKeepTimestampsTrueAfterAPause() {
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(null)) {
      // given
      fixture.ticks(3);
      // when
      fixture.skipTicks(30);
      fixture.ticks(1);
      // then
      assertThat(fixture.received.get(3).timestamp())
          .isEqualTo(fixture.received.get(0).timestamp() + 33 * 160);
      assertThat(fixture.received.get(3).marker()).isTrue();
      assertThat(fixture.line.counts().skippedTicks()).isEqualTo(30);
    }
  }

  @Test
  void shouldSurviveAListenerThatThrows() {
    AudioSink broken =
        (in, out, length, at, concealed) -> {
          throw new IllegalStateException("sink");
        };
    try (var fixture = new LineFixture(LineFixture.noHolding()).talking(broken)) {
      // when
      fixture.ticks(10);
      // then
      assertThat(fixture.received).hasSize(10);
      assertThat(fixture.line.counts().faults()).isEqualTo(10);
    }
  }

  @Test
  void shouldNotAllocatePerPacket() {
    AudioSink sink = (in, out, length, at, concealed) -> {};
    try (var fixture = new LineFixture(LineFixture.clip(4_000)).talking(sink)) {
      // given: a stream with loss, reordering and doubling, while an endless clip is played
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      byte[] payload = LineFixture.payload(160, 9_000);
      Random random = new Random(4);
      fixture.line.play(1, 1, LineFixture.clip(2_000_000));
      long allocated = 0;
      // when
      for (int i = 0; i < 8_000; i++) {
        if (random.nextInt(20) > 0) {
          int late = random.nextInt(20) == 0 ? 1 : 0;
          fixture.send(PCMA, (i - late) & 0xFFFF, (i - late) * 160, 77, payload);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        fixture.tickOnly();
        if (i >= 3_000) {
          allocated += threads.getCurrentThreadAllocatedBytes() - before;
        }
      }
      // then: less than an octet a packet, which allows for what the compiler does meanwhile
      assertThat(fixture.line.jitterCounts().concealedSamples()).isGreaterThan(20_000);
      assertThat(allocated).isLessThan(5_000);
    }
  }
}
