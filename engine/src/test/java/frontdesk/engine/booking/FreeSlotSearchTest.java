package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.CROWN;
import static frontdesk.engine.booking.Clinic.DAN;
import static frontdesk.engine.booking.Clinic.HALF_HOUR;
import static frontdesk.engine.booking.Clinic.HOLIDAY;
import static frontdesk.engine.booking.Clinic.HOUR;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.NOW;
import static frontdesk.engine.booking.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeSlotSearchTest {
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate SUNDAY = MONDAY.plusDays(6);

  private Timetable busy = Timetable.empty();
  private Catalogue catalogue = Clinic.catalogue();

  @Test
  void shouldNameWishedSlotFirstThenItsNeighbours() {
    // when
    FreeSlots found = find(Wish.of(CLEANING).by(ANA).on(TUESDAY).exactly("11:00").limit(4));

    // then
    assertThat(found.exactFit()).isTrue();
    assertThat(times(found)).containsExactly("Tue 11:00", "Tue 10:45", "Tue 11:15", "Thu 11:00");
  }

  @Test
  void shouldOfferNearestBeforeAndAfterAndSameTimeLaterWhenTaken() {
    // given: Wednesday is a holiday
    take(ANA, TUESDAY, "11:00", HALF_HOUR);

    // when
    FreeSlots found = find(Wish.of(CLEANING).by(ANA).on(TUESDAY).exactly("11:00").limit(5));

    // then
    assertThat(found.exactFit()).isFalse();
    assertThat(times(found))
        .containsExactly("Tue 10:30", "Tue 11:30", "Thu 11:00", "Fri 11:00", "Mon 11:00");
  }

  @Test
  void shouldPutNearerNeighbourFirst() {
    // given
    take(ANA, TUESDAY, "10:00", Duration.ofMinutes(75));

    // when
    FreeSlots found = find(Wish.of(CLEANING).by(ANA).on(TUESDAY).exactly("11:00").limit(2));

    // then
    assertThat(times(found)).containsExactly("Tue 11:15", "Tue 09:30");
  }

  @Test
  void shouldOfferSameTimeOnNextDaysWhenClosed() {
    assertThat(times(find(Wish.of(CLEANING).by(ANA).on(SUNDAY).exactly("11:00").limit(2))))
        .containsExactly("Mon 11:00", "Tue 11:00");
    assertThat(find(Wish.of(CLEANING).on(SUNDAY).exactly("11:00").limit(2)).exactFit()).isFalse();
    assertThat(times(find(Wish.of(CLEANING).by(ANA).on(HOLIDAY).limit(1))))
        .containsExactly("Thu 09:00");
  }

  @Test
  void shouldLookOnEveryWishedDay() {
    // given: Wednesday is a holiday
    take(ANA, TUESDAY, "09:00", Duration.ofHours(8));

    // when
    SlotQuery query = Wish.of(CLEANING).by(ANA).on(TUESDAY).between("10:00", "10:15").limit(5);
    FreeSlots found = find(until(query, TUESDAY.plusDays(3)));

    // then
    assertThat(found.exactFit()).isTrue();
    assertThat(times(found)).containsExactly("Thu 10:00", "Thu 10:15", "Fri 10:00", "Fri 10:15");
  }

  @Test
  void shouldOfferTheNearestWhenNoWishedDayFits() {
    // given: Wednesday is a holiday
    take(ANA, TUESDAY, "10:00", Duration.ofHours(3));

    // when
    SlotQuery query = Wish.of(CLEANING).by(ANA).on(TUESDAY).between("11:00", "11:30").limit(2);
    FreeSlots found = find(until(query, TUESDAY.plusDays(1)));

    // then
    assertThat(found.exactFit()).isFalse();
    assertThat(times(found)).containsExactly("Tue 09:30", "Thu 11:00");
  }

  private static SlotQuery until(SlotQuery query, LocalDate last) {
    return new SlotQuery(
        query.service(),
        query.practitioner(),
        query.preferred(),
        query.date(),
        query.earliest(),
        query.latest(),
        query.exact(),
        query.limit(),
        query.replaces(),
        Optional.of(last));
  }

  @Test
  void shouldOfferNextDaysWhenDateIsPast() {
    FreeSlots found =
        find(Wish.of(CLEANING).by(ANA).on(MONDAY.minusYears(90)).exactly("10:00").limit(1));
    assertThat(found.exactFit()).isFalse();
    assertThat(times(found)).containsExactly("Mon 10:00");
  }

  @Test
  void shouldOfferLastDaysWhenDateIsBeyondHorizon() {
    // when: the horizon ends on a Wednesday, summer time, at nine
    FreeSlots found =
        find(Wish.of(CLEANING).by(ANA).on(MONDAY.plusYears(5)).exactly("10:00").limit(1));

    // then
    assertThat(found.exactFit()).isFalse();
    assertThat(found.slots()).containsExactly(Clinic.cleaning(ANA, MONDAY.plusDays(29), "10:00"));
  }

  @Test
  void shouldAnswerTheStrangestDates() {
    assertThat(times(find(Wish.of(CLEANING).by(ANA).on(LocalDate.MAX).exactly("10:00").limit(1))))
        .containsExactly("Tue 10:00");
    assertThat(times(find(Wish.of(CLEANING).by(ANA).on(LocalDate.MIN).exactly("10:00").limit(1))))
        .containsExactly("Mon 10:00");
  }

  @Test
  void shouldFindNearestTimeWhenNoDayHasTheWishedOne() {
    FreeSlots found = find(Wish.of(CLEANING).by(ANA).exactly("20:00").limit(2));
    assertThat(found.exactFit()).isFalse();
    assertThat(times(found)).containsExactly("Mon 16:30", "Tue 16:30");
  }

  @Test
  void shouldFindFirstDaysThatHaveRoomInWindow() {
    // given
    take(ANA, MONDAY, "09:00", Duration.ofHours(8));

    // when
    FreeSlots found = find(Wish.of(CROWN).between("15:45", "17:00").limit(3));

    // then
    assertThat(found.exactFit()).isTrue();
    assertThat(times(found)).containsExactly("Tue 15:45", "Tue 16:00", "Thu 15:45");
  }

  @Test
  void shouldOfferAroundWindowWhenItIsFull() {
    // given
    take(ANA, TUESDAY, "10:00", Duration.ofHours(2));

    // when
    FreeSlots found =
        find(Wish.of(CLEANING).by(ANA).on(TUESDAY).between("10:00", "11:45").limit(3));

    // then
    assertThat(found.exactFit()).isFalse();
    assertThat(times(found)).containsExactly("Tue 12:00", "Tue 09:30", "Thu 10:00");
  }

  @Test
  void shouldRespectLeadTime() {
    // when: it is eight, one hour ahead is asked for
    FreeSlots atEight = find(Wish.of(CLEANING).on(MONDAY).limit(1));
    FreeSlots later =
        FreeSlotSearch.find(
            catalogue, busy, NOW.plusSeconds(1), Wish.of(CLEANING).on(MONDAY).limit(1), 20);

    // then
    assertThat(times(atEight)).containsExactly("Mon 09:00");
    assertThat(times(later)).containsExactly("Mon 09:15");
  }

  @Test
  void shouldAllowBackToBackButNoOverlap() {
    // given
    take(ANA, TUESDAY, "09:30", HALF_HOUR);
    take(ANA, TUESDAY, "10:30", HALF_HOUR);

    // when
    FreeSlots found =
        find(Wish.of(CLEANING).by(ANA).on(TUESDAY).between("09:00", "11:00").limit(9));

    // then
    assertThat(times(found)).containsExactly("Tue 09:00", "Tue 10:00", "Tue 11:00");
  }

  @Test
  void shouldNeverRunIntoBreakOrClosing() {
    FreeSlots found = find(Wish.of(CLEANING).by(DAN).on(TUESDAY).limit(20));
    assertThat(times(found)).contains("Tue 11:30", "Tue 15:30");
    assertThat(times(found)).doesNotContain("Tue 11:45", "Tue 12:30", "Tue 15:45");
    FreeSlots crown = find(Wish.of(CROWN).on(TUESDAY).between("15:30", "17:00").limit(20));
    assertThat(times(crown)).containsExactly("Tue 15:30", "Tue 15:45", "Tue 16:00");
  }

  @Test
  void shouldChoosePreferredElseLeastBusyElseFirst() {
    SlotQuery any = Wish.of(CLEANING).on(TUESDAY).exactly("11:00").limit(1);
    assertThat(find(any).slots().get(0).practitioner()).isEqualTo(ANA);
    SlotQuery preferred = Wish.of(CLEANING).prefer(DAN).on(TUESDAY).exactly("11:00").limit(1);
    assertThat(find(preferred).slots().get(0).practitioner()).isEqualTo(DAN);

    take(ANA, TUESDAY, "14:00", HALF_HOUR);
    assertThat(find(any).slots().get(0).practitioner()).isEqualTo(DAN);

    take(DAN, TUESDAY, "11:00", HALF_HOUR);
    assertThat(find(preferred).exactFit()).isTrue();
    assertThat(find(preferred).slots().get(0).practitioner()).isEqualTo(ANA);
  }

  /** Ana works from earlier on: at ten her morning would have a hole, and his has none. */
  @Test
  void shouldChooseWhomASlotLeavesNoGapAmongEquallyBusyOnes() {
    SlotQuery ten = Wish.of(CLEANING).on(TUESDAY).exactly("10:00").limit(1);
    assertThat(find(ten).slots().get(0).practitioner()).isEqualTo(DAN);
    SlotQuery eleven = Wish.of(CLEANING).on(TUESDAY).exactly("11:00").limit(1);
    assertThat(find(eleven).slots().get(0).practitioner()).isEqualTo(ANA);
  }

  @Test
  void shouldPutPreferredPractitionersSlotsOfDayFirst() {
    FreeSlots found = find(Wish.of(CLEANING).prefer(DAN).on(TUESDAY).limit(1));
    assertThat(times(found)).containsExactly("Tue 10:00");
    assertThat(found.slots().get(0).practitioner()).isEqualTo(DAN);
  }

  @Test
  void shouldFindNothingForWhatIsNotOffered() {
    assertThat(find(Wish.of(new ServiceId("surgery")).limit(3)))
        .isEqualTo(new FreeSlots(List.of(), false));
    assertThat(find(Wish.of(CROWN).by(DAN).limit(3))).isEqualTo(new FreeSlots(List.of(), false));
    assertThat(find(Wish.of(CROWN).limit(0))).isEqualTo(new FreeSlots(List.of(), false));
    assertThat(find(Wish.of(CROWN).limit(1_000)).slots()).hasSize(20);
  }

  @Test
  void shouldLoseNoSlotAndDoubleNoneWhenClocksChange() {
    // given: Bucharest, 29 March 2026 03:00 becomes 04:00; 25 October 04:00 becomes 03:00
    Period night = new Period(LocalTime.of(1, 0), LocalTime.of(6, 0));
    catalogue =
        Clinic.catalogue(Clinic.everyDay(night), Clinic.everyDay(night), Clinic.everyDay(night));

    // when
    FreeSlots spring = findOn(LocalDate.of(2026, 3, 29));
    FreeSlots autumn = findOn(LocalDate.of(2026, 10, 25));
    FreeSlots usual = findOn(LocalDate.of(2026, 10, 24));

    // then: four, six and five hours of half-hour slots each quarter
    assertThat(spring.slots()).hasSize(15);
    assertThat(autumn.slots()).hasSize(23);
    assertThat(usual.slots()).hasSize(19);
    for (FreeSlots day : List.of(spring, autumn, usual)) {
      assertThat(day.slots()).extracting(Slot::start).doesNotHaveDuplicates().isSorted();
    }
    assertThat(times(spring)).doesNotContain("Sun 03:00", "Sun 03:30");
  }

  @Test
  void shouldOfferOnlyWhatTheLedgerWouldHold() {
    // given
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    WorkingHours hours = new WorkingHours(catalogue);
    for (int round = 0; round < 300; round++) {
      Instant now = NOW.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 14)));
      busy = randomly(random);
      SlotQuery query = randomWish(random);

      // when
      FreeSlots found = FreeSlotSearch.find(catalogue, busy, now, query, 50);

      // then
      assertThat(found.slots()).as("seed %d round %d", seed, round).doesNotHaveDuplicates();
      for (Slot slot : found.slots()) {
        assertThat(hours.refusal(slot, now)).as("seed %d round %d", seed, round).isEmpty();
        assertThat(busy.isFree(Resources.of(slot.practitioner()), slot.start(), slot.end()))
            .as("seed %d round %d", seed, round)
            .isTrue();
      }
      assertThat(found.exactFit() && found.slots().isEmpty()).isFalse();
    }
  }

  private static Timetable randomly(Random random) {
    Timetable timetable = Timetable.empty();
    for (int i = 0; i < 60; i++) {
      PractitionerId who = random.nextBoolean() ? ANA : DAN;
      Instant start = NOW.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 14)));
      Instant end = start.plus(random.nextBoolean() ? HALF_HOUR : HOUR);
      if (timetable.isFree(Resources.of(who), start, end)) {
        timetable = timetable.with(List.of(Resources.of(who)), start, end);
      }
    }
    return timetable;
  }

  private static SlotQuery randomWish(Random random) {
    Wish wish = Wish.of(random.nextBoolean() ? CLEANING : CROWN);
    if (random.nextBoolean()) {
      wish = wish.on(MONDAY.plusDays(random.nextInt(50) - 5));
    }
    if (random.nextBoolean()) {
      wish = wish.exactly(LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)).toString());
    }
    return wish.limit(1 + random.nextInt(12));
  }

  private FreeSlots findOn(LocalDate date) {
    return FreeSlotSearch.find(
        catalogue,
        busy,
        at(date.minusDays(2), "12:00"),
        Wish.of(CLEANING).by(ANA).on(date).limit(99),
        99);
  }

  private FreeSlots find(SlotQuery query) {
    return FreeSlotSearch.find(catalogue, busy, NOW, query, 20);
  }

  private void take(PractitionerId who, LocalDate date, String time, Duration length) {
    Instant start = at(date, time);
    busy = busy.with(List.of(Resources.of(who)), start, start.plus(length));
  }

  private static List<String> times(FreeSlots found) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    return found.slots().stream()
        .map(slot -> slot.start().atZone(Clinic.ZONE).format(format))
        .toList();
  }
}
