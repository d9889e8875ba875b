package frontdesk.engine.provider.resilience;

import frontdesk.engine.provider.resilience.Attempts.Port;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Recognizers that hear through a fallback, and what comes of it. */
abstract class RecognizerCase {
  static final int FRAME_MS = 20;

  /** Of an utterance: one second. */
  static final int FRAMES = 50;

  final Bench bench = new Bench();
  final VirtualTime time = bench.time;
  final FakeRecognizer one = new FakeRecognizer(time, "one", 250, "en", "ro");
  final FakeRecognizer two = new FakeRecognizer(time, "two", 250, "en", "ro");
  final FakeRecognizer own = new FakeRecognizer(time, "own", 600, "en");
  final List<String> heard = new ArrayList<>();

  final SpeechRecognizer.Listener listener =
      new SpeechRecognizer.Listener() {
        @Override
        public void onPartial(Transcript partial) {
          heard.add(partial.hypotheses().get(0).text());
        }

        @Override
        public void onFinal(Transcript transcript) {
          heard.add(transcript.hypotheses().get(0).text() + " at " + time.millis());
        }

        @Override
        public void onFailed(Failure failure) {
          heard.add(failure + " at " + time.millis());
        }
      };

  FallbackRecognizer all() {
    return over(
        List.of(
            bench.cloud(Port.RECOGNIZER, "one", one),
            bench.cloud(Port.RECOGNIZER, "two", two),
            bench.embedded(Port.RECOGNIZER, "own", own)));
  }

  FallbackRecognizer over(List<Candidate<SpeechRecognizer>> candidates) {
    return new FallbackRecognizer(
        candidates,
        bench.retries,
        new FallbackRecognizer.Deadlines(
            Duration.ofMillis(500),
            Duration.ofMillis(400),
            Duration.ofMillis(2_500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(15),
            2),
        bench.timing,
        bench.told);
  }

  static Request request(String language) {
    Grammar grammar = new Grammar("g", new ContentHash("0".repeat(64)), "");
    return new Request(language, grammar, 3, Duration.ofSeconds(15));
  }

  /** An utterance of so many frames in real time, up to its end. */
  Session say(Ear ear, String language, int frames) {
    Session session = ear.open(request(language), listener);
    say(session, 0, frames);
    return session;
  }

  /** The frames of these numbers, in real time. */
  void say(Session session, int from, int to) {
    for (int i = from; i < to; i++) {
      short[] samples = new short[AudioFrame.SAMPLE_RATE_HZ / 1_000 * FRAME_MS];
      samples[0] = (short) i;
      session.audio(new AudioFrame((long) i * samples.length, samples, false));
      time.passMillis(FRAME_MS);
    }
  }

  void sayAll(Ear ear, String language) {
    say(ear, language, FRAMES).finish();
    time.passMillis(10_000);
  }

  String last() {
    return heard.get(heard.size() - 1);
  }
}
