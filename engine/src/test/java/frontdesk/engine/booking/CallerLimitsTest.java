package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.CancelAppointment;
import frontdesk.protocol.booking.LedgerProtocol.ConfirmHold;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** How much one caller may have of a clinic in a day. */
class CallerLimitsTest {
  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final LocalDate TUESDAY = Clinic.MONDAY.plusDays(1);

  private final MovableClock clock = new MovableClock(Clinic.NOW);
  private final LedgerDecider decider =
      new LedgerDecider(
          Clinic.dependencies(
              clock,
              new LedgerSettings(
                  KEEP,
                  Duration.ofDays(30),
                  3,
                  1_000,
                  100,
                  10,
                  10,
                  100,
                  new CallerLimits(3, 2, 2, 1, 2))),
          LedgerRules.STRICT);
  private final List<LedgerEvent> journal = new ArrayList<>();
  private LedgerState state = LedgerState.empty();
  private int next;
  private int places;

  private Answer decide(Mutation command) {
    LedgerDecider.Decision decision =
        decider.decide(state, command, LedgerTime.wall(clock.instant()));
    for (LedgerEvent event : decision.events()) {
      journal.add(event);
      state = decider.applier().apply(state, event);
    }
    return decision.answer();
  }

  private CommandKey key() {
    return new CommandKey(new CommandId("key-" + next++), clock.instant());
  }

  /** Keeps a free slot of Tuesday or later for this caller, in a call of its own. */
  private Answer hold(String caller) {
    return decide(place("hold-" + next, caller));
  }

  private PlaceHold place(String hold, String caller) {
    int number = places++;
    String time = String.format(Locale.ROOT, "%02d:%02d", 9 + number / 2, number % 2 * 30);
    return new PlaceHold(
        key(),
        new HoldId(hold),
        Clinic.cleaning(ANA, TUESDAY, time),
        Clinic.call(number),
        KEEP,
        Optional.of(caller),
        NOBODY);
  }

  private Answer release(Answer held) {
    return decide(new ReleaseHold(key(), ((Held) held).hold(), NOBODY));
  }

  private Answer book(Answer held) {
    return decide(
        new ConfirmHold(
            key(),
            ((Held) held).hold(),
            new AppointmentId("a-" + next++),
            new PatientId("p"),
            Optional.empty(),
            NOBODY));
  }

  @Test
  void shouldRefuseAnotherHoldThatDayThoughTheEarlierOnesWereGivenBack() {
    for (int i = 0; i < 3; i++) {
      release(hold("anna"));
    }
    assertThat(hold("anna")).isEqualTo(new Refused(Refusal.TOO_MANY_HOLDS_TODAY));
    assertThat(hold("bert")).isInstanceOf(Held.class);
  }

  @Test
  void shouldRefuseAnotherBookingThatDayThoughTheEarlierOnesWereCancelled() {
    // given
    Answer inOtherCall = hold("anna");
    Booked first = (Booked) book(hold("anna"));
    decide(new CancelAppointment(key(), first.appointment().id(), NOBODY));
    book(hold("anna"));
    // when, then
    assertThat(book(inOtherCall)).isEqualTo(new Refused(Refusal.TOO_MANY_BOOKINGS_TODAY));
    assertThat(hold("anna")).isEqualTo(new Refused(Refusal.TOO_MANY_BOOKINGS_TODAY));
  }

  @Test
  void shouldCountARepeatedCommandOnce() {
    PlaceHold place = place("again", "anna");
    for (int i = 0; i < 5; i++) {
      assertThat(decide(place)).isInstanceOf(Held.class);
    }
    CountedFor today = new CountedFor("anna", Clinic.MONDAY);
    assertThat(state.callers().of(today)).isEqualTo(new CallerCounts.Count(1, 0, 0));
  }

  @Test
  void shouldBeginAnewAtMidnightInTheClinicsZoneAndNotAtAnyOther() {
    // given
    clock.move(Duration.between(Clinic.NOW, Clinic.at(TUESDAY, "00:00").minusNanos(1_000_000)));
    for (int i = 0; i < 3; i++) {
      assertThat(hold("anna")).isInstanceOf(Held.class);
    }
    assertThat(hold("anna")).isEqualTo(new Refused(Refusal.TOO_MANY_HOLDS_TODAY));
    Instant utcMidnight = Instant.parse("2026-03-03T00:00:00Z");
    assertThat(clock.instant()).isBefore(utcMidnight);
    // when
    clock.move(Duration.ofMillis(1));
    // then
    for (int i = 0; i < 3; i++) {
      assertThat(hold("anna")).isInstanceOf(Held.class);
    }
    clock.move(Duration.between(clock.instant(), utcMidnight));
    assertThat(hold("anna")).isEqualTo(new Refused(Refusal.TOO_MANY_HOLDS_TODAY));
  }

  @Test
  void shouldForgetTheDayThatIsOverAndCountABookingInTheDayInWhichItIsMade() {
    // given
    clock.move(Duration.between(Clinic.NOW, Clinic.at(TUESDAY, "00:00").minusSeconds(10)));
    Answer beforeMidnight = hold("anna");
    hold("bert");
    // when
    clock.move(Duration.ofSeconds(20));
    book(beforeMidnight);
    // then
    assertThat(state.callers().day()).contains(TUESDAY);
    assertThat(state.callers().list())
        .containsExactly(new CallerCounts.Counted("anna", 0, 1, 0, clock.instant()));
  }

  @Test
  void shouldLockNobodyOutWhenTheClockWasWeeksAhead() {
    // given
    for (int i = 0; i < 3; i++) {
      release(hold("anna"));
    }
    clock.move(Duration.ofDays(20));
    release(
        decide(
            new PlaceHold(
                key(),
                new HoldId("ahead"),
                Clinic.cleaning(ANA, TUESDAY.plusDays(21), "10:00"),
                Clinic.call(99),
                KEEP,
                Optional.of("anna"),
                NOBODY)));
    // when
    clock.move(Duration.ofDays(-20));
    // then
    assertThat(hold("anna")).isInstanceOf(Held.class);
  }

  @Test
  void shouldCountSoManyCallersAndLetTheFirstBeginAnew() {
    for (int i = 0; i < 3; i++) {
      release(hold("anna"));
    }
    release(hold("bert"));
    release(hold("carl"));
    assertThat(state.callers().list()).extracting(CallerCounts.Counted::caller).hasSize(2);
    assertThat(hold("anna")).isInstanceOf(Held.class);
  }

  @Test
  void shouldCountAlikeAfterAReplayAndFromASnapshot() {
    // given
    hold("anna");
    book(hold("bert"));
    LedgerState replayed = LedgerState.empty();
    for (LedgerEvent event : journal) {
      replayed = decider.applier().apply(replayed, event);
    }
    // then
    assertThat(replayed).isEqualTo(state);
    assertThat(LedgerSnapshot.of(state).toState()).isEqualTo(state);
    assertThat(state.callers().list()).hasSize(2);
  }

  @Test
  void shouldNotLimitWhatCountsForNobody() {
    for (int i = 0; i < 5; i++) {
      PlaceHold place = place("hold-" + next, "anybody");
      release(
          decide(
              new PlaceHold(
                  place.key(), place.hold(), place.slot(), place.call(), place.keep(), NOBODY)));
    }
    assertThat(state.callers()).isEqualTo(CallerCounts.empty());
  }
}
