package frontdesk.engine.call.summary;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.EdgeOpener;
import frontdesk.engine.speech.language.Opener;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.privacy.Sealed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The words of one call, for somebody who gave a reason: whoever makes one has journaled the access
 * first. What was erased shows as {@link #ERASED}.
 */
public final class OpenedWords {
  /** What stands for words whose key was destroyed. */
  public static final String ERASED = "[erased]";

  private static final String RECORDING = "(recording)";

  /** Says that something personal was said, and not what. */
  private record Mentioning(Opener opened) implements Opener {
    private static final Optional<String> MENTIONED = Optional.of("(as they said)");

    /** A number is said digit by digit: there are none. */
    @Override
    public Optional<String> text(Sealed handle) {
      return Optional.of("");
    }

    @Override
    public Optional<String> name(Sealed handle) {
      return MENTIONED;
    }

    @Override
    public Optional<String> note(Sealed handle) {
      return MENTIONED;
    }

    @Override
    public Optional<String> own(Sealed handle) {
      return opened.own(handle);
    }

    @Override
    public Optional<byte[]> audio(Sealed handle) {
      return opened.audio(handle);
    }
  }

  private final Optional<CallSeals> seals;
  private final Optional<Catalogue> catalogue;
  private final Map<String, String> texts;
  private final UnaryOperator<Opener> how;

  /**
   * @param seals the call's key; empty when it was destroyed
   * @param catalogue the clinic's; empty when it is missing, and then nothing said can be shown
   * @param texts sentences by key
   */
  public OpenedWords(
      Optional<CallSeals> seals, Optional<Catalogue> catalogue, Map<String, String> texts) {
    this(seals, catalogue, texts, UnaryOperator.identity());
  }

  private OpenedWords(
      Optional<CallSeals> seals,
      Optional<Catalogue> catalogue,
      Map<String, String> texts,
      UnaryOperator<Opener> how) {
    this.seals = seals;
    this.catalogue = catalogue;
    this.texts = Map.copyOf(texts);
    this.how = how;
  }

  /**
   * The same, where names, numbers and notes that a prompt repeats are only mentioned: nobody's
   * words are to pass for ours.
   */
  public OpenedWords mentioningOnly() {
    return new OpenedWords(seals, catalogue, texts, Mentioning::new);
  }

  /** What was heard. */
  public String heard(Sealed words) {
    return seals.flatMap(key -> key.open(CallSeals.Field.WORDS, words)).orElse(ERASED);
  }

  /** All that a prompt says; empty when it is not known any more. */
  public String said(Decision.Say say) {
    return said(say, Integer.MAX_VALUE);
  }

  /** As much of a prompt as so many words. */
  public String said(Decision.Say say, int words) {
    return said(say.phrases(), say.expectation().language(), words);
  }

  /** What phrases say in a language. */
  public String said(List<Phrase> phrases, String language) {
    return said(phrases, language, Integer.MAX_VALUE);
  }

  private String said(List<Phrase> phrases, String language, int words) {
    Opener opener = how.apply(seals.<Opener>map(EdgeOpener::new).orElse(Opener.NOTHING));
    return catalogue
        .map(clinic -> SpokenText.render(phrases, texts, clinic, opener, language))
        .map(segments -> text(segments, words))
        .orElse("");
  }

  /** Counts as {@link SpokenText#wordCount}: a recording is one word, what is erased none. */
  private static String text(List<Segment> segments, int words) {
    List<String> parts = new ArrayList<>();
    int left = words;
    for (Segment segment : segments) {
      if (left <= 0) {
        break;
      }
      parts.add(text(segment, left));
      left -= SpokenText.wordCount(List.of(segment));
    }
    return String.join(" ", parts);
  }

  private static String text(Segment segment, int words) {
    if (segment instanceof Segment.Words spoken) {
      return Arrays.stream(spoken.text().split(" ", -1))
          .limit(words)
          .collect(Collectors.joining(" "));
    }
    return segment instanceof Segment.Recorded ? RECORDING : ERASED;
  }
}
