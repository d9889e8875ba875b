package frontdesk.ops.caller;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpokenLinesTest {
  @Test
  void shouldHaveEveryLineInEveryVoice() {
    // given
    SpokenLines lines = SpokenLines.in(Path.of(""));

    // then
    assertThat(lines.voices()).containsExactly("awb", "rms", "slt");
    assertThat(lines.names()).contains("book-cleaning", "yes", "emergency").hasSizeGreaterThan(60);
    for (String voice : lines.voices()) {
      for (String name : lines.names()) {
        assertThat(lines.find(name, voice))
            .as(voice + "/" + name)
            .isInstanceOfSatisfying(
                SpokenLines.Finding.Found.class,
                found -> {
                  assertThat(found.samples().length).isBetween(1_500, 60_000);
                  assertThat(Clips.level(found.samples(), 0, found.samples().length))
                      .isGreaterThan(500);
                });
      }
    }
  }

  @Test
  void shouldBringAFileToTelephoneRate(@TempDir Path folder) throws Exception {
    // given a second of 440 Hz and of 6 kHz, which a telephone does not carry
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short)
              (4_000 * Math.sin(2 * Math.PI * 440 * i / 16_000)
                  + 4_000 * Math.sin(2 * Math.PI * 6_000 * i / 16_000));
    }
    WavWriter.write(folder.resolve("high.wav"), new WavAudio(16_000, 1, samples));

    // when
    SpokenLines.Finding finding = SpokenLines.in(folder).find("high.wav", "slt");

    // then only the first is left, as loud as it was
    short[] found = ((SpokenLines.Finding.Found) finding).samples();
    assertThat(found).hasSize(8_000);
    assertThat(Clips.level(found, 400, 7_600)).isBetween(2_700.0, 2_950.0);
  }

  @Test
  void shouldSayWhatIsMissing() {
    SpokenLines lines = SpokenLines.in(Path.of(""));

    assertThat(lines.find("yes", "nobody"))
        .isEqualTo(
            new SpokenLines.Finding.Missing(
                "voice 'nobody' does not speak 'yes': choose one of awb, rms, slt"));
    assertThat(lines.find("gone.wav", "slt")).isInstanceOf(SpokenLines.Finding.Missing.class);
  }
}
