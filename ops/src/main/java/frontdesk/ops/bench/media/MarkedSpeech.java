package frontdesk.ops.bench.media;

import frontdesk.ops.caller.SpokenLines;
import frontdesk.protocol.media.G711Law;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Speech in which every call says something of its own and says which call it is.
 *
 * <p>An utterance is a mark of 4 ms and then a stretch of recorded speech that no other call says.
 * Two codes are kept out of the speech, so that only marks contain them: a mark is the number of
 * the call's direction and a checksum in these two. Immutable, any thread; 8 kHz.
 */
final class MarkedSpeech {
  /** Samples of an utterance, its mark included: whole packets of 20 ms. */
  static final int UTTERANCE_SAMPLES = 32_000;

  /** Samples between two utterances. */
  static final int PAUSE_SAMPLES = 8_000;

  /** Samples of the mark. */
  static final int MARK_SAMPLES = 32;

  private static final int SPEECH_SAMPLES = UTTERANCE_SAMPLES - MARK_SAMPLES;
  private static final int LEVEL = 1_000;
  private static final int BESIDE = 1_150;
  private static final int STRIDE = 1_117;

  private final G711Law law;
  private final byte[] codes;
  private final short[] samples;
  private final byte one;
  private final byte zero;

  /** The number of what is said in one direction of a call. */
  static int numberOf(int call, boolean fromCaller) {
    return 2 * call + (fromCaller ? 1 : 0);
  }

  private MarkedSpeech(G711Law law, short[] recorded) {
    this.law = law;
    one = law.encode((short) LEVEL);
    zero = law.encode((short) -LEVEL);
    byte besideOne = law.encode((short) BESIDE);
    byte besideZero = law.encode((short) -BESIDE);
    codes = new byte[recorded.length];
    samples = new short[recorded.length];
    for (int i = 0; i < recorded.length; i++) {
      byte code = law.encode(recorded[i]);
      codes[i] = code == one ? besideOne : code == zero ? besideZero : code;
      samples[i] = law.decode(codes[i]);
    }
  }

  /** The recorded speech as this law carries it. */
  static MarkedSpeech of(G711Law law, short[] recorded) {
    if (recorded.length <= SPEECH_SAMPLES) {
      throw new IllegalArgumentException("too little speech");
    }
    return new MarkedSpeech(law, recorded);
  }

  /** Every line that is shipped for simulated callers, in every voice, one after the other. */
  static short[] recorded() {
    SpokenLines lines = SpokenLines.in(Path.of(""));
    short[] all = new short[4_000_000];
    int length = 0;
    for (String voice : lines.voices()) {
      for (String name : lines.names()) {
        if (lines.find(name, voice) instanceof SpokenLines.Finding.Found found) {
          short[] line = found.samples();
          int count = Math.min(line.length, all.length - length);
          System.arraycopy(line, 0, all, length, count);
          length += count;
        }
      }
    }
    return Arrays.copyOf(all, length);
  }

  /** The law that carries it. */
  G711Law law() {
    return law;
  }

  /** Where in the recorded speech an utterance's stretch begins. */
  int offset(int number) {
    return (int) ((long) number * STRIDE % (samples.length - SPEECH_SAMPLES));
  }

  /** What is heard of the recorded speech, by position. */
  short[] samples() {
    return samples;
  }

  /** Whether a sample is a mark's: 1 or 0, or -1 if it is none. */
  int bit(short sample) {
    byte code = law.encode(sample);
    return code == one ? 1 : code == zero ? 0 : -1;
  }

  /** The whole utterance as linear samples. */
  short[] utterance(int number) {
    short[] utterance = new short[UTTERANCE_SAMPLES];
    for (int i = 0; i < MARK_SAMPLES; i++) {
      utterance[i] = law.decode(markCode(number, i));
    }
    System.arraycopy(samples, offset(number), utterance, MARK_SAMPLES, SPEECH_SAMPLES);
    return utterance;
  }

  /** Copies octets of an utterance, from a position in it, to the start of an array. */
  void octets(int number, int position, byte[] target, int length) {
    int speech = offset(number) - MARK_SAMPLES;
    for (int i = 0; i < length; i++) {
      int at = position + i;
      target[i] = at < MARK_SAMPLES ? markCode(number, at) : codes[speech + at];
    }
  }

  /** What a mark's 32 bits must be for this number. */
  static int mark(int number) {
    CRC32 sum = new CRC32();
    sum.update(number >>> 8);
    sum.update(number);
    return (number << 16) | ((int) sum.getValue() & 0xFFFF);
  }

  private byte markCode(int number, int at) {
    return ((mark(number) >>> (MARK_SAMPLES - 1 - at)) & 1) != 0 ? one : zero;
  }
}
