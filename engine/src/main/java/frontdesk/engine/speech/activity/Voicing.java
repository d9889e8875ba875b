package frontdesk.engine.speech.activity;

/** Tells a voice from noise in audio that is already over. */
public final class Voicing {
  private static final int FRAME_SAMPLES = VoiceActivity.FRAME_MS * 8;
  private static final double LEAST_DBFS = -55;

  private Voicing() {}

  /** How many milliseconds of 8 kHz audio have the pitch of a voice; whole frames of 20 ms. */
  public static int voicedMs(short[] samples, int length) {
    FrameMeter meter = new FrameMeter();
    short[] frame = new short[FRAME_SAMPLES];
    int voiced = 0;
    for (int at = 0; at + FRAME_SAMPLES <= length; at += FRAME_SAMPLES) {
      System.arraycopy(samples, at, frame, 0, FRAME_SAMPLES);
      meter.take(frame, FRAME_SAMPLES);
      if (meter.levelDb() > LEAST_DBFS
          && meter.periodicity(meter.history()) > VoiceActivity.VOICED_PERIODICITY) {
        voiced += VoiceActivity.FRAME_MS;
      }
    }
    return voiced;
  }
}
