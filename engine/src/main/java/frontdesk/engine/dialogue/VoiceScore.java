package frontdesk.engine.dialogue;

import frontdesk.protocol.call.VoiceFactor;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How much speaks for giving a call a better voice: the sum of the weights of what is true of its
 * conversation; pure.
 *
 * @param percent 0 to 100
 * @param factors what is true of it
 */
public record VoiceScore(int percent, Set<VoiceFactor> factors) {
  /** What each factor counts, in percent; together 100. */
  public static final Map<VoiceFactor, Integer> WEIGHTS =
      Map.of(
          VoiceFactor.IDENTIFIED, 25,
          VoiceFactor.WISH_KNOWN, 20,
          VoiceFactor.TIME_WISHED, 15,
          VoiceFactor.SLOT_KEPT, 20,
          VoiceFactor.UNTROUBLED, 20);

  public VoiceScore {
    factors = Set.copyOf(factors);
  }

  /** The score of a conversation as it stands. */
  public static VoiceScore of(ConversationState state) {
    Set<VoiceFactor> factors = EnumSet.noneOf(VoiceFactor.class);
    add(factors, VoiceFactor.IDENTIFIED, state.dealings().identified().isPresent());
    add(factors, VoiceFactor.WISH_KNOWN, state.has(SlotName.SERVICE) || state.has(SlotName.AIM));
    add(factors, VoiceFactor.TIME_WISHED, state.has(SlotName.DATE) || state.has(SlotName.TIME));
    add(
        factors,
        VoiceFactor.SLOT_KEPT,
        state.hold().isPresent() || state.appointment().isPresent());
    add(factors, VoiceFactor.UNTROUBLED, state.troubles().isEmpty());
    int percent = factors.stream().mapToInt(factor -> WEIGHTS.getOrDefault(factor, 0)).sum();
    return new VoiceScore(percent, factors);
  }

  private static void add(Set<VoiceFactor> factors, VoiceFactor factor, boolean holds) {
    if (holds) {
      factors.add(factor);
    }
  }
}
