package frontdesk.engine.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
  private static final int FRAME = 160;

  private final JitterBuffer buffer = new JitterBuffer(JitterSettings.DEFAULTS);
  private final short[] frame = new short[FRAME];

  /** A packet on its way: its number, and when it arrives in ticks of 20 ms. */
  private record Packet(int number, double arrivalTick) {}

  /** A slow tone: no two neighbouring samples are far apart, and none is quiet for long. */
  private static short sample(long index) {
    return (short) (6_000 * Math.sin(2 * Math.PI * 110 * index / 8_000));
  }

  private void put(int firstTimestamp, int number, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = sample((long) number * length + i);
    }
    buffer.put(firstTimestamp + number * length, samples, length);
  }

  /** Runs ticks and answers how many frames were made up after the first ones. */
  private int run(List<Packet> packets, int firstTimestamp, int ticks) {
    List<Packet> waiting = new ArrayList<>(packets);
    waiting.sort((a, b) -> Double.compare(a.arrivalTick(), b.arrivalTick()));
    int next = 0;
    int concealed = 0;
    for (int tick = 0; tick < ticks; tick++) {
      while (next < waiting.size() && waiting.get(next).arrivalTick() <= tick) {
        put(firstTimestamp, waiting.get(next++).number(), FRAME);
      }
      buffer.read(frame, FRAME);
      if (tick >= 5 && buffer.concealed()) {
        concealed++;
      }
    }
    return concealed;
  }

  private static List<Packet> regular(int count) {
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(new Packet(i, i));
    }
    return packets;
  }

  @Test
  void shouldLoseNothingOfAnIdealStream() {
    // when
    int concealed = run(regular(500), 12_345, 500);
    // then
    assertThat(concealed).isZero();
    assertThat(buffer.counts().late()).isZero();
    assertThat(buffer.counts().restarts()).isEqualTo(1);
    // and the delay has shrunk from 40 ms towards the 10 ms of slack
    assertThat(buffer.depthSamples()).isLessThan(FRAME + 200);
  }

  @Test
  void shouldGoOnAcrossTheWrapOfTheTimestamp() {
    assertThat(run(regular(200), -16_000, 200)).isZero();
    assertThat(buffer.counts().restarts()).isEqualTo(1);
  }

  @Test
  void shouldConcealWhatIsLostAndKeepTheTime() {
    // given: every tenth packet is lost
    List<Packet> packets = regular(500);
    packets.removeIf(packet -> packet.number() % 10 == 9);
    // when
    int concealed = run(packets, 1, 500);
    // then
    assertThat(concealed).isBetween(46, 50);
    assertThat(buffer.counts().late()).isZero();
    assertThat(buffer.depthSamples()).isLessThan(4 * FRAME);
  }

  @Test
  void shouldPutReorderedAndDoubledPacketsRight() {
    // given: neighbours swapped, some doubled
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 500; i += 2) {
      packets.add(new Packet(i + 1, i));
      packets.add(new Packet(i, i + 0.5));
      packets.add(new Packet(i, i + 0.6));
    }
    // when
    int concealed = run(packets, 1, 500);
    // then
    assertThat(concealed).isLessThan(5);
    assertThat(buffer.counts().duplicates() + buffer.counts().late()).isGreaterThan(200);
  }

  @Test
  void shouldFindTheDelayThatAJitteryStreamNeeds() {
    for (long seed = 1; seed <= 5; seed++) {
      // given: up to 80 ms of jitter
      Random random = new Random(seed);
      List<Packet> packets = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        packets.add(new Packet(i, i + 4 * random.nextDouble()));
      }
      JitterBufferTest fresh = new JitterBufferTest();
      // when
      int concealed = fresh.run(packets, 7, 1_000);
      // then
      assertThat(concealed).as("seed %d", seed).isLessThan(60);
      assertThat(fresh.buffer.depthSamples()).as("seed %d", seed).isLessThan(8 * FRAME);
    }
  }

  @Test
  void shouldLoseNothingWhenTheNetworkStallsAndCatchUpLater() {
    // given: 100 ms in which nothing arrives, then all of it at once
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      packets.add(new Packet(i, i >= 200 && i < 205 ? 205 : i));
    }
    // when
    run(packets, 1, 600);
    // then
    assertThat(buffer.counts().late()).isZero();
    assertThat(buffer.counts().restarts()).isEqualTo(1);
    assertThat(buffer.depthSamples()).isLessThan(FRAME + 240);
  }

  @Test
  void shouldKeepUpWithSendersThatAreFastOrSlow() {
    for (double pace : new double[] {0.99, 1.01}) {
      List<Packet> packets = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        packets.add(new Packet(i, i * pace));
      }
      JitterBufferTest fresh = new JitterBufferTest();
      fresh.run(packets, 1, (int) (2_900 * pace));
      assertThat(fresh.buffer.counts().restarts()).as("pace %s", pace).isEqualTo(1);
      assertThat(fresh.buffer.counts().late()).as("pace %s", pace).isLessThan(30);
      assertThat(fresh.buffer.depthSamples()).as("pace %s", pace).isLessThan(6 * FRAME);
    }
  }

  @Test
  void shouldStartAnewAfterAJumpOfTheTimestamp() {
    run(regular(50), 1, 50);
    run(regular(50), 900_000_000, 50);
    assertThat(buffer.counts().restarts()).isEqualTo(2);
    // and after a small jump back, once it is clear that it stays there
    run(regular(50), 900_000_000, 50);
    assertThat(buffer.counts().restarts()).isEqualTo(3);
    assertThat(buffer.concealed()).isFalse();
  }

  @Test
  void shouldBoundTheDelayOfABurstAtTheStart() {
    // given: a second of audio arrives at once
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      packets.add(new Packet(i, Math.max(0, i - 50)));
    }
    // when
    run(packets, 1, 440);
    // then
    assertThat(buffer.depthSamples()).isLessThan(200 * 8 + 2 * FRAME);
  }

  @Test
  void shouldTakeAnyPacketTimeAndChangesOfIt() {
    for (int length : new int[] {80, 160, 240, 320, 400, 480}) {
      JitterBufferTest fresh = new JitterBufferTest();
      int concealed = 0;
      int sent = 0;
      for (int tick = 0; tick < 300; tick++) {
        while (sent * length <= tick * FRAME) {
          fresh.put(1, sent++, length);
        }
        fresh.buffer.read(fresh.frame, FRAME);
        concealed += tick >= 5 && fresh.buffer.concealed() ? 1 : 0;
      }
      assertThat(concealed).as("%d samples", length).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void shouldGiveTheVerySamplesThatWereSent() {
    // given
    List<Packet> packets = regular(20);
    short[] heard = new short[20 * FRAME];
    for (int tick = 0; tick < 20; tick++) {
      put(5, packets.get(tick).number(), FRAME);
      buffer.read(frame, FRAME);
      System.arraycopy(frame, 0, heard, tick * FRAME, FRAME);
    }
    // then: 40 ms later, and smoothed only where it starts
    for (int i = 80; i < 18 * FRAME; i++) {
      assertThat(heard[i + 320]).as("sample %d", i).isEqualTo(sample(i));
    }
  }
}
