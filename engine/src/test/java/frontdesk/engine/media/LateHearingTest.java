package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.G711Law;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a caller says while the process stands still. */
class LateHearingTest {
  private static final int TICK = MediaLine.TICK_SAMPLES;
  private static final int SOURCE = 0x5EED;

  /** Packets that are sent before the pause, and after it. */
  private static final int AROUND = 5;

  private final List<Frame> heard = new ArrayList<>();

  /** One frame that the sink was given: which packet it is of, and whether anything was played. */
  private record Frame(int packet, long position, boolean concealed, boolean besidePlayed) {}

  @Test
  void shouldHearAllThatWasSaidDuringAPause() {
    try (LineFixture fixture = line(50)) {
      // given
      speak(fixture, 0, AROUND);

      // when
      pauseWhileSpeaking(fixture, AROUND, 30);
      speak(fixture, AROUND + 30, AROUND);

      // then
      assertThat(packets()).isEqualTo(allOf(AROUND + 30 + AROUND));
      assertThat(positions())
          .isEqualTo(IntStream.range(0, heard.size()).mapToObj(i -> (long) i * TICK).toList());
      assertThat(fixture.line.counts().skippedTicks()).isEqualTo(30);
    }
  }

  @Test
  void shouldPassOverMostOfALongerPause() {
    try (LineFixture fixture = line(20)) {
      speak(fixture, 0, AROUND);

      pauseWhileSpeaking(fixture, AROUND, 45);
      speak(fixture, AROUND + 45, AROUND);

      assertThat(heard).hasSize(2 * AROUND);
      assertThat(packets()).contains(2, 40, 44).doesNotContain(10, 20, 30);
      assertThat(heard.get(AROUND).position()).isEqualTo((AROUND + 45L) * TICK);
    }
  }

  @Test
  void shouldHearItAlsoWhenThePauseFollowsTheSending() {
    try (LineFixture fixture = line(50)) {
      speak(fixture, 0, AROUND);
      sendPacket(fixture, AROUND);

      fixture.tickThenPause(30, () -> sendPackets(fixture, AROUND + 1, 30));
      speak(fixture, AROUND + 31, AROUND);

      assertThat(packets()).isEqualTo(allOf(AROUND + 31 + AROUND));
    }
  }

  @Test
  void shouldTellThatNothingWasPlayedMeanwhile() {
    try (LineFixture fixture = line(50)) {
      fixture.line.play(1, 1, new Clip("tone", LineFixture.tone(8_000, 8_000)));
      speak(fixture, 0, AROUND);

      pauseWhileSpeaking(fixture, AROUND, 30);
      speak(fixture, AROUND + 30, AROUND);

      assertThat(heard.stream().filter(Frame::besidePlayed).map(f -> f.position() / TICK))
          .containsExactly(0L, 1L, 2L, 3L, 4L, 35L, 36L, 37L, 38L, 39L);
    }
  }

  /** Silence that nobody sent would end the turn of whoever is in the middle of a word. */
  @Test
  void shouldPassOverWhatNeverCame() {
    try (LineFixture fixture = line(50)) {
      speak(fixture, 0, AROUND);

      fixture.skipTicks(30);
      fixture.ticks(1);

      assertThat(heard).hasSize(AROUND + 1);
      assertThat(positions().get(heard.size() - 1)).isEqualTo((AROUND + 30L) * TICK);
    }
  }

  @Test
  void shouldHearTwoSentencesOfAPauseWithTheGapBetweenThem() {
    try (LineFixture fixture = line(50)) {
      // given
      speak(fixture, 0, AROUND);

      // when
      sendPackets(fixture, AROUND, 10);
      sendPackets(fixture, AROUND + 25, 20);
      fixture.skipTicks(45);
      speak(fixture, AROUND + 45, AROUND);

      // then
      assertThat(packets())
          .containsAll(IntStream.range(1, AROUND + 10).boxed().toList())
          .containsAll(IntStream.range(AROUND + 26, AROUND + 45).boxed().toList());
      assertThat(heard).hasSize(AROUND + 45 + AROUND);
      assertThat(at(AROUND + 40) - at(AROUND + 5)).isEqualTo(35L * TICK);
    }
  }

  /** When exactly they began is not known, but that they speak still. */
  @Test
  void shouldHearWhoBeganToSpeakInAPauseWithoutSilenceAfterIt() {
    try (LineFixture fixture = line(50)) {
      // given
      speak(fixture, 0, AROUND);
      fixture.ticks(30);

      // when
      sendPackets(fixture, AROUND + 45, 15);
      fixture.skipTicks(30);
      speak(fixture, AROUND + 60, AROUND);

      // then
      assertThat(packets()).containsAll(IntStream.range(AROUND + 46, AROUND + 62).boxed().toList());
      int first = indexOf(AROUND + 46);
      assertThat(heard.subList(first, heard.size())).noneMatch(Frame::concealed);
    }
  }

  @Test
  void shouldHearSmallPacketsToo() {
    try (LineFixture fixture = line(50)) {
      speak(fixture, 0, AROUND);

      for (int i = 0; i < 2 * 45; i++) {
        sendHalf(fixture, 2 * AROUND + i);
      }
      fixture.skipTicks(45);
      for (int i = 0; i < AROUND; i++) {
        sendHalf(fixture, 2 * (AROUND + 45 + i));
        sendHalf(fixture, 2 * (AROUND + 45 + i) + 1);
        fixture.ticks(1);
      }

      assertThat(heard).hasSize(AROUND + 45 + AROUND).noneMatch(LateHearingTest::isMadeUpLater);
      assertThat(packets()).containsAll(IntStream.range(1, AROUND + 45).boxed().toList());
    }
  }

  @Test
  void shouldHearAllOfAPauseThatIsMadeUpFor() {
    try (LineFixture fixture = line(50)) {
      speak(fixture, 0, AROUND);

      sendPackets(fixture, AROUND, 10);
      for (int lag = 9; lag >= 0; lag--) {
        fixture.tickLagging(lag);
      }
      speak(fixture, AROUND + 10, AROUND);

      assertThat(packets()).isEqualTo(allOf(AROUND + 10 + AROUND));
    }
  }

  @Test
  void shouldTellWhatHappenedBeforeThePauseFirst() {
    try (LineFixture fixture = line(50)) {
      // given
      fixture.line.play(1, 1, LineFixture.clip(AROUND * TICK));
      speak(fixture, 0, AROUND - 1);
      sendPacket(fixture, AROUND - 1);
      List<Integer> heardBefore = new ArrayList<>();
      fixture.line.attach(
          1,
          fixture.new Notes() {
            @Override
            public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
              heardBefore.add(heard.size());
            }
          },
          this::hear);

      // when
      fixture.tickThenPause(30, () -> sendPackets(fixture, AROUND, 30));

      // then
      assertThat(heardBefore).containsExactly(AROUND - 1);
      assertThat(heard).hasSize(AROUND + 30);
    }
  }

  private LineFixture line(int maxLateTicks) {
    return new LineFixture(
            LineFixture.noHolding(), MediaSettings.loopback().withMaxLateTicks(maxLateTicks))
        .talking(this::hear);
  }

  private void hear(short[] in, short[] played, int length, long position, boolean concealed) {
    heard.add(
        new Frame(
            packetOf(in), position, concealed, LineFixture.loudest(played, 0, length) > 1_000));
  }

  /** Of so many: the first is faded in, the last two are still in the buffer. */
  private static List<Integer> allOf(int packets) {
    return IntStream.range(1, packets - 2).boxed().toList();
  }

  private List<Integer> packets() {
    return heard.stream().map(Frame::packet).filter(packet -> packet >= 0).toList();
  }

  private List<Long> positions() {
    return heard.stream().map(Frame::position).toList();
  }

  private void speak(LineFixture fixture, int first, int count) {
    for (int i = 0; i < count; i++) {
      sendPacket(fixture, first + i);
      fixture.ticks(1);
    }
  }

  private static void pauseWhileSpeaking(LineFixture fixture, int first, int count) {
    sendPackets(fixture, first, count);
    fixture.skipTicks(count);
  }

  private static void sendPackets(LineFixture fixture, int first, int count) {
    for (int i = 0; i < count; i++) {
      sendPacket(fixture, first + i);
    }
  }

  /** A packet whose samples are all the same, and no other packet's. */
  private static void sendPacket(LineFixture fixture, int packet) {
    byte[] payload = new byte[TICK];
    Arrays.fill(payload, code(packet));
    fixture.send(8, packet, packet * TICK, SOURCE, payload);
  }

  /** The first or the second half of a packet. */
  private static void sendHalf(LineFixture fixture, int half) {
    byte[] payload = new byte[TICK / 2];
    Arrays.fill(payload, code(half / 2));
    fixture.send(8, 1_000 + half, half * TICK / 2, SOURCE, payload);
  }

  private static boolean isMadeUpLater(Frame frame) {
    return frame.concealed() && frame.position() > 2 * TICK;
  }

  private int indexOf(int packet) {
    return IntStream.range(0, heard.size())
        .filter(i -> heard.get(i).packet() == packet)
        .findFirst()
        .orElseThrow();
  }

  private long at(int packet) {
    return heard.get(indexOf(packet)).position();
  }

  private static byte code(int packet) {
    return (byte) (packet + 16);
  }

  /** Looks into the middle: the edges may be faded into what was made up. */
  private static int packetOf(short[] frame) {
    for (int packet = 0; packet < 100; packet++) {
      if (frame[TICK / 2] == G711Law.A_LAW.decode(code(packet))) {
        return packet;
      }
    }
    return -1;
  }
}
