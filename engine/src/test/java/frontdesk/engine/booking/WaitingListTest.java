package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.NOW;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.LedgerEvent.SlotOffered;
import frontdesk.protocol.booking.LedgerProtocol.Answer;
import frontdesk.protocol.booking.LedgerProtocol.AnswerOffer;
import frontdesk.protocol.booking.LedgerProtocol.Booked;
import frontdesk.protocol.booking.LedgerProtocol.JoinWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Joined;
import frontdesk.protocol.booking.LedgerProtocol.LeaveWaitingList;
import frontdesk.protocol.booking.LedgerProtocol.Left;
import frontdesk.protocol.booking.LedgerProtocol.Moved;
import frontdesk.protocol.booking.LedgerProtocol.OfferDeclined;
import frontdesk.protocol.booking.LedgerProtocol.PlaceHold;
import frontdesk.protocol.booking.LedgerProtocol.Refused;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.WaitingId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** The waiting list of a ledger, step by step; {@link LedgerHistoryTest} lives it at random. */
class WaitingListTest {
  private static final LocalDate FRIDAY = MONDAY.plusDays(4);
  private static final PatientId BOOKED = new PatientId("booked");
  private static final PatientId FIRST = new PatientId("first");
  private static final PatientId SECOND = new PatientId("second");
  private static final Slot TEN = cleaning(ANA, FRIDAY, "10:00");

  private final PureDesk desk = new PureDesk(LedgerSettings.defaults(), Clinic.catalogue());

  private static WaitingWish friday() {
    return wish(FRIDAY, FRIDAY);
  }

  private static WaitingWish wish(LocalDate from, LocalDate until) {
    return new WaitingWish(
        Clinic.CLEANING,
        Optional.empty(),
        from,
        until,
        Optional.empty(),
        Optional.of(LocalTime.NOON));
  }

  private Answer join(String id, PatientId patient, WaitingWish wish) {
    return desk.ask((key, to) -> new JoinWaitingList(key, new WaitingId(id), patient, wish, to));
  }

  private Answer answer(String id, Slot slot, boolean accepted) {
    return desk.ask(
        (key, to) ->
            new AnswerOffer(
                key,
                new WaitingId(id),
                slot,
                accepted,
                new AppointmentId("of-" + id),
                Clinic.call(7),
                Optional.empty(),
                Optional.empty(),
                to));
  }

  private Answer moveThere(String id, Slot slot, String appointment) {
    return desk.ask(
        (key, to) ->
            new AnswerOffer(
                key,
                new WaitingId(id),
                slot,
                true,
                new AppointmentId("of-" + id),
                Clinic.call(7),
                Optional.empty(),
                Optional.of(new AppointmentId(appointment)),
                to));
  }

  private List<String> offeredTo() {
    return desk.journal.stream()
        .filter(SlotOffered.class::isInstance)
        .map(event -> ((SlotOffered) event).entry().value())
        .toList();
  }

  @Test
  void shouldOfferACancelledSlotToTheFirstAndKeepItForThem() {
    desk.book("a1", TEN, BOOKED);
    assertThat(join("w1", FIRST, friday())).isInstanceOf(Joined.class);
    join("w2", SECOND, friday());
    assertThat(offeredTo()).as("what is free all along is offered to nobody").isEmpty();

    desk.cancel("a1");

    SlotOffered offered = (SlotOffered) desk.journal.get(desk.journal.size() - 1);
    assertThat(offered.entry()).isEqualTo(new WaitingId("w1"));
    assertThat(offered.slot().overlaps(TEN.start(), TEN.end())).isTrue();
    assertThat(offered.until()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(
            desk.ask(
                (key, to) ->
                    new PlaceHold(
                        key,
                        new HoldId("h"),
                        offered.slot(),
                        Clinic.call(3),
                        Duration.ofMinutes(1),
                        to)))
        .isEqualTo(new Refused(Refusal.SLOT_NOT_FREE));
  }

  private Slot offer(String id) {
    return desk.state()
        .waiting()
        .find(new WaitingId(id))
        .orElseThrow()
        .offer()
        .orElseThrow()
        .slot();
  }

  @Test
  void shouldMoveWhatTheyHadInTheWriteThatAccepts() {
    Slot late =
        new Slot(
            TEN.service(),
            TEN.practitioner(),
            TEN.start().plus(Duration.ofDays(14)),
            TEN.duration());
    desk.book("a1", TEN, BOOKED);
    desk.book("late", late, FIRST);
    join("w1", FIRST, friday());
    desk.cancel("a1");
    Slot slot = offer("w1");
    int before = desk.journal.size();

    Answer answer = moveThere("w1", slot, "late");

    assertThat(desk.journal.subList(before, desk.journal.size()))
        .singleElement()
        .isInstanceOf(LedgerEvent.AppointmentMoved.class);
    assertThat(answer).isInstanceOf(Moved.class);
    assertThat(desk.state().appointmentsOf(FIRST, NOW))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo(new AppointmentId("late"));
              assertThat(one.slot()).isEqualTo(slot);
            });
    assertThat(desk.state().waiting().places()).isEmpty();
    // and what it left is free again
    assertThat(desk.book("a2", late, BOOKED).slot()).isEqualTo(late);
  }

  @Test
  void shouldMoveNobodyElsesAppointment() {
    Slot late =
        new Slot(
            TEN.service(),
            TEN.practitioner(),
            TEN.start().plus(Duration.ofDays(14)),
            TEN.duration());
    desk.book("a1", TEN, BOOKED);
    desk.book("theirs", late, SECOND);
    join("w1", FIRST, friday());
    desk.cancel("a1");
    Slot slot = offer("w1");
    assertThat(moveThere("w1", slot, "theirs"))
        .isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
    assertThat(moveThere("w1", slot, "nobodys"))
        .isEqualTo(new Refused(Refusal.APPOINTMENT_NOT_FOUND));
    assertThat(desk.state().appointmentsOf(SECOND, NOW)).hasSize(1);
    assertThat(desk.state().appointmentsOf(FIRST, NOW)).isEmpty();
  }

  @Test
  void shouldBookWhatIsAcceptedOnceHoweverOftenItIsSaid() {
    desk.book("a1", TEN, BOOKED);
    join("w1", FIRST, friday());
    desk.cancel("a1");
    Slot slot = offer("w1");
    CommandKey key = desk.key();
    AnswerOffer yes =
        new AnswerOffer(
            key,
            new WaitingId("w1"),
            slot,
            true,
            new AppointmentId("a2"),
            Clinic.call(7),
            Optional.empty(),
            Optional.empty(),
            TestInbox.<Answer>create().getRef());

    Answer once = desk.ask(yes);
    Answer twice = desk.ask(yes);

    assertThat(once).isInstanceOf(Booked.class).isEqualTo(twice);
    assertThat(((Booked) once).appointment().patient()).isEqualTo(FIRST);
    assertThat(desk.state().appointmentsOf(FIRST, NOW)).hasSize(1);
    assertThat(desk.state().waiting().places()).isEmpty();
    assertThat(answer("w1", slot, true)).isEqualTo(new Refused(Refusal.NOT_WAITING));
  }

  @Test
  void shouldAskTheNextWhenTheFirstDeclines() {
    desk.book("a1", TEN, BOOKED);
    join("w1", FIRST, friday());
    join("w2", SECOND, friday());
    desk.cancel("a1");

    assertThat(answer("w1", offer("w1"), false)).isEqualTo(new OfferDeclined(new WaitingId("w1")));

    assertThat(offeredTo()).containsExactly("w1", "w2");
    assertThat(answer("w2", offer("w2"), false)).isInstanceOf(OfferDeclined.class);
    assertThat(offeredTo()).as("nobody is asked for it twice").containsExactly("w1", "w2");
  }

  @Test
  void shouldAskTheNextWhenTheFirstDoesNotAnswer() {
    desk.book("a1", TEN, BOOKED);
    join("w1", FIRST, friday());
    join("w2", SECOND, friday());
    desk.cancel("a1");
    Slot slot = offer("w1");

    desk.clock.move(Duration.ofHours(2));
    desk.look();

    assertThat(offeredTo()).containsExactly("w1", "w2");
    assertThat(answer("w1", slot, true)).isEqualTo(new Refused(Refusal.NOT_OFFERED_NOW));
    desk.restart();
    assertThat(answer("w2", offer("w2"), true)).isInstanceOf(Booked.class);
  }

  @Test
  void shouldKeepAnOfferNoLongerThanItCanBeBooked() {
    Slot soon = cleaning(ANA, MONDAY, "10:30");
    desk.book("a1", soon, BOOKED);
    join("w1", FIRST, wish(MONDAY, MONDAY));
    desk.cancel("a1");
    SlotOffered offered = (SlotOffered) desk.journal.get(desk.journal.size() - 1);
    assertThat(offered.until()).isEqualTo(offered.slot().start().minus(Duration.ofHours(1)));
  }

  @Test
  void shouldEndWithItsWindowAndAfterTooManyOffers() {
    join("w1", FIRST, wish(MONDAY, MONDAY));
    desk.clock.set(Clinic.at(MONDAY.plusDays(1), "08:00"));
    assertThat(desk.look()).singleElement().isInstanceOf(LedgerEvent.WaitingEnded.class);

    join("w2", SECOND, friday());
    for (int i = 0; i < 3; i++) {
      String id = "b" + i;
      desk.book(id, slot(i), BOOKED);
      desk.cancel(id);
      answer("w2", offer("w2"), false);
    }
    assertThat(desk.state().waiting().places()).isEmpty();
  }

  private static Slot slot(int number) {
    return cleaning(ANA, FRIDAY, List.of("09:00", "10:00", "11:00").get(number));
  }

  @Test
  void shouldBeBoundedAndRefuseWhatCannotBe() {
    LedgerSettings.WaitingLimits limits = LedgerSettings.WaitingLimits.defaults();
    for (int i = 0; i < limits.perPatient(); i++) {
      assertThat(join("w" + i, FIRST, friday())).isInstanceOf(Joined.class);
    }
    assertThat(join("more", FIRST, friday())).isEqualTo(new Refused(Refusal.WAITING_LIST_FULL));
    assertThat(join("past", SECOND, wish(MONDAY.minusDays(2), MONDAY.minusDays(1))))
        .isEqualTo(new Refused(Refusal.WAITING_OVER));
    assertThat(join("far", SECOND, wish(FRIDAY, FRIDAY.plusYears(2))))
        .isEqualTo(new Refused(Refusal.WAITING_OVER));
    WaitingWish nobody =
        new WaitingWish(
            Clinic.CROWN, Optional.of(DAN), FRIDAY, FRIDAY, Optional.empty(), Optional.empty());
    assertThat(join("nobody", SECOND, nobody)).isEqualTo(new Refused(Refusal.NOT_OFFERED));
    assertThat(leave("w0")).isEqualTo(new Left(new WaitingId("w0")));
    assertThat(leave("w0")).isEqualTo(new Refused(Refusal.NOT_WAITING));
  }

  private Answer leave(String id) {
    return desk.ask((key, to) -> new LeaveWaitingList(key, new WaitingId(id), to));
  }
}
