package frontdesk.ops.provider.fake;

/**
 * A text that a fake voice was asked to say.
 *
 * @param made octets of audio that were made of it
 * @param whole octets of audio that it has, all of the same length for each character
 */
public record SpokenText(String text, int made, int whole) {
  /** The characters that were made so that they can have been heard, from the first on. */
  public int charactersMade() {
    return made / FakeSpeech.SAMPLES_PER_CHARACTER;
  }
}
