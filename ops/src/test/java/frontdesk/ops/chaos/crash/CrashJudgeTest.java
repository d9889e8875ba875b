package frontdesk.ops.chaos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.Verdict;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.passage.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A judge that finds what is planted, and finds nothing where all is well. */
class CrashJudgeTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final EventHeader HEADER =
      new EventHeader(1, NOON, new ClinicId("harbour-view"), new BuildId("b"), "");
  private static final CallId CALL = new CallId("node-1-0." + "a".repeat(32));
  private static final List<Passage> ALL = Arrays.asList(Passage.values());

  private final Acknowledged acknowledged = new Acknowledged();
  private final LedgerBooks books = new LedgerBooks();

  @Test
  void shouldHoldWhereEverythingToldIsStoredOnce() {
    // given: booked and cancelled, and its slot booked anew
    book("a", "k1", 0);
    books.read(cancelled("a"));
    book("b", "k3", 0);
    acknowledged.booked(appointment("a", 0));
    acknowledged.cancelled(new AppointmentId("a"));
    acknowledged.booked(appointment("b", 0));

    // when
    Verdict verdict = judged(Map.of(CALL.value(), List.of(appointment("b", 0))));

    // then
    assertThat(verdict.broken()).isEmpty();
    assertThat(verdict.json())
        .contains("\"acknowledged\":2", "\"bookings_lost\":0", "\"bookings_double\":0");
  }

  @Test
  void shouldFindAKillThatKilledNobody() {
    Verdict all = new Verdict("well");
    CrashJudge.kills(2, 2, all);
    assertThat(all.broken()).isEmpty();

    Verdict one = new Verdict("planted");
    CrashJudge.kills(2, 1, one);
    assertThat(one.broken()).hasSize(1);
  }

  @Test
  void shouldFindALostBooking() {
    acknowledged.booked(appointment("a", 0));

    assertThat(broken(Map.of())).containsExactly("no acknowledged booking is lost");
  }

  @Test
  void shouldFindABookingThatStandsElsewhereThanItWasTold() {
    book("a", "k1", 30);
    acknowledged.booked(appointment("a", 0));

    assertThat(broken(Map.of())).containsExactly("no acknowledged booking is lost");
  }

  @Test
  void shouldFindABookingThatACallWasToldOfAndThatIsLost() {
    assertThat(broken(Map.of(CALL.value(), List.of(appointment("a", 0)))))
        .containsExactly("no booking that a call was told of is lost");
  }

  @Test
  void shouldFindTwoBookingsOfOneTime() {
    book("a", "k1", 0);
    book("b", "k2", 10);

    assertThat(broken(Map.of())).containsExactly("nothing is booked twice");
  }

  @Test
  void shouldFindOneCommandThatBookedTwice() {
    book("a", "k1", 0);
    book("b", "k1", 60);

    assertThat(broken(Map.of())).containsExactly("nothing is booked twice");
  }

  @Test
  void shouldFindACallThatBookedTwice() {
    book("a", "k1", 0, CALL);
    book("b", "k2", 60, CALL);

    assertThat(broken(Map.of())).containsExactly("no call books more than once");
  }

  @Test
  void shouldFindALostCancellationAndOneThatNobodyAskedFor() {
    // given
    book("a", "k1", 0);
    acknowledged.booked(appointment("a", 0));
    acknowledged.cancelled(new AppointmentId("a"));
    book("b", "k2", 60);
    acknowledged.booked(appointment("b", 60));
    books.read(cancelled("b"));

    // then
    assertThat(broken(Map.of()))
        .containsExactlyInAnyOrder(
            "no acknowledged cancellation is lost", "nothing is cancelled that nobody cancelled");
  }

  @Test
  void shouldFindACommandThatNobodyEverAnswered() {
    acknowledged.unresolved();

    assertThat(broken(Map.of())).containsExactly("every command is answered in the end");
  }

  @Test
  void shouldFindAPlaceThatIsNeverReached() {
    // given
    Reached reached = new Reached(ALL);
    ALL.stream().filter(place -> place != Passage.BOOKING_TOLD).forEach(reached::at);
    Verdict verdict = new Verdict("crash");

    // when
    CrashJudge.places(reached, ALL.size(), verdict);

    // then
    assertThat(verdict.broken())
        .singleElement()
        .satisfies(check -> assertThat(check.found()).isEqualTo("booking-told 0"));
    assertThat(verdict.json()).contains("\"booking-told\":0", "\"turn-written\":1");
  }

  @Test
  void shouldAskForTwentyOfEachAtTheFullSizeAndForLessOfFewer() {
    assertThat(CrashJudge.least(800, 14)).isEqualTo(20);
    assertThat(CrashJudge.least(1_600, 14)).isEqualTo(20);
    assertThat(CrashJudge.least(400, 14)).isEqualTo(10);
    assertThat(CrashJudge.least(28, 14)).isEqualTo(1);
    assertThat(CrashJudge.least(3, 14)).isEqualTo(0);
  }

  private List<String> broken(Map<String, List<Appointment>> toldToCalls) {
    return judged(toldToCalls).broken().stream().map(Verdict.Check::promise).toList();
  }

  private Verdict judged(Map<String, List<Appointment>> toldToCalls) {
    Verdict verdict = new Verdict("crash");
    CrashJudge.clients(acknowledged.told(), books, verdict);
    CrashJudge.calls(toldToCalls, books, verdict);
    CrashJudge.doubles(books, verdict);
    return verdict;
  }

  private void book(String id, String key, int minutes) {
    book(id, key, minutes, new CallId("node-1-0." + id.repeat(32)));
  }

  private void book(String id, String key, int minutes, CallId call) {
    Appointment appointment = appointment(id, minutes);
    books.read(
        new LedgerEvent.AppointmentBooked(
            HEADER,
            answered(key, new LedgerProtocol.Booked(appointment)),
            new HoldId("h" + id),
            appointment,
            List.of(),
            call,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static LedgerEvent cancelled(String id) {
    return new LedgerEvent.AppointmentCancelled(
        HEADER,
        answered("c" + id, new LedgerProtocol.Cancelled(appointment(id, 0))),
        new AppointmentId(id),
        Optional.empty(),
        Optional.empty());
  }

  private static LedgerEvent.Answered answered(String key, LedgerProtocol.Answer answer) {
    return new LedgerEvent.Answered(new CommandKey(new CommandId(key), NOON), "", answer);
  }

  private static Appointment appointment(String id, int minutes) {
    Slot slot =
        new Slot(
            new ServiceId("consultation"),
            new PractitionerId("sarah_bennett"),
            NOON.plus(Duration.ofMinutes(minutes)),
            Duration.ofMinutes(15));
    return new Appointment(new AppointmentId(id), "1", slot, new PatientId("p"));
  }
}
