package frontdesk.ops.chaos.crash;

import frontdesk.protocol.passage.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The runs that follow from a seed: the same for the same seed and numbers. Pure. */
final class Choices {
  /** How long after the beginning a kill from outside comes at most. */
  private static final int LATEST_MS = 3_000;

  private static final int FEWEST_CALLERS = 4;
  private static final int MOST_CALLERS = 8;
  private static final int MOST_CLIENTS = 4;

  private Choices() {}

  /**
   * Runs in an order of their own.
   *
   * @param places where nodes halt: each as often as any other, give or take one
   * @param runs that halt at one of them
   * @param outside that are killed from outside
   */
  static List<Choice> of(long seed, int runs, int outside, int nodes, List<Passage> places) {
    Random random = new Random(seed);
    List<Optional<Passage>> kinds = new ArrayList<>();
    List<Passage> order = new ArrayList<>(places);
    Collections.shuffle(order, random);
    for (int i = 0; i < runs; i++) {
      kinds.add(Optional.of(order.get(i % order.size())));
    }
    for (int i = 0; i < outside; i++) {
      kinds.add(Optional.empty());
    }
    Collections.shuffle(kinds, random);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      Optional<Passage> where = kinds.get(i);
      choices.add(
          new Choice(
              i,
              where,
              1 + random.nextInt(where.map(Choices::latest).orElse(1)),
              random.nextInt(nodes),
              random.nextBoolean(),
              random.nextInt(LATEST_MS),
              random.nextInt(FEWEST_CALLERS, MOST_CALLERS + 1),
              random.nextInt(1, MOST_CLIENTS + 1)));
    }
    return choices;
  }

  /** The latest passage that a run waits for: what comes seldom is not waited for long. */
  private static int latest(Passage passage) {
    return switch (passage) {
      case LEDGER_WRITTEN -> 12;
      case TURN_WRITTEN -> 8;
      case CONFIRM_ASKED -> 4;
      case CALL_WRITTEN, END_WRITTEN, CALL_LET_GO, CALL_WOKEN -> 2;
      case REINVITE_WRITTEN, REINVITE_SENT, REINVITE_ANSWERED -> 2;
      case HOLD_TOLD, BOOKING_TOLD, LEAVING_BEGUN, CALLS_SENT_AWAY -> 1;
    };
  }
}
