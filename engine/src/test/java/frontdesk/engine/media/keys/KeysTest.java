package frontdesk.engine.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {
  private record Event(long startedAt, boolean first, int code, boolean end, int duration) {}

  private static Event next(KeySender sender) {
    ByteBuffer payload = ByteBuffer.allocate(4);
    sender.write(payload);
    return new Event(
        sender.startedAt(),
        sender.first(),
        payload.get(0),
        (payload.get(1) & 0x80) != 0,
        payload.getShort(2) & 0xFFFF);
  }

  private static List<Event> send(String keys, int durationSamples) {
    KeySender sender = new KeySender();
    for (int i = 0; i < keys.length(); i++) {
      assertThat(sender.offer(keys.charAt(i) - '0', durationSamples)).isTrue();
    }
    List<Event> events = new ArrayList<>();
    for (long position = 0; sender.waiting() > 0; position += 160) {
      if (sender.advance(position)) {
        events.add(next(sender));
      }
    }
    return events;
  }

  private static int accept(KeyReceiver receiver, Event event, int ssrc, boolean trusted) {
    ByteBuffer payload = ByteBuffer.allocate(4);
    payload.put((byte) event.code()).put((byte) (event.end() ? 0x8A : 10));
    payload.putShort((short) event.duration());
    return receiver.accept(ssrc, (int) event.startedAt(), payload, 0, 4, trusted);
  }

  @Test
  void shouldSendGrowingDurationsAndThreeEnds() {
    assertThat(send("5", 800))
        .containsExactly(
            new Event(0, true, 5, false, 160),
            new Event(0, false, 5, false, 320),
            new Event(0, false, 5, false, 480),
            new Event(0, false, 5, false, 640),
            new Event(0, false, 5, true, 800),
            new Event(0, false, 5, true, 800),
            new Event(0, false, 5, true, 800));
  }

  @Test
  void shouldPauseBetweenTheSameKeyTwice() {
    List<Event> events = send("55", 320);
    assertThat(events).hasSize(8);
    assertThat(events.get(4)).isEqualTo(new Event(160 * 9, true, 5, false, 160));
  }

  @Test
  void shouldRefuseMoreKeysThanWait() {
    KeySender sender = new KeySender();
    for (int i = 0; i < KeySender.CAPACITY; i++) {
      assertThat(sender.offer(1, 320)).isTrue();
    }
    assertThat(sender.offer(1, 320)).isFalse();
  }

  @Test
  void shouldHearEachKeyOnceUnderLossAndDuplication() {
    for (long seed = 1; seed <= 500; seed++) {
      // given: packets lost and doubled at random, neighbours swapped, one of each key kept
      Random random = new Random(seed);
      List<Event> sent = send("1223334444", 800);
      List<Event> arriving = new ArrayList<>();
      long keptFor = -1;
      for (int i = 0; i < sent.size(); i++) {
        Event event = sent.get(i);
        boolean last = i + 1 == sent.size() || sent.get(i + 1).first();
        if (random.nextInt(10) < 4 || (last && keptFor != event.startedAt())) {
          keptFor = event.startedAt();
          Collections.addAll(arriving, event, event);
        }
      }
      for (int i = 0; i + 1 < arriving.size(); i += 1 + random.nextInt(4)) {
        if (arriving.get(i).startedAt() == arriving.get(i + 1).startedAt()) {
          Collections.swap(arriving, i, i + 1);
        }
      }
      // when
      KeyReceiver receiver = new KeyReceiver();
      StringBuilder heard = new StringBuilder();
      for (Event event : arriving) {
        int code = accept(receiver, event, 1, true);
        if (code != KeyReceiver.NOTHING) {
          heard.append(code);
        }
      }
      // then
      assertThat(heard.toString()).as("seed %d", seed).isEqualTo("1223334444");
    }
  }

  @Test
  void shouldTakeALongKeysSegmentsForOne() {
    KeyReceiver receiver = new KeyReceiver();
    assertThat(accept(receiver, new Event(1_000, true, 7, false, 0xFFFF), 1, true)).isEqualTo(7);
    assertThat(accept(receiver, new Event(1_000 + 0xFFFF, false, 7, false, 160), 1, true))
        .isEqualTo(KeyReceiver.NOTHING);
    assertThat(accept(receiver, new Event(1_000 + 0xFFFF, false, 7, true, 320), 1, true))
        .isEqualTo(KeyReceiver.NOTHING);
  }

  @Test
  void shouldBelieveAnotherSourcesEventAtItsSecondPacket() {
    KeyReceiver receiver = new KeyReceiver();
    assertThat(accept(receiver, new Event(500, true, 3, false, 160), 9, false))
        .isEqualTo(KeyReceiver.NOTHING);
    assertThat(accept(receiver, new Event(500, false, 3, false, 320), 9, false)).isEqualTo(3);
    assertThat(accept(receiver, new Event(500, false, 3, true, 480), 9, false))
        .isEqualTo(KeyReceiver.NOTHING);
  }

  @Test
  void shouldIgnoreAPayloadThatIsTooShort() {
    assertThat(new KeyReceiver().accept(1, 1, ByteBuffer.allocate(4), 0, 3, true))
        .isEqualTo(KeyReceiver.NOTHING);
  }
}
