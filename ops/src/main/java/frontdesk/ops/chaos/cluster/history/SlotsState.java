package frontdesk.ops.chaos.cluster.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The slots of a ledger as the specification has them: each is free, held or booked, and each hold
 * and appointment has one slot. Immutable.
 *
 * @param holders of the slots that are not free
 */
record SlotsState(Map<String, Holder> holders) {
  static final SlotsState EMPTY = new SlotsState(Map.of());

  /** Who has a slot. */
  record Holder(String name, boolean booked) {}

  SlotsState {
    holders = Map.copyOf(holders);
  }

  /**
   * The state after the operation, if it may come next with the answer that was given. One of
   * unknown outcome comes next only if it is done: it may also not come at all.
   */
  Optional<SlotsState> after(Operation operation) {
    Optional<SlotsState> done = done(operation.step());
    return switch (operation.answer()) {
      case DONE, UNKNOWN -> done;
      case REFUSED -> done.isPresent() ? Optional.empty() : Optional.of(this);
      case FREE -> done.isPresent() ? Optional.of(this) : Optional.empty();
      case TAKEN -> done.isPresent() ? Optional.empty() : Optional.of(this);
    };
  }

  /** The state after it was done; empty where it cannot be done. A look is done on a free slot. */
  private Optional<SlotsState> done(SlotStep step) {
    if (step instanceof SlotStep.PlaceHold place) {
      return holders.containsKey(place.slot()) || slotOf(place.hold(), false).isPresent()
          ? Optional.empty()
          : Optional.of(with(place.slot(), new Holder(place.hold(), false)));
    } else if (step instanceof SlotStep.ConfirmHold confirm) {
      return slotOf(confirm.hold(), false)
          .map(slot -> with(slot, new Holder(confirm.appointment(), true)));
    } else if (step instanceof SlotStep.ReleaseHold release) {
      return Optional.of(slotOf(release.hold(), false).map(this::without).orElse(this));
    } else if (step instanceof SlotStep.HoldExpires expires) {
      return slotOf(expires.hold(), false).map(this::without);
    } else if (step instanceof SlotStep.Cancel cancel) {
      return slotOf(cancel.appointment(), true).map(this::without);
    } else if (step instanceof SlotStep.Move move) {
      return slotOf(move.appointment(), true)
          .flatMap(
              from ->
                  slotOf(move.hold(), false)
                      .map(to -> without(from).with(to, new Holder(move.appointment(), true))));
    }
    return holders.containsKey(((SlotStep.Look) step).slot())
        ? Optional.empty()
        : Optional.of(this);
  }

  private Optional<String> slotOf(String name, boolean booked) {
    Holder wanted = new Holder(name, booked);
    return holders.entrySet().stream()
        .filter(entry -> entry.getValue().equals(wanted))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private SlotsState with(String slot, Holder holder) {
    Map<String, Holder> next = new HashMap<>(holders);
    next.put(slot, holder);
    return new SlotsState(next);
  }

  private SlotsState without(String slot) {
    Map<String, Holder> next = new HashMap<>(holders);
    next.remove(slot);
    return new SlotsState(next);
  }
}
