package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Understanding;
import java.util.List;

/** The languages that a call can be held in, and going from one to another. */
final class Languages {
  /** IETF BCP 47 tags; there are texts for each. */
  static final List<String> SPOKEN = List.of("en", "ro");

  private Languages() {}

  /** Goes on in the language that was asked for; says whether one was. */
  static boolean take(Draft draft, Understanding said) {
    if (said.language().filter(SPOKEN::contains).isEmpty()) {
      return false;
    }
    String language = said.language().get();
    if (!language.equals(draft.state().language())) {
      draft.add(new Decision.LanguageChanged(language));
      draft.lead(Line.LANGUAGE_CHANGED.say());
    }
    return true;
  }

  /** The language that a key leads to: the next one. */
  static String other(String language) {
    return SPOKEN.get((SPOKEN.indexOf(language) + 1) % SPOKEN.size());
  }
}
