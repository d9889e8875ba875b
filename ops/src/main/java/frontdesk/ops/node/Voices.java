package frontdesk.ops.node;

import frontdesk.config.SpeechSettings;
import frontdesk.config.catalogue.Catalogues;
import frontdesk.config.catalogue.Languages;
import frontdesk.engine.speech.synthesizer.EmbeddedSynthesizers;
import frontdesk.engine.speech.synthesizer.LanguageVoice;
import frontdesk.engine.speech.synthesizer.LanguageVoices;
import frontdesk.engine.speech.synthesizer.PooledSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The embedded voices of a node: the one that its settings name, and one for each other language
 * that its clinics speak. Any thread.
 */
final class Voices {
  private final List<PooledSynthesizer> pools;
  private final SpeechSynthesizer all;
  private final List<String> notes;

  private Voices(List<PooledSynthesizer> pools, SpeechSynthesizer all, List<String> notes) {
    this.pools = List.copyOf(pools);
    this.all = all;
    this.notes = List.copyOf(notes);
  }

  /** Chooses and opens them; nothing is warm yet. */
  static Voices open(SpeechSettings speech, Senses senses, Catalogues catalogues) {
    EmbeddedSynthesizers.Kind kind =
        switch (speech.synthesizer()) {
          case AUTO, FREETTS -> EmbeddedSynthesizers.Kind.FREETTS;
          case FLITE -> EmbeddedSynthesizers.Kind.FLITE;
          case ESPEAK_NG -> EmbeddedSynthesizers.Kind.ESPEAK_NG;
        };
    var settings = EngineSpeech.synthesizer(speech);
    EmbeddedSynthesizers.Choice usual =
        EmbeddedSynthesizers.choose(kind, settings, senses.voices());
    List<PooledSynthesizer> pools = new ArrayList<>(List.of(usual.synthesizer()));
    List<String> notes = new ArrayList<>(List.of(usual.explanation()));
    Map<String, SpeechSynthesizer> others = new LinkedHashMap<>();
    for (String language : languages(catalogues)) {
      if (usual.synthesizer().languages().contains(language)) {
        continue;
      }
      LanguageVoice voice = EmbeddedSynthesizers.forLanguage(language, settings, senses.voices());
      if (voice instanceof LanguageVoice.Spoken spoken) {
        pools.add(spoken.choice().synthesizer());
        others.put(language, spoken.choice().synthesizer());
        notes.add(language + " " + spoken.choice().explanation());
      } else if (voice instanceof LanguageVoice.Unspoken unspoken) {
        notes.add(unspoken.remedy() + "; callers are not offered this language");
      }
    }
    return new Voices(pools, new LanguageVoices(usual.synthesizer(), others), notes);
  }

  private static Set<String> languages(Catalogues catalogues) {
    Set<String> languages = new TreeSet<>();
    catalogues
        .all()
        .forEach(
            loaded ->
                loaded
                    .catalogue()
                    .languages()
                    .forEach(tag -> languages.add(Languages.primary(tag))));
    return languages;
  }

  /** All of them as one; closing it closes them. */
  SpeechSynthesizer synthesizer() {
    return all;
  }

  /** Opens every voice; blocks for up to a second. */
  void warm() throws IOException {
    for (PooledSynthesizer pool : pools) {
      pool.warm();
    }
  }

  /** One line for each choice that was made. */
  List<String> notes() {
    return notes;
  }

  /** Texts that ended so since the start. */
  long outcomes(Outcome kind) {
    return pools.stream().mapToLong(pool -> pool.outcomes(kind)).sum();
  }

  /** Texts on which a voice hung since the start. */
  long hung() {
    return pools.stream().mapToLong(PooledSynthesizer::hungVoices).sum();
  }
}
