package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.NOW;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.LedgerProtocol.Held;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Joined;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.MoveAppointment;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseCall;
import frontdesk.protocol.booking.LedgerProtocol.ReleaseHold;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever gives up a time that was taken: who waits for it is offered it. */
class FreedSlotsTest {
  private static final LocalDate FRIDAY = MONDAY.plusDays(4);
  private static final PatientId SOMEBODY = new PatientId("somebody");
  private static final PatientId FIRST = new PatientId("first");
  private static final PatientId SECOND = new PatientId("second");
  private static final HoldId HOLD = new HoldId("hold");
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final Slot TEN = cleaning(ANA, FRIDAY, "10:00");

  private PureDesk desk = new PureDesk(LedgerSettings.defaults(), Clinic.catalogue());

  private void hold(Slot slot, Optional<AppointmentId> replaces) {
    assertThat(
            desk.ask(
                (key, to) ->
                    new PlaceHold(
                        key, HOLD, slot, Clinic.call(3), KEPT, Optional.empty(), replaces, to)))
        .isInstanceOf(Held.class);
  }

  private void waits(String id, PatientId patient, ServiceId service, LocalDate day) {
    WaitingWish wish =
        new WaitingWish(service, Optional.of(ANA), day, day, Optional.empty(), Optional.empty());
    assertThat(
            desk.ask((key, to) -> new JoinWaitingList(key, new WaitingId(id), patient, wish, to)))
        .isInstanceOf(Joined.class);
  }

  private List<String> offeredTo() {
    return desk.journal.stream()
        .filter(SlotOffered.class::isInstance)
        .map(event -> ((SlotOffered) event).entry().value())
        .toList();
  }

  private Slot offered() {
    return ((SlotOffered) desk.journal.get(desk.journal.size() - 1)).slot();
  }

  private void isOfferedTen() {
    assertThat(offeredTo()).containsExactly("w1");
    assertThat(offered().overlaps(TEN.start(), TEN.end())).isTrue();
  }

  @Test
  void shouldOfferWhatACallerHeldAndDidNotTake() {
    hold(TEN, Optional.empty());
    waits("w1", FIRST, Clinic.CLEANING, FRIDAY);
    desk.clock.move(KEPT);
    desk.look();
    isOfferedTen();
  }

  @Test
  void shouldOfferWhatACallerGaveBack() {
    hold(TEN, Optional.empty());
    waits("w1", FIRST, Clinic.CLEANING, FRIDAY);
    desk.ask((key, to) -> new ReleaseHold(key, HOLD, to));
    isOfferedTen();
  }

  @Test
  void shouldOfferWhatACallHeldThatHasEnded() {
    hold(TEN, Optional.empty());
    waits("w1", FIRST, Clinic.CLEANING, FRIDAY);
    desk.ask((key, to) -> new ReleaseCall(key, Clinic.call(3), to));
    isOfferedTen();
  }

  @Test
  void shouldOfferWhatAnAppointmentLeftThatMoved() {
    desk.book("a1", TEN, SOMEBODY);
    waits("w1", FIRST, Clinic.CLEANING, FRIDAY);
    hold(cleaning(ANA, FRIDAY, "14:00"), Optional.of(new AppointmentId("a1")));
    assertThat(
            desk.ask(
                (key, to) ->
                    new MoveAppointment(
                        key,
                        new AppointmentId("a1"),
                        HOLD,
                        Optional.empty(),
                        Optional.empty(),
                        to)))
        .isInstanceOf(Moved.class);
    isOfferedTen();
  }

  @Test
  void shouldOfferTheNextWhatWasKeptForOneWhoWaitsNoLonger() {
    desk.book("a1", TEN, SOMEBODY);
    waits("w1", FIRST, Clinic.CLEANING, FRIDAY);
    waits("w2", SECOND, Clinic.CLEANING, FRIDAY);
    desk.cancel("a1");
    Slot kept = offered();
    desk.ask((key, to) -> new LeaveWaitingList(key, new WaitingId("w1"), to));
    assertThat(offeredTo()).containsExactly("w1", "w2");
    assertThat(offered()).isEqualTo(kept);
  }

  @Test
  void shouldOfferNothingThatCanBeBookedNoLonger() {
    Slot soon = cleaning(ANA, MONDAY, "09:00");
    desk.clock.set(NOW.minus(Duration.ofHours(2)));
    desk.book("a1", soon, SOMEBODY);
    waits("w1", FIRST, Clinic.CLEANING, MONDAY);
    desk.clock.set(NOW.plus(Duration.ofMinutes(30)));
    desk.cancel("a1");
    assertThat(offeredTo()).isEmpty();
  }

  /** A crown needs a cleaning first, and no two crowns of a patient lie within a day. */
  private void furnished() {
    desk = new PureDesk(LedgerSettings.defaults(), Clinic.furnished());
  }

  private static Slot crown(LocalDate day, String time) {
    return new Slot(Clinic.CROWN, ANA, Clinic.at(day, time), Clinic.HOUR);
  }

  @Test
  void shouldPassOverWhoCannotHaveIt() {
    furnished();
    desk.book("before", cleaning(ANA, MONDAY, "10:00"), SOMEBODY);
    desk.book("seconds", cleaning(ANA, MONDAY, "11:00"), SECOND);
    desk.book("a1", crown(FRIDAY, "10:00"), SOMEBODY);
    waits("w1", FIRST, Clinic.CROWN, FRIDAY);
    waits("w2", SECOND, Clinic.CROWN, FRIDAY);
    desk.cancel("a1");
    assertThat(offeredTo()).containsExactly("w2");
  }

  @Test
  void shouldOfferSomethingEarlierToWhoHasOneTooNearToHaveBoth() {
    furnished();
    desk.book("before", cleaning(ANA, MONDAY, "10:00"), SOMEBODY);
    desk.book("firsts", cleaning(ANA, MONDAY, "11:00"), FIRST);
    desk.book("a1", crown(FRIDAY, "10:00"), SOMEBODY);
    desk.book("later", crown(FRIDAY, "14:00"), FIRST);
    waits("w1", FIRST, Clinic.CROWN, FRIDAY);
    desk.cancel("a1");
    assertThat(offeredTo()).containsExactly("w1");
    assertThat(offered().start()).isBefore(crown(FRIDAY, "14:00").start());
  }

  @Test
  void shouldNotOfferSomethingLaterToWhoHasOneTooNearToHaveBoth() {
    furnished();
    desk.book("before", cleaning(ANA, MONDAY, "10:00"), SOMEBODY);
    desk.book("firsts", cleaning(ANA, MONDAY, "11:00"), FIRST);
    desk.book("earlier", crown(FRIDAY, "10:00"), FIRST);
    desk.book("a1", crown(FRIDAY, "14:00"), SOMEBODY);
    waits("w1", FIRST, Clinic.CROWN, FRIDAY);
    desk.cancel("a1");
    assertThat(offeredTo()).isEmpty();
  }
}
