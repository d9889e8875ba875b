package frontdesk.ops.node;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Languages;
import frontdesk.engine.call.SynthesizerStage;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.engine.speech.synthesizer.PhraseCache;
import frontdesk.engine.speech.synthesizer.WholeAudio;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each clinic speaks each of its languages: by which voice, how fast, and what of it is kept.
 *
 * <p>The fixed sentences of a clinic's own language are made beforehand; those of other languages,
 * and of a slower pace, are kept when they are first said. Any thread.
 */
final class ClinicVoices {
  private static final Logger LOG = LoggerFactory.getLogger(ClinicVoices.class);

  /** What callers hear in a language before they have chosen it. */
  private static final List<String> BEFOREHAND = List.of("other.language");

  /** No more than the smallest plan of a vendor allows. */
  private static final int MADE_AT_ONCE = 2;

  private final Function<Catalogue, Sound> sounds;
  private final double slowerRate;
  private final Map<ClinicId, Set<Fixed>> fixed = new ConcurrentHashMap<>();
  private final Set<Named> unknown = ConcurrentHashMap.newKeySet();
  private final Announcements announcements = new Announcements();

  /**
   * Who speaks for a clinic, and what is kept of it.
   *
   * @param synthesizer all of its voices
   * @param usual those that every call gets: what is made beforehand is theirs
   */
  record Sound(SpeechSynthesizer synthesizer, SpeechSynthesizer usual, PhraseCache phrases) {}

  /** A sentence that is the same in every call of a clinic. */
  private record Fixed(String language, String text) {}

  /** A voice that a clinic names for a language. */
  private record Named(String language, String voice) {}

  /** All clinics in one sound. */
  ClinicVoices(SpeechSynthesizer synthesizer, PhraseCache phrases, double slowerRate) {
    this(clinic -> new Sound(synthesizer, synthesizer, phrases), slowerRate);
  }

  ClinicVoices(Function<Catalogue, Sound> sounds, double slowerRate) {
    this.sounds = sounds;
    this.slowerRate = slowerRate;
  }

  /** Makes what a clinic says in every call. Blocks while it is spoken. */
  void prepare(Catalogue clinic) {
    Map<String, String> texts = ClinicBook.texts(clinic).byKey();
    PhraseCache phrases = sounds.apply(clinic).phrases();
    Set<Fixed> sentences = new HashSet<>();
    for (String language : spoken(clinic)) {
      checkVoice(clinic, language, texts);
      List<String> same = SpokenText.fixedSentences(texts, clinic, language);
      same.forEach(text -> sentences.add(new Fixed(language, text)));
      boolean own = Languages.same(language, clinic.language());
      List<String> beforehand = own ? same : beforehand(clinic, language, texts);
      makeAll(phrases, beforehand, manner(clinic, language, false));
      announcements.make(clinic, language, text -> now(clinic, language, text));
    }
    fixed.put(clinic.id(), Set.copyOf(sentences));
  }

  /** A few at once: a vendor takes a third of a second for each, and there are hundreds. */
  private static void makeAll(PhraseCache phrases, List<String> texts, Manner manner) {
    ArrayDeque<CompletableFuture<Optional<short[]>>> beingMade = new ArrayDeque<>();
    for (String text : texts) {
      if (beingMade.size() == MADE_AT_ONCE) {
        beingMade.remove().join();
      }
      beingMade.add(phrases.audio(text, manner).toCompletableFuture());
    }
    beingMade.forEach(CompletableFuture::join);
  }

  private static List<String> beforehand(
      Catalogue clinic, String language, Map<String, String> texts) {
    return BEFOREHAND.stream()
        .map(
            key ->
                clinic
                    .texts(language)
                    .getOrDefault(key, texts.getOrDefault(Phrase.keyIn(language, key), "")))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** Those of a clinic's languages that there is a voice for, and in any case its own. */
  private List<String> spoken(Catalogue clinic) {
    return clinic.languages().stream()
        .map(Languages::primary)
        .filter(
            language ->
                sounds.apply(clinic).synthesizer().languages().contains(language)
                    || Languages.same(language, clinic.language()))
        .distinct()
        .toList();
  }

  /** A name that the synthesizer does not know must not leave a clinic without a voice. */
  private void checkVoice(Catalogue clinic, String language, Map<String, String> texts) {
    Optional<String> named = clinic.voice(language);
    if (named.isPresent()) {
      String sentence = texts.getOrDefault("one.moment", "");
      var tried =
          sounds
              .apply(clinic)
              .phrases()
              .audioOnce(sentence, manner(clinic, language, false))
              .toCompletableFuture()
              .join();
      if (tried.isEmpty()) {
        unknown.add(new Named(language, named.get()));
        LOG.warn(
            "clinic {}: there is no voice {} for {}; the usual one speaks",
            clinic.id(),
            named.get(),
            language);
      }
    }
  }

  private Manner manner(Catalogue clinic, String language, boolean slower) {
    double rate = clinic.speakingRate(language) * (slower ? slowerRate : 1);
    String primary = Languages.primary(language);
    return new Manner(
        language.toLowerCase(Locale.ROOT),
        clinic.voice(language).filter(name -> !unknown.contains(new Named(primary, name))),
        rate);
  }

  private short[] now(Catalogue clinic, String language, String text) {
    WholeAudio whole = new WholeAudio();
    Outcome outcome =
        say(clinic, new SynthesizerStage.Words(text, language, false), whole)
            .done()
            .toCompletableFuture()
            .join();
    return whole
        .of(outcome)
        .orElseThrow(() -> new IllegalStateException("the voice is " + outcome));
  }

  /** In the clinic's own sound. */
  Utterance say(
      Catalogue clinic, SynthesizerStage.Words words, SpeechSynthesizer.Listener listener) {
    return say(clinic, words, listener, sounds.apply(clinic).usual());
  }

  /**
   * What is said to one caller may hold that caller's words: only fixed sentences are kept.
   *
   * @param by who says what is not kept, such as the voices of one call
   */
  Utterance say(
      Catalogue clinic,
      SynthesizerStage.Words words,
      SpeechSynthesizer.Listener listener,
      SpeechSynthesizer by) {
    Manner manner = manner(clinic, words.language(), words.slower());
    Fixed sentence = new Fixed(Languages.primary(words.language()), words.text());
    PhraseCache phrases = sounds.apply(clinic).phrases();
    boolean keeps = fixed.getOrDefault(clinic.id(), Set.of()).contains(sentence);
    return keeps
        ? phrases.say(words.text(), manner, listener, by)
        : phrases.sayOnce(words.text(), manner, listener, by);
  }

  /** What lines say by themselves. */
  Announcements announcements() {
    return announcements;
  }
}
