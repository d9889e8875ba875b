package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.decoder.search.SimpleBreadthFirstSearchManager;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.LogMath;
import frontdesk.engine.speech.recognizer.LoudFrames;
import frontdesk.engine.speech.recognizer.SpeechBounds;
import frontdesk.engine.speech.recognizer.Telephone;
import frontdesk.engine.speech.recognizer.UtteranceDecoder;
import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A sphinx4 engine: one acoustic model, one search per grammar, and the phone loop that says how
 * much of a sentence is only the grammar's wish.
 *
 * <p>The acoustic model keeps what it computed of the last frame, so that no two threads may share
 * it; the word list is shared. Some 60 MB of heap each, and 5 to 30 MB for each compiled grammar of
 * a clinic. One thread.
 */
public final class SphinxDecoder implements UtteranceDecoder {
  private static final String MODEL = "/edu/cmu/sphinx/models/en-us/en-us/";
  private static final String WORD_LIST = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";
  private static final float MIXTURE_WEIGHT_FLOOR = 1e-7f;
  private static final float VARIANCE_FLOOR = 1e-4f;
  private static final int TOP_GAUSSIANS = 4;
  private static final int MAX_PATHS = 20;

  /** Held for good: java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> SPHINX_LOGS =
      List.of(
          Logger.getLogger("edu.cmu.sphinx"),
          // These write of each grammar and utterance, under names outside sphinx4's own.
          Logger.getLogger(WordGraph.class.getName()),
          Logger.getLogger(AutoCepstrum.class.getSimpleName()),
          Logger.getLogger(BatchCMN.class.getSimpleName()));

  static {
    SPHINX_LOGS.forEach(log -> log.setLevel(Level.SEVERE));
  }

  private final SphinxSettings settings;
  private final UnitManager units = new UnitManager();
  private final TiedStateAcousticModel model;
  private final PronouncingDictionary dictionary;
  private final Cepstra cepstra;
  private final PhoneLoop loop;
  private final FrameScorer scorer;
  private final Map<ContentHash, Compiled> compiled;

  private record Compiled(SimpleBreadthFirstSearchManager search, SortedSet<String> unknownWords) {}

  private SphinxDecoder(SphinxSettings settings, int grammarsKept, Pronunciations pronunciations)
      throws IOException {
    this.settings = settings;
    URL location = SphinxDecoder.class.getResource(MODEL);
    if (location == null) {
      throw new IOException("the acoustic model is not on the class path");
    }
    Sphinx3Loader loader =
        new Sphinx3Loader(
            location, units, 0, MIXTURE_WEIGHT_FLOOR, VARIANCE_FLOOR, TOP_GAUSSIANS, true);
    model = new TiedStateAcousticModel(loader, units, true);
    model.allocate();
    dictionary = new PronouncingDictionary(pronunciations, units);
    cepstra = new Cepstra(loader);
    loop = new PhoneLoop(loader, LogMath.getLogMath().linearToLog(settings.phoneInsertion()));
    scorer = new FrameScorer(loop);
    compiled =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ContentHash, Compiled> eldest) {
            return size() > grammarsKept;
          }
        };
  }

  /** Opens engines that share one word list, read when the first is opened. */
  public static Factory factory(SphinxSettings settings, int grammarsKept) {
    SharedWords words = new SharedWords();
    return () -> new SphinxDecoder(settings, grammarsKept, words.get());
  }

  /** The word list, read once by whichever engine asks first. */
  private static final class SharedWords {
    private @Nullable Pronunciations words;

    synchronized Pronunciations get() throws IOException {
      Pronunciations known = words;
      if (known == null) {
        try (InputStream in = SphinxDecoder.class.getResourceAsStream(WORD_LIST)) {
          if (in == null) {
            throw new IOException("the word list is not on the class path");
          }
          known = Pronunciations.read(in);
          words = known;
        }
      }
      return known;
    }
  }

  @Override
  public SortedSet<String> prepare(Grammar grammar) {
    return compiled(grammar).unknownWords();
  }

  private Compiled compiled(Grammar grammar) {
    Compiled known = compiled.get(grammar.hash());
    if (known != null) {
      return known;
    }
    WordGraph words = new WordGraph(grammar.jsgf(), dictionary, settings.maxGraphNodes());
    FlatLinguist linguist =
        new FlatLinguist(
            model,
            words,
            units,
            settings.wordInsertion(),
            settings.silenceInsertion(),
            1.0, // fillers other than silence are not in the graph
            1.0, // phones of a word have no price
            settings.languageWeight(),
            false,
            false,
            false,
            false,
            0,
            0,
            model);
    SimpleBreadthFirstSearchManager search =
        new SimpleBreadthFirstSearchManager(
            linguist,
            new SimplePruner(),
            scorer,
            new PartitionActiveListFactory(settings.absoluteBeam(), settings.relativeBeam()),
            false,
            0,
            0,
            false);
    search.allocate();
    Compiled made = new Compiled(search, words.unknownWords());
    compiled.put(grammar.hash(), made);
    return made;
  }

  @Override
  public List<Hypothesis> decode(
      short[] samples, int length, Grammar grammar, int maxAlternatives) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (Reading reading : readings(samples, length, grammar)) {
      boolean known = hypotheses.stream().anyMatch(said -> said.text().equals(reading.text()));
      if (!known && hypotheses.size() < maxAlternatives && accepted(reading)) {
        hypotheses.add(new Hypothesis(reading.text(), reading.confidence()));
      }
    }
    return hypotheses;
  }

  private boolean accepted(Reading reading) {
    return !reading.text().isEmpty() && reading.confidence() >= settings.minConfidence();
  }

  /** All sentences that reach the end of the grammar with the audio, best first. */
  List<Reading> readings(short[] samples, int length, Grammar grammar) {
    SimpleBreadthFirstSearchManager search = compiled(grammar).search();
    SpeechBounds bounds = SpeechBounds.of(samples, length);
    short[] speech = Arrays.copyOfRange(samples, bounds.from(), bounds.to());
    LoudFrames loud = LoudFrames.of(speech, speech.length);
    scorer.hear(cepstra.of(Telephone.to16k(speech, speech.length)));
    search.startRecognition();
    Result result = search.recognize(Integer.MAX_VALUE);
    search.stopRecognition();
    if (result == null) {
      return List.of();
    }
    return result.getResultTokens().stream()
        .sorted(Comparator.comparingDouble(Token::getScore).reversed())
        .limit(MAX_PATHS)
        .map(token -> Reading.of(token, loop, loud))
        .toList();
  }

  @Override
  public void close() {
    compiled.clear();
    model.deallocate();
  }
}
