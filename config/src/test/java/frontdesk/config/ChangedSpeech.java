package frontdesk.config;

import java.nio.file.Path;
import java.time.Duration;

/** What {@code every-key-changed.conf} says of hearing and speaking. */
final class ChangedSpeech {
  static final SpeechSettings SPEECH =
      new SpeechSettings(
          SpeechSettings.Recognizer.POCKETSPHINX,
          SpeechSettings.Synthesizer.ESPEAK_NG,
          4,
          3,
          seconds(3),
          millis(800),
          millis(600),
          millis(1500),
          millis(700),
          millis(350),
          seconds(12),
          millis(300),
          5,
          40,
          50,
          1_048_576,
          new VoiceActivitySettings(
              millis(100), millis(400), 0.5, 10, 14, 8, millis(200), -50, millis(80), millis(200)),
          new RecognizerSettings(
              16,
              100,
              20,
              seconds(20),
              2,
              new RecognizerSettings.Sphinx4(1500, 1e-30, 0.2, 0.3, 7.5, 0.02, 0.35, 40_000),
              new RecognizerSettings.Pocketsphinx(Path.of("/opt/model"), 0.5, 0.2, 40, 0.5)),
          new SpeechSettings.Synthesis(
              100,
              1000,
              seconds(60),
              seconds(4),
              3,
              seconds(7),
              3,
              -9,
              0.6,
              seconds(2),
              seconds(10),
              300,
              16 << 20),
          new SpeechSettings.Interpreter(0.4, 0.8, 400));

  private ChangedSpeech() {}

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
