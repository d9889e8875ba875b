package frontdesk.ops.firstcall.privacy;

import frontdesk.engine.call.CallSeals;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.media.G711Law;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a caller gave away in a call, opened with its key: needles that may be found nowhere.
 *
 * @param words what was heard, utterance by utterance
 * @param name the recorded name, mu-law
 * @param numbers the number, as the journal has it sealed and as people write it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Secrets(List<String> words, byte[] name, List<String> numbers) {
  /** What is searched of the recording: five milliseconds in which it is loud. */
  private static final int PIECE = 40;

  private static final int LAST_DIGITS = 9;

  static Secrets of(NodeUnderTest node, CallId call) throws SQLException {
    CallSeals seals =
        node.node()
            .storage()
            .keys()
            .find(new KeyId("call/" + call.value()))
            .toCompletableFuture()
            .join()
            .map(key -> new CallSeals(key, call))
            .orElseThrow();
    List<String> words = new ArrayList<>();
    byte[] name = new byte[0];
    String number = "";
    for (StoredEvent event : node.events(call)) {
      if (event instanceof CallEvent.CallArrived arrived) {
        number =
            arrived
                .callerNumber()
                .flatMap(handle -> seals.open(CallSeals.Field.CALLER_NUMBER, handle))
                .orElseThrow();
      } else if (event instanceof CallEvent.InputRecorded recorded) {
        if (recorded.input() instanceof Input.Heard heard) {
          words.add(seals.open(CallSeals.Field.WORDS, heard.words()).orElseThrow());
        } else if (recorded.input() instanceof Input.AudioRecorded audio) {
          name = seals.openBytes(CallSeals.Field.AUDIO, audio.audio()).orElseThrow();
        }
      }
    }
    // Without the country's code, and so with any prefix that people put before it.
    String national = number.substring(number.length() - LAST_DIGITS);
    return new Secrets(List.copyOf(words), name, List.of(number, national));
  }

  /** Words and numbers, and the recording's octets as an old single-byte text reads them. */
  List<String> needles() {
    return Stream.of(words, numbers, List.of("maria jones"), sounds())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** A piece of the recording as it is, and as linear samples in either order of bytes. */
  private List<String> sounds() {
    byte[] piece = loudest();
    return List.of(latin(piece), latin(linear(piece, true)), latin(linear(piece, false)));
  }

  private byte[] loudest() {
    int best = 0;
    long most = -1;
    for (int start = 0; start + PIECE <= name.length; start += PIECE) {
      long loud = 0;
      for (int i = start; i < start + PIECE; i++) {
        loud += Math.abs(G711Law.MU_LAW.decode(name[i]));
      }
      if (loud > most) {
        best = start;
        most = loud;
      }
    }
    return java.util.Arrays.copyOfRange(name, best, best + PIECE);
  }

  /** The whole recording as a WAV file has it: linear, the lower byte first. */
  byte[] wav() {
    return linear(name, true);
  }

  private static byte[] linear(byte[] muLaw, boolean lowerFirst) {
    byte[] linear = new byte[2 * muLaw.length];
    for (int i = 0; i < muLaw.length; i++) {
      short sample = G711Law.MU_LAW.decode(muLaw[i]);
      linear[2 * i + (lowerFirst ? 0 : 1)] = (byte) sample;
      linear[2 * i + (lowerFirst ? 1 : 0)] = (byte) (sample >> 8);
    }
    return linear;
  }

  private static String latin(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
