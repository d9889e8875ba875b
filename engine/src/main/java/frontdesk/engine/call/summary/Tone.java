package frontdesk.engine.call.summary;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often a caller used words of a small list: known only where the words were opened.
 *
 * @param thankful words and phrases of thanks and praise
 * @param upset words and phrases of anger and disappointment
 */
public record Tone(int thankful, int upset) {
  private static final String BUNDLE = "frontdesk.engine.call.summary.tone";

  /** What is in the caller's words, by the lists of the language that each was said in. */
  public static Tone of(List<CallEvent> events, OpenedWords words) {
    String language = "";
    Tone tone = new Tone(0, 0);
    for (CallEvent event : events) {
      language = spoken(event, language);
      if (event instanceof CallEvent.InputRecorded recorded) {
        Optional<Input.Heard> said = CallTurn.heard(recorded.input());
        if (said.isPresent()) {
          tone = tone.plus(of(words.heard(said.get().words()), language));
        }
      }
    }
    return tone;
  }

  private static String spoken(CallEvent event, String before) {
    if (event instanceof CallEvent.InputRecorded recorded
        && recorded.input() instanceof Input.CallOpened opened) {
      return opened.language();
    }
    return event instanceof CallEvent.DecisionMade made
            && made.decision() instanceof Decision.LanguageChanged to
        ? to.language()
        : before;
  }

  /** What one utterance has, in this language; nothing where there is no list of it. */
  static Tone of(String utterance, String language) {
    Locale locale = Locale.forLanguageTag(language);
    ResourceBundle.Control only =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    try {
      ResourceBundle lists =
          ResourceBundle.getBundle(BUNDLE, locale, Tone.class.getClassLoader(), only);
      return new Tone(
          count(utterance, lists.getString("thankful")),
          count(utterance, lists.getString("upset")));
    } catch (MissingResourceException noSuchLanguage) {
      return new Tone(0, 0);
    }
  }

  /** Each of the listed phrases counts once for each time it is said, whole words only. */
  private static int count(String utterance, String list) {
    String said = " " + folded(utterance) + " ";
    Set<String> phrases =
        Arrays.stream(list.split(",")).map(Tone::folded).collect(Collectors.toSet());
    int count = 0;
    for (String phrase : phrases) {
      String whole = " " + phrase + " ";
      for (int at = said.indexOf(whole); at >= 0; at = said.indexOf(whole, at + 1)) {
        count++;
      }
    }
    return count;
  }

  /** Without case, marks and punctuation: recognizers and writers differ in all three. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private Tone plus(Tone other) {
    return new Tone(thankful + other.thankful, upset + other.upset);
  }
}
