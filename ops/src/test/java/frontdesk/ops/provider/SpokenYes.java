package frontdesk.ops.provider;

import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.SynthesizerSettings;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The embedded voice says yes: what every recognizer's test hears, a second and a half of it. */
final class SpokenYes {
  static final String WORDS = "yes";

  private static final int FRAME = 160;
  private static final int QUIET = 2_400;
  private static final int LEAST = 12_000;
  private static final short[] SAMPLES = spoken();

  private SpokenYes() {}

  private static short[] spoken() {
    List<short[]> pieces = new ArrayList<>();
    try (var voice =
        EmbeddedSynthesizers.choose(EmbeddedSynthesizers.Kind.FREETTS, SynthesizerSettings.DEFAULTS)
            .synthesizer()) {
      voice.speak(WORDS, "en", pieces::add).done().toCompletableFuture().join();
    }
    int length = pieces.stream().mapToInt(piece -> piece.length).sum();
    short[] all = new short[Math.max(LEAST, (2 * QUIET + length) / FRAME * FRAME)];
    int at = QUIET;
    for (short[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  static int samples() {
    return SAMPLES.length;
  }

  static List<AudioFrame> frames() {
    List<AudioFrame> frames = new ArrayList<>();
    for (int at = 0; at < SAMPLES.length; at += FRAME) {
      frames.add(new AudioFrame(at, Arrays.copyOfRange(SAMPLES, at, at + FRAME), false));
    }
    return frames;
  }

  static void into(Session session) {
    frames().forEach(session::audio);
  }
}
