package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.SynthesizerStage;
import frontdesk.engine.provider.cost.Meter;
import frontdesk.engine.provider.resilience.Attempts;
import frontdesk.engine.provider.resilience.FallbackRecognizer;
import frontdesk.engine.provider.resilience.FallbackSynthesizer;
import frontdesk.engine.speech.EmbeddedRecognizers;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.engine.speech.recognizer.PooledRecognizer;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.PhraseFiles;
import frontdesk.ops.provider.Providers;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The ears and the voices of a node, warm before it is ready. */
final class Speech implements AutoCloseable {
  /** The folder of kept sentences within the data directory. */
  private static final String PHRASES = "phrases";

  /** Loads engines; blocks for seconds. */
  private interface WarmUp {
    void warm(List<Grammar> grammars) throws IOException, InterruptedException;
  }

  private final SpeechRecognizer recognizer;
  private final SpeechSynthesizer synthesizer;
  private final WarmUp engines;
  private final ClinicVoices voices;
  private final List<String> notes;
  private final Map<String, LongSupplier> failures;
  private final Optional<PhraseFiles> files;
  private final Map<Optional<List<String>>, ClinicVoices.Sound> sounds = new ConcurrentHashMap<>();
  private final FrontdeskSettings settings;
  private final Metering metering;

  private Speech(
      SpeechPorts ports,
      WarmUp engines,
      FrontdeskSettings settings,
      List<String> notes,
      Map<String, LongSupplier> failures,
      Optional<PhraseFiles> files) {
    this.failures = failures;
    this.files = files;
    this.recognizer = ports.recognizer();
    this.synthesizer = ports.synthesizer();
    this.engines = engines;
    this.settings = settings;
    this.metering = Metering.of(settings);
    this.voices = new ClinicVoices(this::sound, settings.speech().synthesis().slowerRate());
    this.notes = List.copyOf(notes);
  }

  /** Ears and a voice from elsewhere, which need no warming. */
  static Speech by(SpeechPorts ports, FrontdeskSettings settings) {
    return new Speech(
        ports,
        grammars -> {},
        settings,
        List.of(
            "recognizer: " + ports.recognizer().name() + " (given)",
            "voice: " + ports.synthesizer().name() + " (given)"),
        Map.of(),
        Optional.empty());
  }

  /** One cache of sentences for each order of voices that a clinic names. */
  private ClinicVoices.Sound sound(Catalogue clinic) {
    return sounds.computeIfAbsent(
        clinic.speech().providers().synthesizers(),
        order -> {
          var speech = settings.speech();
          SpeechSynthesizer usual = metering.usual(synthesizer, order);
          return new ClinicVoices.Sound(
              metering.ordered(synthesizer, order),
              usual,
              new PhraseCache(usual, speech.phraseCache(), speech.phraseCacheBytes(), files));
        });
  }

  /** Chooses and opens what the settings ask for, embedded and other; nothing is warm yet. */
  static Speech open(
      FrontdeskSettings settings, Senses senses, Catalogues catalogues, Providers providers) {
    var speech = settings.speech();
    EmbeddedRecognizers.Choice ears =
        EmbeddedRecognizers.choose(
            EmbeddedRecognizers.Preference.valueOf(speech.recognizer().name()),
            EngineSpeech.recognizer(speech),
            EngineSpeech.sphinx4(speech),
            EngineSpeech.pocketsphinx(speech),
            senses.ears());
    Voices voices = Voices.open(speech, senses, catalogues);
    SpeechPorts ports =
        new SpeechPorts(
            providers.recognizer(ears.recognizer()), providers.synthesizer(voices.synthesizer()));
    List<String> notes = new ArrayList<>(providers.notes());
    notes.add(ears.explanation());
    notes.addAll(voices.notes());
    Optional<PhraseFiles> files = files(settings, notes);
    return new Speech(
        ports,
        grammars -> {
          ears.recognizer().warm(grammars);
          voices.warm();
        },
        settings,
        notes,
        failures(ears.recognizer(), voices),
        files);
  }

  /** Without them every sentence is made again after a start, which is no reason not to start. */
  private static Optional<PhraseFiles> files(FrontdeskSettings settings, List<String> notes) {
    var synthesis = settings.speech().synthesis();
    if (synthesis.phraseFiles() == 0) {
      return Optional.empty();
    }
    Path folder = settings.node().dataDirectory().resolve(PHRASES);
    try {
      return Optional.of(
          PhraseFiles.open(
              folder,
              new PhraseFiles.Bounds(synthesis.phraseFiles(), synthesis.phraseFilesBytes()),
              Clock.systemUTC()));
    } catch (IOException unusable) {
      notes.add("sentences are not kept on disk: " + folder + " cannot be used");
      return Optional.empty();
    }
  }

  private static Map<String, LongSupplier> failures(PooledRecognizer ears, Voices voices) {
    Map<String, LongSupplier> failures = new LinkedHashMap<>();
    failures.put("heard.busy", () -> ears.failures(Failure.Kind.BUSY));
    failures.put("heard.late", () -> ears.failures(Failure.Kind.LATE));
    failures.put("heard.broken", () -> ears.failures(Failure.Kind.BROKEN));
    failures.put("heard.hung", ears::hungEngines);
    failures.put("said.busy", () -> voices.outcomes(Outcome.BUSY));
    failures.put("said.broken", () -> voices.outcomes(Outcome.BROKEN));
    failures.put("said.hung", voices::hung);
    return failures;
  }

  /** How often the embedded engines did not hear or say something, by what it was. */
  Map<String, LongSupplier> failures() {
    return failures;
  }

  /** Loads engines, compiles grammars and makes the fixed sentences. Blocks for seconds. */
  void warm(Catalogues catalogues, GrammarWriter grammars)
      throws IOException, InterruptedException {
    List<Grammar> all = new ArrayList<>();
    catalogues.all().forEach(clinic -> all.addAll(grammars.all(clinic.catalogue())));
    engines.warm(all);
    catalogues.all().forEach(loaded -> prepare(loaded.catalogue()));
  }

  /** Makes the fixed sentences of a clinic. Blocks while they are spoken. */
  void prepare(Catalogue clinic) {
    voices.prepare(clinic);
  }

  /** All languages that some clinic's callers are understood in. */
  List<String> understood() {
    return recognizer.languages();
  }

  /** The ears of a clinic's calls, in its own order where it names one. */
  private SpeechRecognizer recognizer(Catalogue clinic) {
    Optional<List<String>> order = clinic.speech().providers().recognizers();
    return recognizer instanceof FallbackRecognizer all && order.isPresent()
        ? all.ordered(order.get())
        : recognizer;
  }

  /** The ears of one call; told who hears in it. */
  SpeechRecognizer recognizer(Catalogue clinic, Meter meter, Attempts told) {
    SpeechRecognizer ears = recognizer(clinic);
    return metering.ears(ears instanceof FallbackRecognizer all ? all.toldTo(told) : ears, meter);
  }

  /** The languages that a clinic's callers can be served in. */
  Input.Tongues tongues(Catalogue clinic) {
    return new Input.Tongues(
        sound(clinic).synthesizer().languages(), recognizer(clinic).languages());
  }

  /** The voices of one call: what is kept costs nothing, and what is not counts. */
  SynthesizerStage.Voice voice(Catalogue catalogue, Meter meter, Attempts told) {
    var order = catalogue.speech().providers().synthesizers();
    SpeechSynthesizer heard =
        synthesizer instanceof FallbackSynthesizer all ? all.toldTo(told) : synthesizer;
    return (words, listener) ->
        voices.say(catalogue, words, listener, metering.voice(heard, order, meter));
  }

  /** What lines say by themselves. */
  Announcements announcements() {
    return voices.announcements();
  }

  /** One line for each choice that was made. */
  List<String> notes() {
    return notes;
  }

  @Override
  public void close() {
    recognizer.close();
    synthesizer.close();
    files.ifPresent(PhraseFiles::close);
  }
}
