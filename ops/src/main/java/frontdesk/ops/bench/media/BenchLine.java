package frontdesk.ops.bench.media;

import frontdesk.engine.media.LineListener;
import frontdesk.engine.media.LineMedia;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.playout.Clip;
import frontdesk.protocol.media.TelephoneKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * One line under measurement and its owner, who lets it speak, pause and speak again.
 *
 * <p>Told on the media-loop thread, commanded by the benchmark's thread, as a call's actor does it.
 */
final class BenchLine implements LineListener {
  private static final long EPOCH = 1;

  private final MediaLine line;
  private final BenchEar ear;
  private final MarkedSpeech speech;
  private final Clip utterance;
  private long speakFrom;
  private long utterances;
  private volatile boolean silent = true;

  BenchLine(MediaLine line, int call, MarkedSpeech speech) {
    this.line = line;
    this.speech = speech;
    ear = new BenchEar(speech, MarkedSpeech.numberOf(call, true));
    utterance = new Clip("call " + call, speech.utterance(MarkedSpeech.numberOf(call, false)));
    line.attach(EPOCH, this, ear);
  }

  void connect(int farPort) {
    InetSocketAddress far = new InetSocketAddress(InetAddress.getLoopbackAddress(), farPort);
    line.configure(EPOCH, LineMedia.simple(far, speech.law(), OptionalInt.empty()));
  }

  /** Speaks if it paused for long enough; anyway a sign of life. */
  void look() {
    if (silent && line.positionSamples() >= speakFrom) {
      silent = false;
      line.play(EPOCH, ++utterances, utterance);
    } else {
      line.heartbeat(EPOCH);
    }
  }

  MediaLine line() {
    return line;
  }

  BenchEar ear() {
    return ear;
  }

  @Override
  public void onPlayed(long utteranceId, long samplesSent, boolean complete) {
    speakFrom = line.positionSamples() + MarkedSpeech.PAUSE_SAMPLES;
    silent = true;
  }

  @Override
  public void onKey(TelephoneKey key, long positionSamples) {
    throw new IllegalStateException("no caller presses keys");
  }

  @Override
  public void onInboundLost() {
    throw new IllegalStateException("a caller is not heard");
  }
}
