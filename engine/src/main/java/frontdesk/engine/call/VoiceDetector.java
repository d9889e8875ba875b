package frontdesk.engine.call;

/** Finds a caller's turns in the audio of a line; runs on the media loop's thread. */
public interface VoiceDetector {
  /** One tick of both directions, 20 ms; the arrays are valid during the call only. */
  void onFrame(short[] inbound, short[] played, int length, long positionSamples);

  /** Makes the detector of one line. */
  interface Factory {
    VoiceDetector create(VoiceListener listener);
  }
}
