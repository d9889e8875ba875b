package frontdesk.ops.bench.speech;

import frontdesk.engine.speech.language.Interpretation;
import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Plays the corpus to recognizers, all to each, and judges what they and the interpreter make. */
final class SpeechBench {
  /** Clips in the making or waiting for their engines: enough to keep both cores busy. */
  private static final int IN_FLIGHT = 6;

  private static final int MAKERS = 2;

  private final Situation situation;
  private final Limits limits;
  private final List<BenchEngine> engines;

  SpeechBench(Situation situation, Limits limits, List<BenchEngine> engines) {
    this.situation = situation;
    this.limits = limits;
    this.engines = List.copyOf(engines);
  }

  /**
   * The sentences of a run, evenly taken from the parts.
   *
   * @param own the half that is heard beside the sentences of the seeds
   * @param limit sentences at most, from all over the corpus
   */
  static List<CorpusSentence> sentences(Part own, int limit) {
    List<CorpusSentence> wanted =
        Corpus.all().stream()
            .filter(sentence -> sentence.part() == own || sentence.part() == Part.SEEDS)
            .toList();
    int count = Math.min(limit, wanted.size());
    return Stream.iterate(0, i -> i < count, i -> i + 1)
        .map(i -> wanted.get((int) ((long) i * wanted.size() / count)))
        .toList();
  }

  /** What the engines heard of a clip, in their order, once they have. */
  private record Heard(BenchClip clip, List<CompletableFuture<Optional<Transcript>>> answers) {}

  /** Plays every clip; blocks until all are heard. */
  List<EngineScore> run(List<BenchClip> clips) throws IOException, InterruptedException {
    List<EngineScore> scores = engines.stream().map(engine -> new EngineScore()).toList();
    ExecutorService makers = Executors.newFixedThreadPool(MAKERS);
    try (VoiceFiles voices = new VoiceFiles()) {
      ClipMaker maker = new ClipMaker(voices);
      Deque<Future<Heard>> waiting = new ArrayDeque<>();
      for (BenchClip clip : clips) {
        waiting.add(makers.submit(() -> play(clip, maker.samples(clip))));
        if (waiting.size() == IN_FLIGHT) {
          judge(waiting.remove(), scores);
        }
      }
      while (!waiting.isEmpty()) {
        judge(waiting.remove(), scores);
      }
    } finally {
      makers.shutdownNow();
    }
    return scores;
  }

  private Heard play(BenchClip clip, short[] samples) {
    Grammar grammar = situation.grammar(clip.sentence().question());
    return new Heard(clip, engines.stream().map(engine -> engine.hear(samples, grammar)).toList());
  }

  private void judge(Future<Heard> played, List<EngineScore> scores)
      throws IOException, InterruptedException {
    try {
      Heard heard = played.get();
      for (int i = 0; i < scores.size(); i++) {
        score(heard.clip(), heard.answers().get(i).get(), scores.get(i));
      }
    } catch (ExecutionException e) {
      throw new IOException("a clip could not be made or heard", e.getCause());
    }
  }

  private void score(BenchClip clip, Optional<Transcript> transcript, EngineScore score) {
    if (transcript.isEmpty()) {
      score.failed();
      return;
    }
    CorpusSentence sentence = clip.sentence();
    Interpretation heard = situation.interpret(transcript.get(), sentence.question());
    ExpectedMeaning expected =
        ExpectedMeaning.of(sentence.meaning(), sentence.question(), situation.today());
    Verdict verdict = Verdict.of(sentence, expected, situation.asWritten(sentence), heard, limits);
    boolean yes =
        Verdict.accepted(sentence.question(), heard, limits)
            .flatMap(Understanding::yes)
            .orElse(false);
    score.add(clip, expected, verdict, yes);
  }
}
