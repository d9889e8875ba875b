package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.FakeVoice.Streamed;
import frontdesk.engine.call.SynthesizerStage.Append;
import frontdesk.engine.call.SynthesizerStage.Audio;
import frontdesk.engine.call.SynthesizerStage.Finish;
import frontdesk.engine.call.SynthesizerStage.Hush;
import frontdesk.engine.call.SynthesizerStage.Speak;
import frontdesk.engine.call.SynthesizerStage.Spoken;
import frontdesk.engine.call.SynthesizerStage.Taken;
import frontdesk.engine.call.SynthesizerStage.Words;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way from sentences to the line: in order, the newest prompt only, never for ever. */
class SynthesizerStageTest {
  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ActorTestKit kit;

  @SuppressWarnings("NullAway.Init") // before any test is made
  private static ManualTime time;

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration GAP = Duration.ofSeconds(3);
  private static final SynthesizerStage.Bounds BOUNDS =
      new SynthesizerStage.Bounds(PATIENCE, GAP, Duration.ofSeconds(1));

  private final FakeVoice voice = new FakeVoice();
  private final Notes notes = new Notes();
  private final TestProbe<Spoken> spoken = kit.createTestProbe(Spoken.class);
  private final ActorRef<SynthesizerStage.Command> stage =
      kit.spawn(SynthesizerStage.create(voice, notes, BOUNDS));

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(ManualTime.config());
    time = ManualTime.get(kit.system());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  /** What reached the line. */
  private static final class Notes implements SynthesizerStage.Output {
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile int waiting;
    volatile Taken next = Taken.TAKEN;

    @Override
    public Taken play(int prompt, short[] samples) {
      told.add(prompt + ": " + samples.length);
      return next;
    }

    @Override
    public void sentenceOver(int prompt) {
      told.add(prompt + " over");
    }

    @Override
    public int waitingSamples(int prompt) {
      return waiting;
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
    assertThat(notes.told)
        .containsExactly("1: 1", "1 over", "1: 2", "1 over", "1: 3", "1 over", "1 end");
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
    time.timePasses(PATIENCE.plusSeconds(1));
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
    kit.stop(stage);
    slow.complete(new short[1]);
    // then
    spoken.expectNoMessage();
    assertThat(notes.told).noneMatch(told -> told.endsWith(": 1"));
  }

  /** Texts by name, each made by the test. */
  private Map<String, Streamed> streams(String... texts) {
    Map<String, Streamed> streams = new ConcurrentHashMap<>();
    List.of(texts).forEach(text -> streams.put(text, new Streamed()));
    voice.streams(text -> Objects.requireNonNull(streams.get(text)));
    return streams;
  }

  private static Streamed of(Map<String, Streamed> streams, String text) {
    return Objects.requireNonNull(streams.get(text));
  }

  private void awaitTold(String... told) {
    spoken.awaitAssert(() -> assertThat(notes.told).containsExactly(told));
  }

  @Test
  void shouldPlayTheFirstPieceBeforeTheLastIsMade() {
    // given
    Map<String, Streamed> streams = streams("one", "two");
    speak(1, words("one"), words("two"));
    spoken.awaitAssert(() -> assertThat(voice.said).containsExactly("one", "two"));
    // when: the second sentence comes before the first is complete
    of(streams, "one").piece(1);
    awaitTold("1: 1");
    of(streams, "two").piece(5);
    of(streams, "two").end(Outcome.COMPLETE);
    of(streams, "one").piece(2);
    // then
    awaitTold("1: 1", "1: 2");
    of(streams, "one").end(Outcome.COMPLETE);
    awaitTold("1: 1", "1: 2", "1 over", "1: 5", "1 over", "1 end");
    spoken.expectMessage(new Spoken(1, true));
    assertThat(voice.cancelled).isEmpty();
  }

  @Test
  void shouldStopWhatIsBeingMadeAtTheVoice() {
    // given
    Map<String, Streamed> streams = streams("one", "two", "three", "four");
    speak(1, words("one"), words("two"), words("three"));
    of(streams, "one").piece(1);
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(2));
    // when
    stage.tell(new Hush());
    // then
    spoken.awaitAssert(() -> assertThat(voice.cancelled).containsExactly("one", "two"));
    of(streams, "one").piece(1);
    of(streams, "one").end(Outcome.COMPLETE);
    // and a new prompt stops it too
    speak(2, words("three"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(3));
    speak(3, words("four"));
    spoken.awaitAssert(() -> assertThat(voice.cancelled).containsExactly("one", "two", "three"));
    // and the end of the call
    kit.stop(stage);
    spoken.awaitAssert(() -> assertThat(voice.cancelled).contains("four"));
    assertThat(notes.told).doesNotContain("1 over", "1 end", "1 cut");
  }

  @Test
  void shouldCutAVoiceThatStallsMidway() {
    // given
    Map<String, Streamed> streams = streams("one", "two");
    speak(1, words("one"), words("two"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(2));
    of(streams, "one").piece(1);
    awaitTold("1: 1");
    // when: it goes on in time
    time.timePasses(GAP.minusMillis(1));
    of(streams, "one").piece(2);
    awaitTold("1: 1", "1: 2");
    time.timePasses(GAP.minusMillis(1));
    spoken.expectNoMessage();
    // and then does not
    time.timePasses(Duration.ofMillis(1));
    // then
    spoken.expectMessage(new Spoken(1, false));
    awaitTold("1: 1", "1: 2", "1 cut");
    assertThat(voice.cancelled).containsExactly("one", "two");
  }

  @Test
  void shouldBeginNoSentenceWhileMuchWaitsOnTheLine() {
    // given
    voice.makes(text -> CompletableFuture.completedStage(new short[1]));
    notes.waiting = 8_001;
    speak(1, words("one"));
    time.timePasses(PATIENCE.plusSeconds(1));
    spoken.expectNoMessage();
    assertThat(voice.said).isEmpty();
    // when
    notes.waiting = 8_000;
    time.timePasses(Duration.ofSeconds(1));
    // then
    spoken.expectMessage(new Spoken(1, true));
  }

  @Test
  void shouldStopWhatNobodyWillHear() {
    // given
    Map<String, Streamed> streams = streams("one", "two", "three");
    notes.next = Taken.OVER;
    speak(1, words("one"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(1));
    // when
    of(streams, "one").piece(1);
    // then
    spoken.awaitAssert(() -> assertThat(voice.cancelled).containsExactly("one"));
    spoken.expectNoMessage();
    // and where the line holds no more, the prompt is cut
    notes.next = Taken.FULL;
    speak(2, words("two"), words("three"));
    spoken.awaitAssert(() -> assertThat(voice.said).hasSize(3));
    of(streams, "two").piece(1);
    spoken.expectMessage(new Spoken(2, false));
    assertThat(voice.cancelled).containsExactly("one", "two", "three");
  }

  @Test
  void shouldSpeakSentencesAsTheyAreAppended() {
    // given
    voice.makes(text -> CompletableFuture.completedStage(new short[text.length()]));
    stage.tell(new Speak(1, List.of(), spoken.getRef(), true));
    // when
    stage.tell(new Append(1, List.of(words("one"))));
    stage.tell(new Append(7, List.of(words("of another prompt"))));
    awaitTold("1: 3", "1 over");
    stage.tell(new Append(1, List.of(words("three"), words("four"))));
    awaitTold("1: 3", "1 over", "1: 5", "1 over", "1: 4", "1 over");
    spoken.expectNoMessage();
    stage.tell(new Finish(1));
    // then
    spoken.expectMessage(new Spoken(1, true));
    assertThat(notes.told).last().isEqualTo("1 end");
    // and nothing is added to one that is complete, nor to one that was closed from the beginning
    stage.tell(new Append(1, List.of(words("late"))));
    CompletableFuture<short[]> slow = new CompletableFuture<>();
    voice.makes(text -> slow);
    speak(2, words("closed"));
    stage.tell(new Append(2, List.of(words("late"))));
    slow.complete(new short[1]);
    spoken.expectMessage(new Spoken(2, true));
    assertThat(voice.said).containsExactly("one", "three", "four", "closed");
  }

  @Test
  void shouldCutAnOpenPromptThatNobodyGoesOnWith() {
    // given
    voice.makes(text -> CompletableFuture.completedStage(new short[1]));
    stage.tell(new Speak(1, List.of(words("one")), spoken.getRef(), true));
    awaitTold("1: 1", "1 over");
    // when
    time.timePasses(PATIENCE.plusMillis(1));
    // then
    spoken.expectMessage(new Spoken(1, false));
  }

  @Test
  void shouldOutliveAVoiceThatThrows() {
    // given
    voice.makes(
        text -> {
          throw new IllegalStateException(text);
        });
    // when
    speak(1, words("one"));
    // then
    spoken.expectMessage(new Spoken(1, false));
    voice.makes(text -> CompletableFuture.completedStage(new short[1]));
    speak(2, words("two"));
    spoken.expectMessage(new Spoken(2, true));
  }
}
