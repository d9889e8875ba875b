package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.SynthesizerStage.Words;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.PhraseFiles;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a clinic's words is kept on disk: its fixed sentences, never a patient's word. */
class ClinicVoicesTest {
  private static final String CANARY = "Quetzalcoatl Wintergreen";

  @TempDir Path folder;

  /** A voice whose samples are the letters of its text: what is on disk can be read. */
  private static final class Letters implements SpeechSynthesizer {
    final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
      return "letters";
    }

    @Override
    public Utterance speak(String text, Manner manner, Listener listener) {
      said.add(text);
      short[] samples = new short[text.length()];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) text.charAt(i);
      }
      listener.onAudio(samples);
      return new Utterance() {
        @Override
        public void cancel() {
          // All is said.
        }

        @Override
        public CompletionStage<Outcome> done() {
          return CompletableFuture.completedStage(Outcome.COMPLETE);
        }
      };
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  private static Catalogue clinic() {
    Catalogues.Outcome read = Catalogues.load(List.of());
    return ((Catalogues.Loaded) read).catalogues().all().get(0).catalogue();
  }

  /** Speaks these sentences to a caller of a freshly started clinic; answers what was made. */
  private List<String> speaks(Catalogue clinic, String... sentences) throws Exception {
    Letters voice = new Letters();
    PhraseFiles files =
        PhraseFiles.open(folder, new PhraseFiles.Bounds(10_000, 1 << 26), Clock.systemUTC());
    ClinicVoices voices =
        new ClinicVoices(voice, new PhraseCache(voice, 10_000, 1 << 26, Optional.of(files)), 0.75);
    voices.prepare(clinic);
    for (String sentence : sentences) {
      voices
          .say(clinic, new Words(sentence, clinic.language(), false), samples -> {})
          .done()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    }
    files.close(Duration.ofSeconds(10));
    return voice.said;
  }

  /** Whether the letters of a text are in one of the files. */
  private boolean isOnDisk(String text) throws IOException {
    String letters =
        new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(letters) || file.toString().contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void shouldKeepNoWordOfAPatientOnDisk() throws Exception {
    // given
    Catalogue clinic = clinic();
    String fixed = Objects.requireNonNull(ClinicBook.texts(clinic).byKey().get("one.moment"));
    // when
    List<String> made = speaks(clinic, CANARY, "Is your name " + CANARY + "?", fixed);
    // then
    assertThat(made).contains(CANARY, "Is your name " + CANARY + "?");
    assertThat(isOnDisk(CANARY)).isFalse();
    assertThat(isOnDisk(fixed)).as("what is kept can be found so").isTrue();
    // and after a restart nothing but the patient's words is made again
    assertThat(speaks(clinic, CANARY, fixed)).contains(CANARY).doesNotContain(fixed);
  }
}
