package frontdesk.engine.booking;

import static frontdesk.engine.booking.Clinic.ANA;
import static frontdesk.engine.booking.Clinic.CLEANING;
import static frontdesk.engine.booking.Clinic.MONDAY;
import static frontdesk.engine.booking.Clinic.NOW;
import static frontdesk.engine.booking.Clinic.at;
import static frontdesk.engine.booking.Clinic.cleaning;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.LedgerProtocol.FreeSlots;
import frontdesk.protocol.booking.SlotQuery;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is offered when neither the wish nor anything like it is free. */
class LastResortSlotsTest {
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate THURSDAY = MONDAY.plusDays(3);
  private static final LocalDate LAST_DAY = MONDAY.plusDays(30);
  private static final int SLOTS_A_DAY = 31;

  private Timetable busy = Timetable.empty();

  private FreeSlots find(LocalDate date, Optional<String> time, int limit) {
    SlotQuery query =
        new SlotQuery(
            CLEANING,
            Optional.of(ANA),
            Optional.empty(),
            Optional.of(date),
            Optional.empty(),
            Optional.empty(),
            time.map(LocalTime::parse),
            limit);
    return FreeSlotSearch.find(Clinic.catalogue(), busy, NOW, query, 99);
  }

  @Test
  void shouldFitWhereOnlyTheDayWasWished() {
    FreeSlots found = find(TUESDAY, Optional.empty(), 99);
    assertThat(found.exactFit()).isTrue();
    assertThat(found.slots()).hasSize(SLOTS_A_DAY);
  }

  @Test
  void shouldOfferTheRestOfTheWishedDayAfterTheSameTimeOnOtherDays() {
    FreeSlots found = find(TUESDAY, Optional.of("11:00"), 99);
    assertThat(found.slots().get(3)).isEqualTo(cleaning(ANA, THURSDAY, "11:00"));
    assertThat(found.slots()).contains(cleaning(ANA, TUESDAY, "09:00"));
  }

  @Test
  void shouldOfferTheNearestTimeOfLaterDaysAfterTheWishedDay() {
    FreeSlots found = find(TUESDAY, Optional.of("20:00"), SLOTS_A_DAY + 2);
    assertThat(found.exactFit()).isFalse();
    assertThat(found.slots())
        .startsWith(cleaning(ANA, TUESDAY, "16:30"), cleaning(ANA, TUESDAY, "16:15"))
        .endsWith(cleaning(ANA, THURSDAY, "16:30"), cleaning(ANA, THURSDAY.plusDays(1), "16:30"));
  }

  @Test
  void shouldOfferTheNearestTimeOfEarlierDaysWhenNothingIsLater() {
    assertThat(find(MONDAY.plusYears(5), Optional.of("20:00"), 2).slots())
        .containsExactly(
            cleaning(ANA, LAST_DAY, "09:00"), cleaning(ANA, LAST_DAY.minusDays(1), "16:30"));
  }

  @Test
  void shouldGoBackFromTheWishedDayWhenItAndAllLaterOnesAreFull() {
    busy = busy.with(List.of(Resources.of(ANA)), at(LAST_DAY, "09:00"), at(LAST_DAY, "17:00"));
    assertThat(find(LAST_DAY, Optional.of("10:00"), 1).slots())
        .containsExactly(cleaning(ANA, LAST_DAY.minusDays(1), "10:00"));
  }
}
