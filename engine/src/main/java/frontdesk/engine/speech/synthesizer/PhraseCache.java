package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the audio of sentences that are said again and again; each is synthesized once, also when
 * many calls want it at the same time.
 *
 * <p>Bounded by sentences and by bytes, least recently used out first. Meant for the fixed
 * sentences of the catalogue and texts: what holds a caller's words must not be kept. Keys are
 * hashes. Safe for all threads; the returned arrays are shared and must not be written.
 */
public final class PhraseCache {
  private final SpeechSynthesizer synthesizer;
  private final int maxPhrases;
  private final long maxSamples;
  private final Map<Key, Entry> phrases = new LinkedHashMap<>(16, 0.75f, true);
  private long samplesKept;

  private record Key(String synthesizer, Manner manner, ContentHash text) {}

  private static final class Entry {
    final CompletableFuture<Optional<short[]>> audio = new CompletableFuture<>();
    int samples;
  }

  /**
   * An empty cache.
   *
   * @param maxPhrases sentences kept, 0 or more
   * @param maxBytes audio kept, 0 or more
   */
  public PhraseCache(SpeechSynthesizer synthesizer, int maxPhrases, long maxBytes) {
    if (maxPhrases < 0 || maxBytes < 0) {
      throw new IllegalArgumentException("bounds must be 0 or more");
    }
    this.synthesizer = synthesizer;
    this.maxPhrases = maxPhrases;
    this.maxSamples = maxBytes / Short.BYTES;
  }

  /**
   * The audio of a sentence, at once where it is kept.
   *
   * @return linear 16 bit, 8 kHz; empty where the synthesizer is busy or broken, which is not kept
   */
  public CompletionStage<Optional<short[]>> audio(String text, Manner manner) {
    Key key = new Key(synthesizer.name(), manner, sha256(text));
    Entry made = new Entry();
    synchronized (phrases) {
      Entry kept = phrases.get(key);
      if (kept != null) {
        return kept.audio.minimalCompletionStage();
      }
      phrases.put(key, made);
    }
    var unused = spoken(text, manner).thenAccept(audio -> made(key, made, audio));
    return made.audio.minimalCompletionStage();
  }

  /** The same for a sentence that may hold a caller's words: one that is not kept stays so. */
  public CompletionStage<Optional<short[]>> audioOnce(String text, Manner manner) {
    Optional<short[]> kept = kept(text, manner);
    return kept.isPresent() ? CompletableFuture.completedStage(kept) : spoken(text, manner);
  }

  private CompletionStage<Optional<short[]>> spoken(String text, Manner manner) {
    Recording recording = new Recording();
    return synthesizer.speak(text, manner, recording).done().thenApply(recording::whole);
  }

  /** The audio of a sentence if it is kept complete; never synthesizes. Safe on a media loop. */
  public Optional<short[]> kept(String text, Manner manner) {
    synchronized (phrases) {
      @Nullable Entry entry = phrases.get(new Key(synthesizer.name(), manner, sha256(text)));
      return entry == null ? Optional.empty() : entry.audio.getNow(Optional.empty());
    }
  }

  private static ContentHash sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ContentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Sentences kept or being made. */
  public int size() {
    synchronized (phrases) {
      return phrases.size();
    }
  }

  private void made(Key key, Entry entry, Optional<short[]> audio) {
    synchronized (phrases) {
      if (audio.isEmpty()) {
        phrases.remove(key, entry);
      } else {
        entry.samples = audio.get().length;
        samplesKept += entry.samples;
        evict();
      }
    }
    entry.audio.complete(audio);
  }

  /** Throws out finished sentences, oldest first, until the bounds hold. */
  private void evict() {
    Iterator<Entry> oldest = phrases.values().iterator();
    while (oldest.hasNext() && (phrases.size() > maxPhrases || samplesKept > maxSamples)) {
      Entry entry = oldest.next();
      if (entry.samples > 0) {
        samplesKept -= entry.samples;
        oldest.remove();
      }
    }
  }

  /** Puts the pieces of one text together. */
  private static final class Recording implements SpeechSynthesizer.Listener {
    private final List<short[]> pieces = new ArrayList<>();

    @Override
    public synchronized void onAudio(short[] samples) {
      pieces.add(samples);
    }

    synchronized Optional<short[]> whole(Outcome outcome) {
      if (outcome != Outcome.COMPLETE) {
        return Optional.empty();
      }
      short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
      int at = 0;
      for (short[] piece : pieces) {
        System.arraycopy(piece, 0, all, at, piece.length);
        at += piece.length;
      }
      return Optional.of(all);
    }
  }
}
