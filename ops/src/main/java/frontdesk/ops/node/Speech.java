package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.call.SynthesizerStage;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.speech.EmbeddedRecognizers;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.engine.speech.language.Opener;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.provider.Grammar;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The ears and the voice of a node, warm before it is ready. */
final class Speech implements AutoCloseable {
  /** The text that a line speaks by itself while nobody is in charge of it. */
  private static final String HOLDING_KEY = "one.moment";

  /** What it says by itself when the call has to be given up. */
  private static final List<Phrase> LAST_WORDS =
      List.of(Phrase.of("sorry.fallback"), Phrase.of("human.number"));

  private static final Opener NOTHING_SEALED =
      new Opener() {
        @Override
        public Optional<String> text(Sealed handle) {
          return Optional.empty();
        }

        @Override
        public Optional<byte[]> audio(Sealed handle) {
          return Optional.empty();
        }
      };

  private final Map<ClinicId, Clip> lastWords = new ConcurrentHashMap<>();

  /** Loads engines; blocks for seconds. */
  private interface WarmUp {
    void warm(List<Grammar> grammars) throws IOException, InterruptedException;
  }

  private final SpeechRecognizer recognizer;
  private final SpeechSynthesizer synthesizer;
  private final WarmUp engines;
  private final PhraseCache phrases;
  private final List<String> notes;

  private Speech(
      SpeechPorts ports, WarmUp engines, FrontdeskSettings settings, List<String> notes) {
    this.recognizer = ports.recognizer();
    this.synthesizer = ports.synthesizer();
    this.engines = engines;
    var speech = settings.speech();
    this.phrases = new PhraseCache(synthesizer, speech.phraseCache(), speech.phraseCacheBytes());
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
            "voice: " + ports.synthesizer().name() + " (given)"));
  }

  /** Chooses and opens what the settings ask for; nothing is warm yet. */
  static Speech open(FrontdeskSettings settings) {
    var speech = settings.speech();
    EmbeddedRecognizers.Choice ears =
        EmbeddedRecognizers.choose(
            EmbeddedRecognizers.Preference.valueOf(speech.recognizer().name()),
            EngineSpeech.recognizer(speech),
            EngineSpeech.sphinx4(speech),
            EngineSpeech.pocketsphinx(speech));
    EmbeddedSynthesizers.Kind kind =
        switch (speech.synthesizer()) {
          case AUTO, FREETTS -> EmbeddedSynthesizers.Kind.FREETTS;
          case FLITE -> EmbeddedSynthesizers.Kind.FLITE;
          case ESPEAK_NG -> EmbeddedSynthesizers.Kind.ESPEAK_NG;
        };
    EmbeddedSynthesizers.Choice voice =
        EmbeddedSynthesizers.choose(kind, EngineSpeech.synthesizer(speech));
    return new Speech(
        new SpeechPorts(ears.recognizer(), voice.synthesizer()),
        grammars -> {
          ears.recognizer().warm(grammars);
          voice.synthesizer().warm();
        },
        settings,
        List.of(ears.explanation(), voice.explanation()));
  }

  /** Loads engines, compiles grammars and makes the fixed sentences. Blocks for seconds. */
  void warm(Catalogues catalogues, GrammarWriter grammars)
      throws IOException, InterruptedException {
    List<Grammar> all = new ArrayList<>();
    catalogues.all().forEach(clinic -> all.addAll(grammars.all(clinic.catalogue())));
    engines.warm(all);
    for (var loaded : catalogues.all()) {
      Catalogue clinic = loaded.catalogue();
      for (String sentence : SpokenText.fixedSentences(ClinicBook.texts(clinic).byKey(), clinic)) {
        phrases.audio(sentence, clinic.language()).toCompletableFuture().join();
      }
    }
  }

  SpeechRecognizer recognizer() {
    return recognizer;
  }

  SynthesizerStage.Voice voice(Catalogue catalogue) {
    return text -> say(text, catalogue.language());
  }

  /** The announcement of a line that nobody is in charge of. */
  Clip holding(ClinicKnowledge clinic) {
    String text = clinic.texts().getOrDefault(HOLDING_KEY, "One moment, please.");
    return new Clip("holding", fixed(text, clinic.catalogue().language()));
  }

  /**
   * What a line says for the last time when its call cannot go on: whom to call instead. It is made
   * once, and its name is the words.
   */
  Clip lastWords(ClinicKnowledge clinic) {
    return lastWords.computeIfAbsent(clinic.catalogue().id(), id -> makeLastWords(clinic));
  }

  private Clip makeLastWords(ClinicKnowledge clinic) {
    String language = clinic.catalogue().language();
    List<String> texts = new ArrayList<>();
    for (Segment part :
        SpokenText.render(LAST_WORDS, clinic.texts(), clinic.catalogue(), NOTHING_SEALED)) {
      if (part instanceof Segment.Words words) {
        texts.add(words.text());
      }
    }
    List<short[]> parts = texts.stream().map(text -> fixed(text, language)).toList();
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return new Clip(String.join(" ", texts), all);
  }

  private short[] fixed(String text, String language) {
    return phrases
        .kept(text, language)
        .orElseGet(() -> say(text, language).toCompletableFuture().join());
  }

  /** What is said to one caller may hold that caller's words: only the fixed sentences are kept. */
  private CompletionStage<short[]> say(String text, String language) {
    return phrases
        .audioOnce(text, language)
        .thenApply(
            audio -> audio.orElseThrow(() -> new IllegalStateException("the voice is busy")));
  }

  /** One line for each choice that was made. */
  List<String> notes() {
    return notes;
  }

  @Override
  public void close() {
    recognizer.close();
    synthesizer.close();
  }
}
