package frontdesk.ops.chaos.database;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.chaos.cluster.Booking;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The judge of a failing database believes what is sound, and nothing else. */
class DatabaseJudgeTest {
  private static final Instant NINE = Instant.parse("2027-02-05T09:00:00Z");
  private static final Told TOLD = new Told(List.of("one", "two"), List.of("three"), 4);

  private static Booking booking(String call, int halfHour) {
    Duration length = Duration.ofMinutes(30);
    return new Booking(
        "smile",
        new Slot(
            new ServiceId("cleaning"),
            new PractitionerId("ana"),
            NINE.plus(length.multipliedBy(halfHour)),
            length),
        call);
  }

  private static List<String> broken(List<Booking> stored, boolean sound) {
    Verdict verdict = new Verdict("test");
    DatabaseJudge.bookings(TOLD, stored, sound, verdict);
    return verdict.broken().stream().map(Verdict.Check::promise).toList();
  }

  @Test
  void shouldBelieveALedgerThatHoldsWhatWasPromisedWithWhatNobodyKnowsOrWithout() {
    assertThat(broken(List.of(booking("one", 1), booking("two", 2)), true)).isEmpty();
    assertThat(broken(List.of(booking("one", 1), booking("two", 2), booking("three", 3)), true))
        .isEmpty();
  }

  @Test
  void shouldSeeAPromiseThatWasNotKept() {
    assertThat(broken(List.of(booking("one", 1)), true))
        .containsExactly("whatever was promised is in the ledger");
  }

  @Test
  void shouldSeeABookingOfWhichTheCallerWasToldThatThereIsNone() {
    assertThat(broken(List.of(booking("one", 1), booking("two", 2), booking("four", 4)), true))
        .containsExactly("nothing is in the ledger of which the caller was told that it is not");
  }

  @Test
  void shouldSeeWhatIsBookedTwice() {
    assertThat(broken(List.of(booking("one", 1), booking("two", 1)), true))
        .containsExactly("nothing is booked twice");
    assertThat(broken(List.of(booking("one", 1), booking("two", 2), booking("two", 3)), true))
        .containsExactly("nothing is booked twice");
  }

  @Test
  void shouldSeeAJournalThatIsNotSound() {
    assertThat(broken(List.of(booking("one", 1), booking("two", 2)), false))
        .containsExactly("the journal is sound");
  }

  @Test
  void shouldSeeThatNobodyWasPromisedAnything() {
    Verdict verdict = new Verdict("test");
    DatabaseJudge.bookings(Told.nothing(), List.of(), true, verdict);
    assertThat(verdict.held()).isFalse();
  }

  @Test
  void shouldSeeANodeThatDoesNotGoOnInTime() {
    Duration bound = Duration.ofSeconds(30);
    Optional<Duration> soon = Optional.of(Duration.ofSeconds(3));
    assertThat(recovered(List.of(soon, soon))).isTrue();
    assertThat(recovered(List.of(soon, Optional.empty()))).isFalse();
    assertThat(recovered(List.of(soon, Optional.of(bound.plusMillis(1))))).isFalse();
    assertThat(recovered(List.of())).isFalse();
  }

  private static boolean recovered(List<Optional<Duration>> after) {
    Verdict verdict = new Verdict("test");
    DatabaseJudge.recovery("a fault", after, Duration.ofSeconds(30), verdict);
    return verdict.held();
  }
}
