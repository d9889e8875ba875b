package frontdesk.engine.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys as packets, and what must be heard.
 *
 * <p>A packet is a key, then {@code m} for one of its packets or {@code e} for one that ends it,
 * then when the key began, in tenths of a second after a timestamp that is given; {@code '} after
 * it means another source than the audio's.
 */
class KeyCasesTest {
  private static final int TENTH = 800;
  private static final int SOURCE = 77;
  private static final int OTHER_SOURCE = -1;

  private static String heard(long timestamp, String packets) {
    KeyReceiver receiver = new KeyReceiver();
    StringBuilder heard = new StringBuilder();
    for (String packet : packets.split(" ", -1)) {
      boolean other = packet.endsWith("'");
      String began = packet.substring(2).replace("'", "");
      ByteBuffer payload = ByteBuffer.allocate(4);
      payload.put((byte) Character.digit(packet.charAt(0), 10));
      payload.put((byte) (packet.charAt(1) == 'e' ? 0x8A : 0x0A)).putShort((short) 400);
      int code =
          receiver.accept(
              other ? OTHER_SOURCE : SOURCE,
              (int) (timestamp + Long.parseLong(began) * TENTH),
              payload,
              0,
              4,
              !other);
      if (code != KeyReceiver.NOTHING) {
        heard.append(code);
      }
    }
    return heard.toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing lost                      | 50000      | 5m0 5m0 5m0 5e0 5e0 5e0                 | 5
          start lost                        | 50000      | 5m0 5e0 5e0 5e0                         | 5
          all but the last end lost         | 50000      | 5e0                                     | 5
          all ends lost                     | 50000      | 5m0 5m0 5m0                             | 5
          ends lost, another key            | 50000      | 5m0 5m0 7m3 7e3                         | 57
          ends lost, same key twice         | 50000      | 5m0 5m0 5m3 5m3                         | 55
          starts lost, same key twice       | 50000      | 5e0 5e0 5e3 5e3                         | 55
          one packet of each, same key      | 50000      | 5m0 5e3 5m6 5e9                         | 5555
          every packet twice                | 50000      | 5m0 5m0 5e0 5e0 5e0 5e0 5e0 5e0         | 5
          an end after the next key's start | 50000      | 5m0 7m3 5e0 5e0 7e3                     | 57
          a middle after its own end        | 50000      | 5e0 5m0 5e0                             | 5
          an old key's packet, long after   | 50000      | 1e0 2e3 3e6 4e9 1e0 1m0                 | 1234
          timestamp wraps within the keys   | 4294966496 | 5m0 5e0 5m1 5e1 5m2 5e2                 | 555
          wrap, ends lost before it         | 4294966496 | 5m0 5m1 5m2                             | 555
          wrap, starts lost behind it       | 4294966496 | 5m0 5e1 5e2                             | 555
          timestamp 0                       | 0          | 0m0 0e0                                 | 0
          the last timestamp, the last SSRC | 4294967295 | 9m0' 9e0'                               | 9
          the same, one packet only         | 4294967295 | 9m0'                                    | ''
          another source, one packet only   | 50000      | 5m0'                                    | ''
          another source                    | 50000      | 5m0' 5m0' 5e0' 5e0' 7m3' 7e3'           | 57
          two stray packets of two keys     | 50000      | 5m0' 7m3'                               | ''
          """)
  void shouldHear(String name, long timestamp, String packets, String keys) {
    assertThat(heard(timestamp, packets)).as(name).isEqualTo(keys);
  }
}
