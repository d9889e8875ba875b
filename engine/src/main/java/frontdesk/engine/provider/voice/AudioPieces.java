package frontdesk.engine.provider.voice;

/** Turns the octets of one answer, cut anywhere, into samples of 8 kHz. Used by one thread. */
public interface AudioPieces {
  /**
   * The next octets.
   *
   * @throws UnreadableAudioException where they are no audio of this kind
   */
  short[] next(byte[] octets) throws UnreadableAudioException;

  /** What is left when there are no more. */
  short[] end() throws UnreadableAudioException;

  /** What came is no audio that is understood; the message is a code. */
  final class UnreadableAudioException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAudioException(String code) {
      super(code);
    }
  }

  /** Raw mu-law of 8 kHz. */
  static AudioPieces muLaw() {
    return new AudioPieces() {
      @Override
      public short[] next(byte[] octets) {
        return MuLaw.decode(octets);
      }

      @Override
      public short[] end() {
        return new short[0];
      }
    };
  }
}
