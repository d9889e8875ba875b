package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.privacy.Sealed;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a brain's own in a prompt: before what is asked there. Pure. */
public final class OwnSentences {
  private OwnSentences() {}

  /** The number of a prompt's phrases up to the last such sentence; 0: there is none. */
  public static int upTo(Decision.Say said) {
    int upTo = 0;
    for (int i = 0; i < said.phrases().size(); i++) {
      upTo = isOwn(said.phrases().get(i)) ? i + 1 : upTo;
    }
    return upTo;
  }

  static Phrase phrase(Sealed words) {
    return Line.BRAIN_OWN.say("words", new Argument.BrainsOwn(words));
  }

  /** The same prompt with a further one behind those that it has. */
  static Decision.Say with(Decision.Say said, Sealed words) {
    List<Phrase> phrases = new ArrayList<>(said.phrases());
    phrases.add(upTo(said), phrase(words));
    return new Decision.Say(
        said.prompt(), phrases, said.interruptible(), said.expectation(), said.slower());
  }

  private static boolean isOwn(Phrase phrase) {
    return phrase.arguments().values().stream().anyMatch(Argument.BrainsOwn.class::isInstance);
  }
}
