package frontdesk.engine.call.summary;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.Understanding;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a call went for the caller, as far as counting tells: hints, no verdict.
 *
 * @param askedAgain questions that had to be put once more
 * @param notUnderstood turns that nothing could be made of
 * @param impossible wishes that could not be: a closed day, a past date
 * @param silences turns owed to a caller who said nothing
 * @param interruptions prompts that the caller spoke or pressed a key into
 * @param corrections turns in which something was denied or replaced
 * @param repeats how often something was to be said again
 * @param slower how often it was to be slower
 * @param helps how often help was asked for
 * @param humans how often a human was asked for
 * @param beganAgain how often the caller gave up what was begun
 */
public record Satisfaction(
    int askedAgain,
    int notUnderstood,
    int impossible,
    int silences,
    int interruptions,
    int corrections,
    int repeats,
    int slower,
    int helps,
    int humans,
    int beganAgain) {

  private static final Set<Question> DENIABLE =
      EnumSet.of(Question.CONFIRM, Question.CONFIRM_CHANGE, Question.NAME_CONFIRM);

  /** Counts these turns. */
  static Satisfaction of(List<CallTurn> turns) {
    Counting counting = new Counting();
    turns.forEach(counting::count);
    return counting.finish();
  }

  private static final class Counting {
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final Map<Intent, Integer> intents = new EnumMap<>(Intent.class);
    private final Map<SlotName, SlotValue> slots = new EnumMap<>(SlotName.class);
    private Optional<Decision.Say> last = Optional.empty();
    private boolean cut;
    private int askedAgain;
    private int silences;
    private int interruptions;
    private int corrections;
    private int repeatKeys;

    void count(CallTurn turn) {
      interruption(turn);
      silences += turn.input() instanceof Input.SilenceHeard ? 1 : 0;
      repeatKeys += turn.key(last).filter(KeyMeaning.Repeat.class::isInstance).isPresent() ? 1 : 0;
      Optional<Understanding> meant = turn.meant(last);
      meant.flatMap(Understanding::intent).ifPresent(wish -> intents.merge(wish, 1, Integer::sum));
      meant
          .flatMap(Understanding::further)
          .filter(beside -> beside.contains(Understanding.NOTHING.withIntent(Intent.SLOWER)))
          .ifPresent(beside -> intents.merge(Intent.SLOWER, 1, Integer::sum));
      boolean replaced = slots(turn);
      corrections += turn.isAnswer() && (replaced || isDenial(meant)) ? 1 : 0;
      troubles(turn);
      last = turn.says().reduce((before, after) -> after).or(() -> last);
    }

    /** Who cuts a prompt short and hangs up has left; who answers has interrupted. */
    private void interruption(CallTurn turn) {
      if (turn.input() instanceof Input.PromptEnded ended) {
        cut = !ended.complete();
      } else if (turn.isAnswer() || turn.input() instanceof Input.CallerGone) {
        interruptions += cut && turn.isAnswer() ? 1 : 0;
        cut = false;
      }
    }

    private boolean isDenial(Optional<Understanding> meant) {
      Question question = last.map(say -> say.expectation().question()).orElse(Question.NONE);
      return meant.flatMap(Understanding::wrong).isPresent()
          || (DENIABLE.contains(question)
              && meant.flatMap(Understanding::yes).equals(Optional.of(false)));
    }

    /** Takes what was filled and cleared; says whether a value took the place of another. */
    private boolean slots(CallTurn turn) {
      boolean replaced = false;
      for (Decision decision : turn.decisions()) {
        if (decision instanceof Decision.SlotFilled filled) {
          SlotValue before = slots.put(filled.value().slot(), filled.value());
          replaced |= before != null && !before.equals(filled.value());
        } else if (decision instanceof Decision.SlotCleared cleared) {
          slots.remove(cleared.slot());
        }
      }
      return replaced;
    }

    private void troubles(CallTurn turn) {
      boolean trouble = false;
      for (Decision decision : turn.decisions()) {
        if (decision instanceof Decision.TroubleCounted counted) {
          troubles.merge(counted.trouble(), 1, Integer::sum);
          trouble = true;
        }
      }
      askedAgain += trouble && turn.asked().isPresent() ? 1 : 0;
    }

    private int wished(Intent intent) {
      return intents.getOrDefault(intent, 0);
    }

    Satisfaction finish() {
      return new Satisfaction(
          askedAgain,
          troubles.getOrDefault(Trouble.NOT_UNDERSTOOD, 0),
          troubles.getOrDefault(Trouble.IMPOSSIBLE, 0),
          silences,
          interruptions,
          corrections,
          wished(Intent.REPEAT) + repeatKeys,
          wished(Intent.SLOWER),
          wished(Intent.HELP),
          wished(Intent.HUMAN),
          wished(Intent.START_OVER));
    }
  }
}
