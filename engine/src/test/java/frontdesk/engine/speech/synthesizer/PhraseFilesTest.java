package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to everybody outlives the process; nothing else is ever on disk. */
class PhraseFilesTest {
  private static final Manner ENGLISH = Manner.usual("en");
  private static final PhraseFiles.Bounds MANY = new PhraseFiles.Bounds(100, 1 << 20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final LetterVoice voice = new LetterVoice();
  private final Ticking clock = new Ticking();

  /** Each look at it is a second later: files have an order. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }
  }

  /** What a process says in its life; answers what was heard. */
  private List<String> life(PhraseFiles.Bounds bounds, Manner manner, String... texts)
      throws Exception {
    PhraseFiles files = PhraseFiles.open(folder, bounds, clock);
    PhraseCache cache = new PhraseCache(voice, 100, 1 << 20, Optional.of(files));
    List<String> heard = new java.util.ArrayList<>();
    for (String text : texts) {
      WholeAudio whole = new WholeAudio();
      Outcome outcome =
          cache
              .say(text, manner, whole)
              .done()
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      heard.add(letters(whole.of(outcome).orElseThrow()));
    }
    files.close(PATIENCE);
    return heard;
  }

  private static String letters(short[] samples) {
    StringBuilder letters = new StringBuilder();
    for (short sample : samples) {
      letters.append((char) sample);
    }
    return letters.toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private List<String> made() {
    return voice.said.stream().map(said -> said.text).toList();
  }

  @Test
  void shouldSayAfterARestartWhatWasMadeBefore() throws Exception {
    // given
    life(MANY, ENGLISH, "one", "two");
    // when
    List<String> heard = life(MANY, ENGLISH, "one", "two", "three");
    // then
    assertThat(heard).containsExactly("one", "two", "three");
    assertThat(made()).containsExactly("one", "two", "three");
  }

  @Test
  void shouldTellApartWhateverChangesTheSound() throws Exception {
    // given
    life(MANY, ENGLISH, "one");
    // when
    life(MANY, new Manner("en", Optional.empty(), 0.75), "one");
    life(MANY, new Manner("en", Optional.of("anna"), 1), "one");
    life(MANY, new Manner("ro", Optional.empty(), 1), "one");
    voice.sound = "another model";
    life(MANY, ENGLISH, "one");
    // then
    assertThat(made()).hasSize(5);
    assertThat(files()).hasSize(5);
  }

  @Test
  void shouldMakeAgainWhatIsDamaged() throws Exception {
    byte[] whole;
    life(MANY, ENGLISH, "one");
    Path file = files().get(0);
    whole = Files.readAllBytes(file);
    for (byte[] damaged : damages(whole)) {
      // given
      Files.write(file, damaged);
      voice.said.clear();
      // when
      assertThat(life(MANY, ENGLISH, "one")).containsExactly("one");
      // then
      assertThat(made()).as("%d bytes", damaged.length).containsExactly("one");
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    // and one that is sound is not made again
    voice.said.clear();
    life(MANY, ENGLISH, "one");
    assertThat(made()).isEmpty();
  }

  private static List<byte[]> damages(byte[] whole) {
    byte[] flipped = whole.clone();
    flipped[whole.length - 1] ^= 1;
    byte[] marked = whole.clone();
    marked[0] ^= 1;
    return List.of(
        new byte[0],
        java.util.Arrays.copyOf(whole, 20),
        java.util.Arrays.copyOf(whole, whole.length - 1),
        java.util.Arrays.copyOf(whole, whole.length + 2),
        flipped,
        marked);
  }

  @Test
  void shouldForgetWhatWasNotSaidForLongest() throws Exception {
    // given
    PhraseFiles.Bounds two = new PhraseFiles.Bounds(2, 1 << 20);
    life(two, ENGLISH, "one", "two");
    // when the older one is asked for again, in another life, and then a third
    life(two, ENGLISH, "one", "three");
    voice.said.clear();
    // then
    assertThat(files()).hasSize(2);
    life(two, ENGLISH, "one", "three");
    assertThat(made()).isEmpty();
    life(two, ENGLISH, "two");
    assertThat(made()).containsExactly("two");
  }

  @Test
  void shouldHoldItsBytes() throws Exception {
    // given: each of these takes 41 + 20 bytes
    PhraseFiles.Bounds small = new PhraseFiles.Bounds(100, 130);
    life(small, ENGLISH, "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc");
    assertThat(files()).hasSize(2);
    // and what alone is too large is not kept
    life(small, ENGLISH, "d".repeat(100));
    assertThat(files()).hasSize(2);
    // when the bounds are smaller after a restart
    life(new PhraseFiles.Bounds(1, 130), ENGLISH);
    assertThat(files()).hasSize(1);
    life(new PhraseFiles.Bounds(0, 0), ENGLISH, "e");
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldIgnoreWhatIsNotItsOwnAndClearWhatWasNotFinished() throws Exception {
    // given
    life(MANY, ENGLISH, "one");
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");
    Path unfinished =
        Files.writeString(folder.resolve(files().get(0).getFileName() + ".unfinished"), "half");
    // when
    life(MANY, ENGLISH, "one");
    // then
    assertThat(foreign).exists();
    assertThat(unfinished).doesNotExist();
    assertThat(made()).containsExactly("one");
  }

  @Test
  void shouldKeepNoFileOfAStandInNorOfWhatBroke() throws Exception {
    voice.asAsked = false;
    life(MANY, ENGLISH, "one");
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldNotKeepWhatIsSaidOnce() throws Exception {
    // given
    PhraseFiles files = PhraseFiles.open(folder, MANY, clock);
    PhraseCache cache = new PhraseCache(voice, 100, 1 << 20, Optional.of(files));
    // when
    cache.audioOnce("Maria Popescu", ENGLISH).toCompletableFuture().get(10, TimeUnit.SECONDS);
    files.close(PATIENCE);
    // then
    assertThat(files()).isEmpty();
  }
}
