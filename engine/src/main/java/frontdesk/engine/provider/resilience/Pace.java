package frontdesk.engine.provider.resilience;

import java.time.Duration;

/** How fast a voice speaks, learned from the texts that it has spoken to their end. Any thread. */
final class Pace {
  /** Of a usual voice on the telephone: some 15 letters a second. */
  private static final double USUAL_MS = 65;

  /** What the latest text counts beside all those before it. */
  private static final double LATEST = 0.2;

  private double msPerWeight = USUAL_MS;
  private boolean learned;

  /** A whole text took so long at a rate. */
  synchronized void spoke(int weight, Duration audio, double rate) {
    if (weight > 0) {
      double ms = audio.toMillis() * rate / weight;
      msPerWeight = learned ? msPerWeight + LATEST * (ms - msPerWeight) : ms;
      learned = true;
    }
  }

  /** What of a text so much audio is. */
  synchronized double weight(Duration audio, double rate) {
    return audio.toMillis() * rate / msPerWeight;
  }
}
