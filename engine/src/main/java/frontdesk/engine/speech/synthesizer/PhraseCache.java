package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Listener;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the audio of sentences that are said again and again; each is synthesized once, also when
 * many calls want it at the same time: they all hear it as it is made.
 *
 * <p>Bounded by sentences and by bytes, least recently used out first; behind it may be files that
 * outlive the process. Meant for the fixed sentences of the catalogue and texts: what holds a
 * caller's words must not be kept. Keys are hashes. Safe for all threads; the arrays that are
 * handed out are shared and must not be written.
 */
public final class PhraseCache {
  private final SpeechSynthesizer synthesizer;
  private final int maxPhrases;
  private final long maxSamples;
  private final Optional<PhraseFiles> files;
  private final Map<Key, SharedPhrase> phrases = new LinkedHashMap<>(16, 0.75f, true);
  private long samplesKept;

  private record Key(String sound, Manner manner, ContentHash text) {}

  /**
   * An empty cache.
   *
   * @param maxPhrases sentences kept, 0 or more
   * @param maxBytes audio kept, 0 or more
   */
  public PhraseCache(SpeechSynthesizer synthesizer, int maxPhrases, long maxBytes) {
    this(synthesizer, maxPhrases, maxBytes, Optional.empty());
  }

  /** The same with files that are looked at before a sentence is made. */
  public PhraseCache(
      SpeechSynthesizer synthesizer, int maxPhrases, long maxBytes, Optional<PhraseFiles> files) {
    if (maxPhrases < 0 || maxBytes < 0) {
      throw new IllegalArgumentException("bounds must be 0 or more");
    }
    this.synthesizer = synthesizer;
    this.maxPhrases = maxPhrases;
    this.maxSamples = maxBytes / Short.BYTES;
    this.files = files;
  }

  /**
   * Says a sentence that is the same for every caller: at once where it is kept, else as it is
   * made, once for all who want it. It is given up when the last of them cancels.
   */
  public Utterance say(String text, Manner manner, Listener listener) {
    return say(text, manner, listener, synthesizer);
  }

  /** The same; where it is not kept it is made by this one, as whose sound it is kept. */
  public Utterance say(String text, Manner manner, Listener listener, SpeechSynthesizer by) {
    Key key = key(text, manner, by);
    SharedPhrase phrase;
    boolean wanted = false;
    synchronized (phrases) {
      @Nullable SharedPhrase known = phrases.get(key);
      if (known == null || known.isGivenUp()) {
        wanted = true;
        known = new SharedPhrase();
        phrases.put(key, known);
      }
      phrase = known;
    }
    Utterance heard = phrase.join(listener);
    if (wanted) {
      begin(key, phrase, text, manner, by);
    }
    return heard;
  }

  /** The same for a sentence that may hold a caller's words: one that is not kept stays so. */
  public Utterance sayOnce(String text, Manner manner, Listener listener) {
    return sayOnce(text, manner, listener, synthesizer);
  }

  /** The same, in the sound of this one. */
  public Utterance sayOnce(String text, Manner manner, Listener listener, SpeechSynthesizer by) {
    @Nullable SharedPhrase phrase;
    synchronized (phrases) {
      phrase = phrases.get(key(text, manner, by));
    }
    return phrase != null && phrase.audio().isPresent()
        ? phrase.join(listener)
        : by.speak(text, manner, listener);
  }

  /**
   * The audio of a sentence, at once where it is kept.
   *
   * @return linear 16 bit, 8 kHz; empty where the synthesizer is busy or broken, which is not kept
   */
  public CompletionStage<Optional<short[]>> audio(String text, Manner manner) {
    WholeAudio whole = new WholeAudio();
    return say(text, manner, whole).done().thenApply(outcome -> kept(text, manner, whole, outcome));
  }

  /** The same for a sentence that may hold a caller's words: one that is not kept stays so. */
  public CompletionStage<Optional<short[]>> audioOnce(String text, Manner manner) {
    WholeAudio whole = new WholeAudio();
    return sayOnce(text, manner, whole)
        .done()
        .thenApply(outcome -> kept(text, manner, whole, outcome));
  }

  /** The audio of a sentence if it is kept complete; never synthesizes. Safe on a media loop. */
  public Optional<short[]> kept(String text, Manner manner) {
    synchronized (phrases) {
      @Nullable SharedPhrase phrase = phrases.get(key(text, manner, synthesizer));
      return phrase == null ? Optional.empty() : phrase.audio();
    }
  }

  /** Sentences kept or being made. */
  public int size() {
    synchronized (phrases) {
      return phrases.size();
    }
  }

  /** One array for all who ask, where there is one. */
  private Optional<short[]> kept(String text, Manner manner, WholeAudio whole, Outcome outcome) {
    return outcome == Outcome.COMPLETE
        ? kept(text, manner).or(() -> whole.of(outcome))
        : Optional.empty();
  }

  private static Key key(String text, Manner manner, SpeechSynthesizer by) {
    return new Key(by.sound(manner), manner, PhraseFiles.sha256(text));
  }

  private void begin(
      Key key, SharedPhrase phrase, String text, Manner manner, SpeechSynthesizer by) {
    if (files.isEmpty()) {
      make(key, phrase, by.speak(text, manner, phrase), Optional.empty());
      return;
    }
    ContentHash name = PhraseFiles.name(key.sound(), manner, key.text());
    var unused =
        files
            .get()
            .find(name)
            .thenAccept(
                found -> {
                  if (found.isPresent()) {
                    phrase.onAudio(found.get());
                    ended(key, phrase, Outcome.COMPLETE, true, Optional.empty());
                  } else {
                    make(key, phrase, by.speak(text, manner, phrase), Optional.of(name));
                  }
                });
  }

  private void make(Key key, SharedPhrase phrase, Utterance utterance, Optional<ContentHash> name) {
    phrase.isMadeBy(utterance);
    var unused =
        utterance
            .done()
            .thenAccept(
                outcome -> {
                  boolean keep = utterance.asAsked();
                  ended(key, phrase, outcome, keep, name.filter(kept -> keep));
                });
  }

  /** Kept before those who wait are told: they may ask for it at once. */
  private void ended(
      Key key, SharedPhrase phrase, Outcome outcome, boolean keep, Optional<ContentHash> name) {
    synchronized (phrases) {
      phrase.whole(outcome);
      Optional<short[]> audio = phrase.audio();
      if (audio.isEmpty() || !keep) {
        phrases.remove(key, phrase);
      } else {
        samplesKept += audio.get().length;
        evict();
      }
    }
    if (files.isPresent() && name.isPresent()) {
      phrase.audio().ifPresent(whole -> files.get().keep(name.get(), whole));
    }
    phrase.end(outcome);
  }

  /** Throws out finished sentences, oldest first, until the bounds hold. */
  private void evict() {
    Iterator<SharedPhrase> oldest = phrases.values().iterator();
    while (oldest.hasNext() && (phrases.size() > maxPhrases || samplesKept > maxSamples)) {
      Optional<short[]> audio = oldest.next().audio();
      if (audio.isPresent()) {
        samplesKept -= audio.get().length;
        oldest.remove();
      }
    }
  }
}
