package frontdesk.ops.bench.speech;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.pocketsphinx.PocketSphinxDecoder;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.BenchOutput;
import frontdesk.ops.bench.speech.CorpusSentence.Part;
import frontdesk.ops.node.EngineSpeech;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench speech}: how well the embedded recognizers hear, and refuse to. */
@Command(
    name = "speech",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a corpus of sentences and sounds to the embedded recognizers, by several voices over a",
      "telephone line, clean and with noise at 20 and 10 dB; grammar, pool, interpreter and limits",
      "are the product's. Goals: right 75 %%, wrong 10 %%, out of grammar accepted 25 %%, and nothing",
      "taken for a yes that is none: else the status is 1. Needs flite and espeak-ng."
    })
public final class SpeechBenchCommand implements Callable<Integer> {
  private static final String CLINIC = "frontdesk/clinics/bright-smile.conf";

  /** Which recognizers. */
  enum Which {
    sphinx4,
    pocketsphinx,
    both
  }

  @Option(
      names = "--recognizer",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: both).")
  private Which which = Which.both;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Sentences at most, from all over the corpus; two clips each (default: all).")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--tuning",
      description = "The half that settings may be tuned on instead of the one that is reported.")
  private boolean tuning;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides which voice says what (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private long seed;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (limit < 1) {
      throw output.wrong("--limit must be 1 or more");
    }
    Set<String> missing = VoiceFiles.missingPrograms();
    if (!missing.isEmpty()) {
      output.problem("install the packages " + String.join(", ", missing));
      return Exit.UNAVAILABLE;
    }
    Configuration.Outcome outcome = Configuration.load(Optional.empty(), Map.of());
    if (outcome instanceof Configuration.Refused refused) {
      refused.problems().forEach(problem -> output.problem(problem.toString()));
      return Exit.CONFIG;
    }
    FrontdeskSettings settings = ((Configuration.Loaded) outcome).settings();
    if (which != Which.sphinx4
        && !PocketSphinxDecoder.usable(EngineSpeech.pocketsphinx(settings.speech()))) {
      output.problem(
          "install the packages libpocketsphinx3, pocketsphinx-en-us, or"
              + " choose --recognizer sphinx4");
      return Exit.UNAVAILABLE;
    }
    return measure(settings, output.people());
  }

  private int measure(FrontdeskSettings settings, PrintWriter out)
      throws IOException, InterruptedException {
    Situation situation =
        new Situation(
            shippedClinic(), Interpreter.english(EngineSpeech.interpreter(settings.speech())));
    Part own = tuning ? Part.TUNING : Part.REPORTED;
    List<BenchEngine> engines = new ArrayList<>();
    try {
      open(settings, situation, engines);
      List<CorpusSentence> sentences = SpeechBench.sentences(own, limit);
      List<BenchClip> clips =
          sentences.stream().flatMap(sentence -> BenchClip.of(sentence, seed).stream()).toList();
      out.printf(
          "seed %d: %d sentences and sounds, %d clips%n", seed, sentences.size(), clips.size());
      List<EngineScore> scores =
          new SpeechBench(situation, settings.dialogue().limits(), engines).run(clips);
      return report(engines, scores, own, out);
    } finally {
      engines.forEach(BenchEngine::close);
    }
  }

  /** One after the other, so that the memory of each can be told. */
  private void open(FrontdeskSettings settings, Situation situation, List<BenchEngine> engines)
      throws IOException, InterruptedException {
    BenchRecognizers recognizers = new BenchRecognizers(settings.speech());
    if (which != Which.sphinx4) {
      engines.add(recognizers.pocketsphinx(situation.allGrammars()));
    }
    if (which != Which.pocketsphinx) {
      engines.add(recognizers.sphinx4(situation.allGrammars()));
    }
  }

  private int report(List<BenchEngine> engines, List<EngineScore> scores, Part own, PrintWriter out)
      throws IOException {
    SpeechReport report = new SpeechReport(out);
    Map<String, Object> figures = new LinkedHashMap<>();
    boolean safe = true;
    for (int i = 0; i < engines.size(); i++) {
      BenchEngine engine = engines.get(i);
      EngineScore score = scores.get(i);
      report.print(engine, score, own);
      Tally seeds = score.tally(Part.SEEDS);
      safe &= SpeechGoal.agreesToNothing(score.tally(own)) && SpeechGoal.agreesToNothing(seeds);
      figures.put(
          engine.name(),
          SpeechFigures.of(
              score.tally(own), seeds, engine.realTimeFactor(), engine.mb(), score.failures()));
    }
    figures.put("half", tuning ? "tuning" : "reported");
    figures.put("seed", seed);
    output.last(SpeechFigures.json(figures));
    return safe ? Exit.OK : Exit.NO;
  }

  private static Catalogue shippedClinic() throws IOException {
    if (CatalogueLoader.loadResource(CLINIC) instanceof CatalogueLoader.Loaded loaded) {
      return loaded.catalogue();
    }
    throw new IOException("the sample clinic is not as it was shipped");
  }
}
