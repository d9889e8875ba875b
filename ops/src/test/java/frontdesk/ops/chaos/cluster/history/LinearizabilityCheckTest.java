package frontdesk.ops.chaos.cluster.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is right is accepted, what is planted is found. */
class LinearizabilityCheckTest {
  private static final LinearizabilityCheck CHECK = new LinearizabilityCheck(2_000_000);
  private static final int RANDOM_HISTORIES = 300;

  /** A history in the making: operations one after the other, unless they say otherwise. */
  private static final class History {
    private final List<Operation> operations = new ArrayList<>();
    private long now;

    History did(SlotStep step, SlotAnswer answer) {
      now += 10;
      operations.add(Operation.answered(operations.size() + "", now, now + 5, step, answer));
      return this;
    }

    History during(long from, long to, SlotStep step, SlotAnswer answer) {
      operations.add(Operation.answered(operations.size() + "", from, to, step, answer));
      now = Math.max(now, to);
      return this;
    }

    History lost(SlotStep step) {
      now += 10;
      operations.add(Operation.unknown(operations.size() + "", now, step));
      return this;
    }

    History holds(String slot, String hold) {
      return did(new SlotStep.PlaceHold(slot, hold), SlotAnswer.DONE);
    }

    History books(String slot, String hold, String appointment) {
      return holds(slot, hold).did(new SlotStep.ConfirmHold(hold, appointment), SlotAnswer.DONE);
    }

    History sees(String slot, SlotAnswer answer) {
      return did(new SlotStep.Look(slot), answer);
    }
  }

  private record Planted(String what, History history) {}

  private static List<Planted> planted() {
    return List.of(
        new Planted(
            "two hold one slot at the same time",
            new History()
                .during(1, 20, new SlotStep.PlaceHold("s", "h1"), SlotAnswer.DONE)
                .during(2, 19, new SlotStep.PlaceHold("s", "h2"), SlotAnswer.DONE)),
        new Planted(
            "one slot is booked twice",
            new History().books("s", "h1", "a1").books("s", "h2", "a2")),
        new Planted(
            "a booking is lost", new History().books("s", "h1", "a1").sees("s", SlotAnswer.FREE)),
        new Planted(
            "a look from before the hold comes after it",
            new History().holds("s", "h1").sees("s", SlotAnswer.FREE)),
        new Planted(
            "a free slot is refused",
            new History().did(new SlotStep.PlaceHold("s", "h1"), SlotAnswer.REFUSED)),
        new Planted(
            "a hold is confirmed that was given back",
            new History()
                .holds("s", "h1")
                .did(new SlotStep.ReleaseHold("h1"), SlotAnswer.DONE)
                .did(new SlotStep.ConfirmHold("h1", "a1"), SlotAnswer.DONE)),
        new Planted(
            "a hold is confirmed that nobody placed",
            new History().did(new SlotStep.ConfirmHold("h1", "a1"), SlotAnswer.DONE)),
        new Planted(
            "a cancelled appointment keeps its slot",
            new History()
                .books("s", "h1", "a1")
                .did(new SlotStep.Cancel("a1"), SlotAnswer.DONE)
                .sees("s", SlotAnswer.TAKEN)),
        new Planted(
            "a moved appointment keeps both slots",
            new History()
                .books("s", "h1", "a1")
                .holds("t", "h2")
                .did(new SlotStep.Move("a1", "h2"), SlotAnswer.DONE)
                .sees("s", SlotAnswer.TAKEN)),
        new Planted(
            "a move loses the appointment",
            new History()
                .books("s", "h1", "a1")
                .holds("t", "h2")
                .did(new SlotStep.Move("a1", "h2"), SlotAnswer.DONE)
                .sees("t", SlotAnswer.FREE)),
        new Planted(
            "somebody sees what is only asked later",
            new History().sees("s", SlotAnswer.TAKEN).holds("s", "h1")),
        new Planted(
            "a lost hold comes, goes and comes again",
            new History()
                .lost(new SlotStep.PlaceHold("s", "h1"))
                .sees("s", SlotAnswer.TAKEN)
                .sees("s", SlotAnswer.FREE)
                .sees("s", SlotAnswer.TAKEN)),
        new Planted(
            "a hold goes before its time is over",
            new History()
                .holds("s", "h1")
                .sees("s", SlotAnswer.FREE)
                .lost(new SlotStep.HoldExpires("h1"))),
        new Planted(
            "an appointment is confirmed by two holds of which one was refused",
            new History()
                .holds("s", "h1")
                .did(new SlotStep.PlaceHold("s", "h2"), SlotAnswer.REFUSED)
                .did(new SlotStep.ConfirmHold("h2", "a2"), SlotAnswer.DONE)));
  }

  @TestFactory
  Stream<DynamicTest> shouldFindWhatIsPlanted() {
    return planted().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.what(),
                    () ->
                        assertThat(CHECK.check(one.history().operations))
                            .isInstanceOf(Finding.Violated.class)));
  }

  @Test
  void shouldSayWhereItStopped() {
    List<Operation> history =
        new History().books("s", "h1", "a1").books("s", "h2", "a2").operations;

    assertThat(CHECK.check(history))
        .isEqualTo(new Finding.Violated(history.subList(0, 2), history.subList(2, 3)));
  }

  @Test
  void shouldTakeALostAnswerForDoneOrNot() {
    // given: the answer to a hold is lost
    History done =
        new History().lost(new SlotStep.PlaceHold("s", "h1")).sees("s", SlotAnswer.TAKEN);
    History never =
        new History()
            .lost(new SlotStep.PlaceHold("s", "h1"))
            .sees("s", SlotAnswer.FREE)
            .books("s", "h2", "a2");
    History late =
        new History()
            .lost(new SlotStep.PlaceHold("s", "h1"))
            .sees("s", SlotAnswer.FREE)
            .sees("s", SlotAnswer.TAKEN);

    // then
    for (History history : List.of(done, never, late)) {
      assertThat(CHECK.check(history.operations)).isInstanceOf(Finding.Linearizable.class);
    }
  }

  @Test
  void shouldLetConcurrentOperationsComeInAnyOrder() {
    History history =
        new History()
            .during(1, 100, new SlotStep.PlaceHold("s", "h1"), SlotAnswer.DONE)
            .during(2, 50, new SlotStep.Look("s"), SlotAnswer.TAKEN)
            .during(3, 60, new SlotStep.PlaceHold("s", "h2"), SlotAnswer.REFUSED)
            .during(55, 99, new SlotStep.ConfirmHold("h1", "a1"), SlotAnswer.DONE)
            .during(1, 100, new SlotStep.Look("s"), SlotAnswer.FREE);

    assertThat(CHECK.check(history.operations)).isEqualTo(new Finding.Linearizable(5, 1));
  }

  @Test
  void shouldAcceptRandomHistoriesThatAreRight() {
    long seed = Long.getLong("frontdesk.seed", System.nanoTime());
    System.out.println("seed of the histories: " + seed);
    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      List<Operation> history = RandomHistory.of(new Random(seed + i), 120, 4, 6);

      assertThat(CHECK.check(history))
          .as("seed %d, history %d", seed, i)
          .isInstanceOf(Finding.Linearizable.class);
    }
  }

  @Test
  void shouldFindAViolationInTheMidstOfARandomHistory() {
    long seed = Long.getLong("frontdesk.seed", System.nanoTime());
    System.out.println("seed of the histories: " + seed);
    for (int i = 0; i < 30; i++) {
      List<Operation> history = RandomHistory.of(new Random(seed + i), 120, 4, 6);
      long later = 1_000_000_000;
      history.addAll(
          List.of(
              Operation.answered(
                  "x",
                  later,
                  later + 1,
                  new SlotStep.ConfirmHold("nobody's", "x"),
                  SlotAnswer.DONE)));

      assertThat(CHECK.check(history))
          .as("seed %d, history %d", seed, i)
          .isInstanceOf(Finding.Violated.class);
    }
  }

  @Test
  void shouldGiveUpWithinItsBound() {
    List<Operation> history = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      history.add(Operation.unknown("h" + i, i, new SlotStep.PlaceHold("s" + i, "h" + i)));
      history.add(Operation.unknown("j" + i, i, new SlotStep.Move("a" + (i + 1) % 16, "h" + i)));
      history.add(Operation.unknown("c" + i, i, new SlotStep.ConfirmHold("h" + i, "a" + i)));
    }
    history.add(
        Operation.answered("x", 100, 101, new SlotStep.ConfirmHold("h0", "b"), SlotAnswer.DONE));
    history.add(
        Operation.answered("y", 110, 111, new SlotStep.ConfirmHold("h0", "c"), SlotAnswer.DONE));

    assertThat(new LinearizabilityCheck(1_000).check(history))
        .isInstanceOf(Finding.Undecided.class);
  }
}
