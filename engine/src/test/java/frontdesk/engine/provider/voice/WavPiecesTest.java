package frontdesk.engine.provider.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.engine.provider.voice.AudioPieces.UnreadableAudioException;
import frontdesk.protocol.media.Resampler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV that is written while it is read: cut anywhere, of any rate, and not always WAV. */
class WavPiecesTest {
  private static final int COUNT = 4_000;

  private static short[] tone(int channels) {
    short[] samples = new short[COUNT * channels];
    for (int i = 0; i < samples.length; i++) {
      int frame = i / channels;
      samples[i] = (short) (9_000 * Math.sin(2 * Math.PI * 440 * frame / 24_000.0));
    }
    return samples;
  }

  private static byte[] wav(int kind, int channels, int rateHz, int bits, int dataSize) {
    short[] samples = tone(channels);
    ByteBuffer wav = ByteBuffer.allocate(56 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(dataSize);
    wav.put("WAVELIST".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0x414141);
    wav.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) kind);
    wav.putShort((short) channels).putInt(rateHz).putInt(2 * channels * rateHz);
    wav.putShort((short) (2 * channels)).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataSize);
    for (short sample : samples) {
      wav.putShort(sample);
    }
    return wav.array();
  }

  private static short[] read(byte[] wav, int piece) throws UnreadableAudioException {
    WavPieces pieces = new WavPieces();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<short[]> made = new ArrayList<>();
    for (int from = 0; from < wav.length; from += piece) {
      made.add(pieces.next(Arrays.copyOfRange(wav, from, Math.min(wav.length, from + piece))));
    }
    made.add(pieces.end());
    for (short[] samples : made) {
      for (short sample : samples) {
        all.write(sample);
        all.write(sample >> 8);
      }
    }
    short[] whole = new short[all.size() / 2];
    ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(whole);
    return whole;
  }

  @ParameterizedTest
  @CsvSource({"1,1,0", "7,1,-1", "1000,1,8000", "1,2,-1", "999,2,0"})
  void shouldReadWhateverTheHeaderSaysOfItsLength(int piece, int channels, int dataSize)
      throws Exception {
    assertThat(read(wav(1, channels, 24_000, 16, dataSize), piece))
        .isEqualTo(Resampler.to8k(tone(1), 24_000));
  }

  @ParameterizedTest
  @CsvSource({
    "3,1,24000,32",
    "1,1,24000,8",
    "1,1,4000,16",
    "1,0,24000,16",
    "1,1,-1,16",
    "6,1,8000,8"
  })
  void shouldRefuseWhatItCannotPlay(int kind, int channels, int rateHz, int bits) {
    byte[] wav = wav(kind, channels, rateHz, bits, -1);
    assertThatThrownBy(() -> read(wav, 100))
        .isInstanceOf(UnreadableAudioException.class)
        .hasMessage("audio-format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>It works!</body></html>",
        "ID3 and so on, as MP3 begins",
        "RIFFxxxxAVI "
      })
  void shouldRefuseWhatIsNoWav(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> read(bytes, 5)).hasMessage("garbage");
  }

  @Test
  void shouldRefuseAFileThatEndsOrNeverComesToItsAudio() {
    byte[] cut = Arrays.copyOf(wav(1, 1, 24_000, 16, 0), 30);
    assertThatThrownBy(() -> read(cut, 10)).hasMessage("garbage");
    byte[] endless = Arrays.copyOf(Arrays.copyOf(wav(1, 1, 24_000, 16, 0), 12), 100_000);
    assertThatThrownBy(() -> read(endless, 1_000)).hasMessage("garbage");
  }
}
