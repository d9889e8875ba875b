package frontdesk.engine.speech.sphinx;

import edu.cmu.sphinx.linguist.acoustic.Context;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One engine's view of the shared word list: words become phones of the engine's own acoustic
 * model.
 *
 * <p>sphinx4's own dictionary reads its file again for each grammar and keeps a copy per engine;
 * this one keeps only the words that grammars use. One thread.
 */
final class PronouncingDictionary implements Dictionary {
  private static final String SILENCE_PHONE = "SIL";

  private final Pronunciations pronunciations;
  private final UnitManager units;
  private final Map<String, Word> words = new HashMap<>();

  PronouncingDictionary(Pronunciations pronunciations, UnitManager units) {
    this.pronunciations = pronunciations;
    this.units = units;
    for (String filler : List.of("<s>", "</s>", "<sil>")) {
      words.put(filler, word(filler, List.of(SILENCE_PHONE), true));
    }
  }

  /** The word with its pronunciations, or null where nobody knows how it sounds. */
  @Override
  public @Nullable Word getWord(String text) {
    Word known = words.get(text);
    if (known != null) {
      return known;
    }
    List<String> phones = pronunciations.of(text);
    if (phones.isEmpty()) {
      return null;
    }
    Word made = word(text, phones, false);
    words.put(text, made);
    return made;
  }

  private Word word(String spelling, List<String> phoneLines, boolean filler) {
    List<Pronunciation> made = new ArrayList<>();
    for (String line : phoneLines) {
      String[] names = line.split(" ", -1);
      Unit[] phones = new Unit[names.length];
      for (int i = 0; i < names.length; i++) {
        phones[i] = units.getUnit(names[i], filler, Context.EMPTY_CONTEXT);
      }
      made.add(new Pronunciation(phones, null, 1.0f));
    }
    Word word = new Word(spelling, made.toArray(Pronunciation[]::new), filler);
    made.forEach(pronunciation -> pronunciation.setWord(word));
    return word;
  }

  @Override
  public Word getSentenceStartWord() {
    return filler("<s>");
  }

  @Override
  public Word getSentenceEndWord() {
    return filler("</s>");
  }

  @Override
  public Word getSilenceWord() {
    return filler("<sil>");
  }

  @Override
  public Word[] getFillerWords() {
    return new Word[] {getSentenceStartWord(), getSentenceEndWord(), getSilenceWord()};
  }

  private Word filler(String spelling) {
    Word word = words.get(spelling);
    if (word == null) {
      throw new IllegalStateException("no filler word " + spelling);
    }
    return word;
  }

  @Override
  public void allocate() {
    // Loaded by the constructor; grammars call this each time they are compiled.
  }

  @Override
  public void deallocate() {
    words.clear();
  }

  @Override
  public void newProperties(PropertySheet sheet) {
    throw new UnsupportedOperationException("built by its constructor");
  }
}
