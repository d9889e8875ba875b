package frontdesk.ops.talk;

import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import java.util.ArrayList;
import java.util.List;

/** A spoken conversation in lines, for whoever has to find out why it went otherwise. Pure. */
final class SpokenStory {
  private SpokenStory() {}

  static List<String> of(List<TextCall.Taken> turns, OpenedWords words) {
    List<String> lines = new ArrayList<>();
    for (TextCall.Taken turn : turns) {
      if (turn.input() instanceof Input.Heard heard) {
        lines.add("caller: " + words.heard(heard.words()) + " (" + heard.confidence() + ")");
      } else if (turn.input() instanceof Input.KeyPressed pressed) {
        lines.add("caller: [" + pressed.key() + "]");
      } else if (!(turn.input() instanceof Input.PromptEnded)) {
        lines.add("        " + turn.input().getClass().getSimpleName());
      }
      for (Decision decision : turn.decisions()) {
        if (decision instanceof Decision.Say say) {
          lines.add("desk:   " + words.said(say));
        }
      }
    }
    return lines;
  }
}
