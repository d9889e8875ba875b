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
import java.util.stream.Collectors;

/**
 * The words of one call, for somebody who gave a reason: whoever makes one has journaled the access
 * first. What was erased shows as {@link #ERASED}.
 */
public final class OpenedWords {
  /** What stands for words whose key was destroyed. */
  public static final String ERASED = "[erased]";

  private static final String RECORDING = "(recording)";

  private final Optional<CallSeals> seals;
  private final Optional<Catalogue> catalogue;
  private final Map<String, String> texts;

  /**
   * @param seals the call's key; empty when it was destroyed
   * @param catalogue the clinic's; empty when it is missing, and then nothing said can be shown
   * @param texts sentences by key
   */
  public OpenedWords(
      Optional<CallSeals> seals, Optional<Catalogue> catalogue, Map<String, String> texts) {
    this.seals = seals;
    this.catalogue = catalogue;
    this.texts = Map.copyOf(texts);
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
    Opener opener = seals.<Opener>map(EdgeOpener::new).orElse(Opener.NOTHING);
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
