package frontdesk.ops.bench.providers;

import frontdesk.ops.bench.providers.Served.Step;
import frontdesk.ops.provider.fake.CartesiaFake;
import frontdesk.ops.provider.fake.DeepgramFake;
import frontdesk.ops.provider.fake.FakeSpeech;
import frontdesk.ops.provider.fake.FakeWatch;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelAsked;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.OpenAiChatFake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Ears, mind and voice at a given pace, and what each of them did when. The ears hear a marked
 * sentence in whatever is said, the mind answers it by a sentence of its own with the same mark.
 */
final class StandIns implements AutoCloseable {
  /** What is said is short, so that a call has many turns. */
  private static final Duration LONGEST_SENTENCE = Duration.ofMillis(700);

  private static final Duration BETWEEN_PIECES = Duration.ofMillis(10);
  private static final int PIECE_MS = 100;
  private static final int TEXTS_AT_ONCE = 10_000;

  private final DeepgramFake ears = new DeepgramFake();
  private final OpenAiChatFake mind = new OpenAiChatFake(OpenAiChatFake.Style.OPEN_AI);
  private final CartesiaFake voice = new CartesiaFake();
  private final List<Served> served = new CopyOnWriteArrayList<>();

  /**
   * @param seed of all that is drawn
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  StandIns(Paces paces, long seed, LongSupplier nanoTime) {
    Random random = new Random(seed); // safe for all threads
    ears.hears(Mark.allSaid().toArray(String[]::new));
    ears.finalAfter(() -> paces.recognizer().draw(random));
    ears.watchedBy(new Watch(Step.RECOGNIZER, nanoTime));
    mind.answersBy(StandIns::answer);
    mind.paced(
        () -> ModelPace.of(paces.model().draw(random), Duration.ofMillis(paces.betweenTokensMs())));
    mind.watchedBy(new Watch(Step.MODEL, nanoTime));
    voice.allows(TEXTS_AT_ONCE);
    voice.speaks(() -> new FakeSpeech(paces.voice().draw(random), BETWEEN_PIECES, PIECE_MS));
    voice.speaksNoLongerThan(LONGEST_SENTENCE);
    voice.watchedBy(new Watch(Step.VOICE, nanoTime));
  }

  private static ModelAnswer answer(ModelAsked asked) {
    OptionalInt mark = Mark.in(asked.last().text());
    return ModelAnswer.words(
        "We can see " + (mark.isPresent() ? Mark.said(mark.getAsInt()) : "it") + ", thank you.");
  }

  /** Where they are: the ears, the mind, the voice. */
  String addresses() {
    return ears.uri() + " " + mind.base() + " " + voice.uri();
  }

  /** What they did so far. */
  List<Served> served() {
    return List.copyOf(served);
  }

  @Override
  public void close() {
    ears.close();
    mind.close();
    voice.close();
  }

  /** What carries no mark is nobody's answer: the greeting, or half a sentence. */
  private final class Watch implements FakeWatch {
    private final Step step;
    private final LongSupplier nanoTime;
    private final Map<Integer, Long> askedAt = new ConcurrentHashMap<>();

    Watch(Step step, LongSupplier nanoTime) {
      this.step = step;
      this.nanoTime = nanoTime;
    }

    @Override
    public void asked(String text) {
      long now = nanoTime.getAsLong();
      Mark.in(text).ifPresent(mark -> askedAt.put(mark, now));
    }

    @Override
    public void given(String text) {
      long now = nanoTime.getAsLong();
      Mark.in(text)
          .ifPresent(
              mark -> {
                Long asked = askedAt.remove(mark);
                if (asked != null) {
                  served.add(new Served(step, mark, asked, now));
                }
              });
    }
  }
}
