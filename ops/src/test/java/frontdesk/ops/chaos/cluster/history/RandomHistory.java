package frontdesk.ops.chaos.cluster.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Histories that are right by making: operations are done on the specification one after the other,
 * and each is said to have been asked some time before and answered some time after. The answers of
 * some are lost, done or not.
 */
final class RandomHistory {
  private static final int STEP_NANOS = 1_000;

  private final Random random;
  private final int slots;
  private final int overlapping;
  private final List<Operation> history = new ArrayList<>();
  private final List<String> holds = new ArrayList<>();
  private final List<String> appointments = new ArrayList<>();
  private SlotsState state = SlotsState.EMPTY;

  private RandomHistory(Random random, int slots, int overlapping) {
    this.random = random;
    this.slots = slots;
    this.overlapping = overlapping;
  }

  /**
   * One of them.
   *
   * @param overlapping about how many operations are under way at once
   */
  static List<Operation> of(Random random, int operations, int slots, int overlapping) {
    RandomHistory made = new RandomHistory(random, slots, overlapping);
    for (int i = 0; i < operations; i++) {
      made.add(i);
    }
    return made.history;
  }

  private void add(int number) {
    SlotStep step = step(number);
    long at = (long) (number + 1) * STEP_NANOS * 10;
    long spread = STEP_NANOS * 10L * overlapping / 2 + 1;
    long invoked = Math.max(0, at - random.nextLong(spread));
    String name = number + " " + step;
    boolean expiry = step instanceof SlotStep.HoldExpires;
    if (expiry || random.nextInt(12) == 0) {
      history.add(Operation.unknown(name, invoked, step));
      if (random.nextBoolean()) {
        state.after(Operation.unknown(name, invoked, step)).ifPresent(after -> state = after);
      }
      return;
    }
    long returned = at + random.nextLong(spread);
    for (SlotAnswer answer : answers(step)) {
      Operation told = Operation.answered(name, invoked, returned, step, answer);
      Optional<SlotsState> after = state.after(told);
      if (after.isPresent()) {
        state = after.get();
        history.add(told);
        return;
      }
    }
    throw new IllegalStateException("the specification has an answer to everything: " + step);
  }

  private static List<SlotAnswer> answers(SlotStep step) {
    return step instanceof SlotStep.Look
        ? List.of(SlotAnswer.FREE, SlotAnswer.TAKEN)
        : List.of(SlotAnswer.DONE, SlotAnswer.REFUSED);
  }

  private SlotStep step(int number) {
    String slot = "s" + random.nextInt(slots);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        holds.add("h" + number);
        yield new SlotStep.PlaceHold(slot, "h" + number);
      }
      case 3, 4 -> {
        appointments.add("a" + number);
        yield new SlotStep.ConfirmHold(any(holds), "a" + number);
      }
      case 5 -> new SlotStep.ReleaseHold(any(holds));
      case 6 -> new SlotStep.Cancel(any(appointments));
      case 7 ->
          random.nextBoolean()
              ? new SlotStep.Move(any(appointments), any(holds))
              : new SlotStep.HoldExpires(any(holds));
      default -> new SlotStep.Look(slot);
    };
  }

  private String any(List<String> names) {
    return names.isEmpty() ? "none" : names.get(random.nextInt(names.size()));
  }
}
