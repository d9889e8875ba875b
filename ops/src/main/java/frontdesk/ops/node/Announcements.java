package frontdesk.ops.node;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Languages;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.speech.language.Opener;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What lines say by themselves, a clip each for every clinic. Made before the node is ready and
 * kept apart from the cached phrases: they are needed most when there is no voice to make them
 * again. Any thread.
 */
final class Announcements {
  /** The text that a line speaks while nobody is in charge of it. */
  private static final String HOLDING_KEY = "one.moment";

  /** What it says when the call has to be given up. */
  private static final List<Phrase> LAST_WORDS =
      List.of(
          Phrase.of("sorry.fallback"),
          new Phrase(
              "human.number",
              Map.of("human", new Argument.OfClinic(Argument.ClinicFact.HUMAN_NUMBER))));

  private final Map<Spoken, Clip> holding = new ConcurrentHashMap<>();
  private final Map<ClinicId, Clip> lastWords = new ConcurrentHashMap<>();

  /** A clinic in one of its languages, a primary subtag. */
  private record Spoken(ClinicId clinic, String language) {}

  /**
   * Makes those of a clinic in one of its languages; {@code voice} blocks until a text is spoken in
   * it.
   */
  void make(Catalogue clinic, String language, Function<String, short[]> voice) {
    Map<String, String> texts = ClinicBook.texts(clinic).byKey();
    String own = texts.getOrDefault(HOLDING_KEY, "One moment, please.");
    String moment = texts.getOrDefault(Phrase.keyIn(language, HOLDING_KEY), own);
    holding.put(
        new Spoken(clinic.id(), Languages.primary(language)),
        new Clip("holding", voice.apply(moment)));
    if (Languages.same(language, clinic.language())) {
      lastWords.put(clinic.id(), joined(wordsOf(LAST_WORDS, texts, clinic), voice));
    }
  }

  private static List<String> wordsOf(
      List<Phrase> phrases, Map<String, String> texts, Catalogue clinic) {
    List<String> words = new ArrayList<>();
    for (Segment part : SpokenText.render(phrases, texts, clinic, Opener.NOTHING)) {
      if (part instanceof Segment.Words spoken) {
        words.add(spoken.text());
      }
    }
    return words;
  }

  private static Clip joined(List<String> texts, Function<String, short[]> voice) {
    List<short[]> parts = texts.stream().map(voice).toList();
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return new Clip(String.join(" ", texts), all);
  }

  /** While nobody is in charge of a line; in the clinic's own language where there is no other. */
  Clip holding(Catalogue clinic, String language) {
    Clip own =
        Objects.requireNonNull(
            holding.get(new Spoken(clinic.id(), Languages.primary(clinic.language()))));
    return holding.getOrDefault(new Spoken(clinic.id(), Languages.primary(language)), own);
  }

  /** When its call cannot go on: whom to call instead. The clip's name is the words. */
  Clip lastWords(Catalogue clinic) {
    return Objects.requireNonNull(lastWords.get(clinic.id()));
  }
}
