package frontdesk.ops.bench.media;

import frontdesk.engine.media.AudioSink;
import frontdesk.engine.speech.activity.SpeechEnd;
import frontdesk.engine.speech.activity.VoiceActivity;
import frontdesk.engine.speech.activity.VoiceListener;
import frontdesk.engine.speech.activity.VoiceSettings;

/** Hears one line as a call does: voice activity; and checks that it is the right caller. */
final class BenchEar implements AudioSink, VoiceListener {
  private final VoiceActivity activity = new VoiceActivity(VoiceSettings.DEFAULTS, this);
  private final SpeechChecker checker;
  private long starts;
  private long speechSamples;

  BenchEar(MarkedSpeech speech, int number) {
    checker = new SpeechChecker(speech, number);
  }

  @Override
  public void onFrame(
      short[] inbound, short[] played, int length, long positionSamples, boolean concealed) {
    activity.onFrame(inbound, length, played, positionSamples);
    checker.hear(inbound, length);
  }

  @Override
  public void onSpeechStart(long positionSamples, boolean duringPlayout) {
    starts++;
  }

  @Override
  public void onSpeechAudio(short[] samples, int offset, int length, long positionSamples) {
    speechSamples += length;
  }

  @Override
  public void onSpeechEnd(long positionSamples, int voicedMs, SpeechEnd reason) {}

  SpeechChecker checker() {
    return checker;
  }

  /** Times that the caller was noticed to speak. */
  long starts() {
    return starts;
  }

  /** Samples taken for the caller's speech. */
  long speechSamples() {
    return speechSamples;
  }
}
