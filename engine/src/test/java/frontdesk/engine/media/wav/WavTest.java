package frontdesk.engine.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.protocol.media.G711Law;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
  private static final int TICK = 160;

  private static short[] filled(int value) {
    short[] samples = new short[TICK];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  @Test
  void shouldReadBackWhatWasWritten(@TempDir Path folder) throws IOException {
    // given
    short[] samples = new short[50_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i * 7);
    }
    WavAudio audio = new WavAudio(8_000, 2, samples);
    // when
    WavWriter.write(folder.resolve("a.wav"), audio);
    // then
    WavAudio read = WavReader.read(folder.resolve("a.wav"));
    assertThat(read).isEqualTo(audio);
    assertThat(read.frames()).isEqualTo(25_000);
    assertThat(read.channel(1)[2]).isEqualTo((short) 35);
  }

  @Test
  void shouldReadALawAndStepOverOtherChunks() throws IOException {
    // given
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(56).put(ascii("WAVE"));
    file.put(ascii("LIST")).putInt(3).put(new byte[4]);
    file.put(ascii("fmt ")).putInt(16).putShort((short) 6).putShort((short) 1);
    file.putInt(8_000).putInt(8_000).putShort((short) 1).putShort((short) 8);
    file.put(ascii("data")).putInt(4).put(new byte[] {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A});
    // when
    WavAudio audio =
        WavReader.read(new ByteArrayInputStream(file.array(), 0, file.position()), 1_000);
    // then
    assertThat(audio.channel(0))
        .containsExactly((short) 8, (short) -8, (short) 32_256, (short) -32_256);
    assertThat(G711Law.A_LAW.encode((short) 8)).isEqualTo((byte) 0xD5);
  }

  @Test
  void shouldSayWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> WavReader.read(new ByteArrayInputStream(new byte[99]), 1_000))
        .isInstanceOf(IOException.class)
        .hasMessage("not a WAV file");
    assertThatThrownBy(() -> WavReader.read(new ByteArrayInputStream(new byte[99]), 99))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than 99");
  }

  @Test
  void shouldCountWhatTheDiskWasTooSlowForAndKeepTheTime(@TempDir Path folder) throws Exception {
    // given: five seconds while nobody writes; four of them find room
    CallRecorder recorder = new CallRecorder(folder.resolve("slow.wav"), 8_000);
    for (int tick = 0; tick < 250; tick++) {
      recorder.onTick(filled(1), filled(2), TICK);
    }
    // when: the disk is back
    assertThat(recorder.write()).isFalse();
    for (int tick = 0; tick < 10; tick++) {
      recorder.onTick(filled(3), filled(4), TICK);
    }
    recorder.onClosed();
    assertThat(recorder.write()).isTrue();
    // then
    Recording recording = recorder.done().toCompletableFuture().get(1, TimeUnit.SECONDS);
    assertThat(recording.droppedTicks()).isEqualTo(50);
    assertThat(recording.frames()).isEqualTo(260 * TICK);
    WavAudio audio = WavReader.read(recording.file());
    assertThat(audio.channel(0)[200 * TICK - 1]).isEqualTo((short) 1);
    assertThat(audio.channel(0)[200 * TICK]).isZero();
    assertThat(audio.channel(1)[250 * TICK]).isEqualTo((short) 4);
  }

  @Test
  void shouldReportARecordingThatCannotBeWritten(@TempDir Path folder) throws Exception {
    // given
    CallRecorder recorder = new CallRecorder(folder.resolve("missing").resolve("a.wav"), 8_000);
    recorder.onTick(filled(1), filled(2), TICK);
    recorder.onClosed();
    // when
    assertThat(recorder.write()).isTrue();
    // then
    assertThat(recorder.done().toCompletableFuture().get(1, TimeUnit.SECONDS).complete()).isFalse();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
