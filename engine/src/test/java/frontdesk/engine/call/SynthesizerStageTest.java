package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.SynthesizerStage.Audio;
import frontdesk.engine.call.SynthesizerStage.Hush;
import frontdesk.engine.call.SynthesizerStage.Speak;
import frontdesk.engine.call.SynthesizerStage.Spoken;
import frontdesk.engine.call.SynthesizerStage.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The way from sentences to the line: in order, the newest prompt only, never for ever. */
class SynthesizerStageTest {
  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final FakeVoice voice = new FakeVoice();
  private final Notes notes = new Notes();
  private final TestProbe<Spoken> spoken = KIT.createTestProbe(Spoken.class);
  private final ActorRef<SynthesizerStage.Command> stage =
      KIT.spawn(SynthesizerStage.create(voice, notes, PATIENCE));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  /** What reached the line. */
  private static final class Notes implements SynthesizerStage.Output {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void play(int prompt, short[] samples) {
      told.add(prompt + ": " + samples.length);
    }

    @Override
    public void end(int prompt, boolean whole) {
      told.add(prompt + (whole ? " end" : " cut"));
    }
  }

  private static Words words(String text) {
    return new Words(text, "en", false);
  }

  private void speak(int prompt, SynthesizerStage.Sentence... sentences) {
    stage.tell(new Speak(prompt, List.of(sentences), spoken.getRef()));
  }

  @Test
  void shouldPlaySentencesInOrderHoweverTheyAreMade() {
    // given
    CompletableFuture<short[]> slow = new CompletableFuture<>();
    voice.makes(text -> text.equals("one") ? slow : CompletableFuture.completedStage(new short[2]));
    // when
    speak(1, words("one"), words("two"), new Audio(new short[3]));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(2));
    slow.complete(new short[1]);
    // then
    spoken.expectMessage(new Spoken(1, true));
    assertThat(notes.told).containsExactly("1: 1", "1: 2", "1: 3", "1 end");
  }

  @Test
  void shouldMakeOnlyAFewSentencesAhead() {
    // given
    CompletableFuture<short[]> slow = new CompletableFuture<>();
    voice.makes(text -> slow);
    // when
    speak(
        1,
        IntStream.range(0, 50)
            .mapToObj(i -> words("sentence " + i))
            .toArray(SynthesizerStage.Sentence[]::new));
    // then
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(2));
    slow.complete(new short[1]);
    spoken.expectMessage(new Spoken(1, true));
    assertThat(voice.said).hasSize(50);
  }

  @Test
  void shouldSayThatAPromptIsNotWholeWhenASentenceFails() {
    // given
    voice.makes(
        text ->
            text.equals("two")
                ? CompletableFuture.failedStage(new IllegalStateException("broken"))
                : CompletableFuture.completedStage(new short[4]));
    // when
    speak(1, words("one"), words("two"), words("three"));
    // then
    spoken.expectMessage(new Spoken(1, false));
    assertThat(notes.told).last().isEqualTo("1 cut");
    assertThat(notes.told).doesNotContain("1 end");
    // and the next prompt is spoken
    speak(2, words("four"));
    spoken.expectMessage(new Spoken(2, true));
  }

  @Test
  void shouldGiveUpAVoiceThatNeverComes() {
    // given
    voice.makes(text -> new CompletableFuture<>());
    speak(1, words("one"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(1));
    // when
    TIME.timePasses(PATIENCE.plusSeconds(1));
    // then
    spoken.expectMessage(new Spoken(1, false));
    assertThat(notes.told).containsExactly("1 cut");
  }

  @Test
  void shouldLetTheNewestPromptWin() {
    // given
    CompletableFuture<short[]> slow = new CompletableFuture<>();
    voice.makes(text -> text.equals("old") ? slow : CompletableFuture.completedStage(new short[2]));
    speak(1, words("old"), words("older"));
    spoken.awaitAssert(() -> assertThat(voice.said).isNotEmpty());
    // when
    speak(2, words("new"));
    spoken.expectMessage(new Spoken(2, true));
    slow.complete(new short[1]);
    // then: nobody is told of the old one, and none of it is played
    spoken.expectNoMessage();
    assertThat(notes.told).doesNotContain("1: 1", "1 end").contains("2: 2", "2 end");
  }

  @Test
  void shouldBeSilentAfterAHushAndAfterItsEnd() {
    // given
    CompletableFuture<short[]> slow = new CompletableFuture<>();
    voice.makes(text -> slow);
    speak(1, words("one"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(1));
    // when
    stage.tell(new Hush());
    speak(2, words("two"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(2));
    KIT.stop(stage);
    slow.complete(new short[1]);
    // then
    spoken.expectNoMessage();
    assertThat(notes.told).noneMatch(told -> told.endsWith(": 1"));
  }
}
