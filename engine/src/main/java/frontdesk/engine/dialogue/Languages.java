package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages that a call can be held in, and going from one to another. What is not understood
 * in a language is pressed: whoever is spoken to in it is told so, and led by keys.
 */
final class Languages {
  /** IETF BCP 47 tags; there are texts for each. */
  static final List<String> SPOKEN = List.of("en", "ro");

  /** The wording of a question that leads with its keys. */
  private static final int BY_KEYS = 3;

  private Languages() {}

  /** Those that the clinic speaks and that there is a voice for. */
  static List<String> offered(Draft draft) {
    return SPOKEN.stream()
        .filter(tag -> draft.catalogue().speaks(tag) && isSpoken(draft.state(), tag))
        .toList();
  }

  private static boolean isSpoken(ConversationState state, String tag) {
    return state.tongues().map(tongues -> tongues.spoken().contains(tag)).orElse(true);
  }

  /** Begins in the clinic's own language; where that has no voice, in another one that has. */
  static void begin(Draft draft) {
    String own = primary(draft.state().language());
    if (!isSpoken(draft.state(), own)) {
      offered(draft).stream()
          .findFirst()
          .ifPresent(other -> draft.add(new Decision.LanguageChanged(other)));
    }
  }

  /** Goes on in the language that was asked for; says whether one was. */
  static boolean take(Draft draft, Understanding said) {
    if (said.language().filter(offered(draft)::contains).isEmpty()) {
      return false;
    }
    String language = said.language().get();
    if (!language.equals(primary(draft.state().language()))) {
      draft.add(new Decision.LanguageChanged(language));
      draft.lead(Line.LANGUAGE_CHANGED.say());
      keysOnly(draft).ifPresent(draft::lead);
    }
    return true;
  }

  /** The language that a key leads to: the next one; empty where there is but one. */
  static Optional<String> other(Draft draft) {
    List<String> offered = offered(draft);
    String now = primary(draft.state().language());
    return Optional.of(offered)
        .filter(languages -> languages.stream().anyMatch(tag -> !tag.equals(now)))
        .map(languages -> languages.get((languages.indexOf(now) + 1) % languages.size()));
  }

  /** Says in the other language which key leads to it. */
  static Optional<Phrase> offer(Draft draft) {
    return other(draft).map(language -> Line.OTHER_LANGUAGE.say().in(language));
  }

  /** Tells whoever is spoken to in a language that is not understood. */
  static Optional<Phrase> keysOnly(Draft draft) {
    return Optional.of(Endings.emergencyLine(Line.KEYS_ONLY))
        .filter(line -> isByKeysOnly(draft.state()));
  }

  /** The wording of a question at this attempt: who has keys only is told them at once. */
  static int wording(Draft draft, int attempt) {
    return isByKeysOnly(draft.state()) ? BY_KEYS : attempt;
  }

  private static boolean isByKeysOnly(ConversationState state) {
    return state
        .tongues()
        .filter(tongues -> !tongues.understood().contains(primary(state.language())))
        .isPresent();
  }

  private static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }
}
