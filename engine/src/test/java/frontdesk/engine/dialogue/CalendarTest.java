package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.MONDAY;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.KeyMeaning;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and times at the edges of the clinic's calendar. */
class CalendarTest {
  private final FakeLedger ledger = new FakeLedger();

  private PhoneCall calledAt(LocalDateTime now) {
    PhoneCall call =
        new PhoneCall(ledger, SampleClinic.CATALOGUE, Limits.DEFAULT, now.atZone(ZONE).toInstant());
    call.open(true);
    return call;
  }

  @ParameterizedTest(name = "on {0}: {1}, {2}")
  @CsvSource({
    // Friday leads to Monday, and a week later to another
    "2026-03-06, 2026-03-09, 2026-03-16",
    // a week after Thursday the clinic is closed for a holiday
    "2026-03-04, 2026-03-05, 2026-03-13",
    // the day before the holiday
    "2026-03-11, 2026-03-13, 2026-03-20"
  })
  void shouldProposeDaysOnWhichTheClinicIsOpen(LocalDate today, LocalDate next, LocalDate later) {
    PhoneCall call = calledAt(today.atTime(10, 0));
    call.say(NOTHING.withService(CLEANING));
    assertThat(call.question()).isEqualTo(Question.DATE);
    var asked = call.state.asked().orElseThrow();
    assertThat(asked.phrases().get(0).arguments())
        .isEqualTo(Map.of("date", new Argument.Day(next), "later", new Argument.Day(later)));
    assertThat(asked.expectation().keys())
        .containsEntry('2', new KeyMeaning.Means(NOTHING.withDate(next)))
        .containsEntry('3', new KeyMeaning.Means(NOTHING.withDate(later)));
  }

  @ParameterizedTest(name = "{0}: {1}, with its year: {2}")
  @CsvSource({
    "2028-02-02, impossible.far, true",
    "2027-03-10, impossible.far, true",
    "2026-11-30, impossible.far, false",
    "2025-12-03, impossible.past, true",
    "2026-02-03, impossible.past, false"
  })
  void shouldSayTheYearOfADayThatIsNotTheNextOfItsName(LocalDate day, String line, boolean year) {
    PhoneCall call = calledAt(LocalDate.of(2026, 3, 4).atTime(10, 0));
    call.say(NOTHING.withService(CLEANING).withDate(day));
    Argument.Day named = new Argument.Day(day);
    var told = call.state.asked().orElseThrow().phrases().get(0);
    assertThat(told.key()).isEqualTo(line);
    assertThat(told.arguments()).containsEntry("date", year ? named.withYear() : named);
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({
    "09:00, true",
    "08:59, false",
    // a cleaning takes 45 minutes, the clinic closes at five
    "16:15, true",
    "16:16, false"
  })
  void shouldTakeTimesFromOpeningToTheLastThatLeavesRoom(LocalTime time, boolean possible) {
    PhoneCall call = calledAt(MONDAY.atTime(9, 0));
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(time));
    assertThat(call.lastSaid().stream().anyMatch(key -> key.startsWith("impossible.")))
        .isEqualTo(!possible);
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({"16:16, impossible.fit", "16:59, impossible.fit", "17:00, impossible.hours"})
  void shouldTellWhatDoesNotFitBeforeClosingFromWhatIsAfterIt(LocalTime time, String key) {
    PhoneCall call = calledAt(MONDAY.atTime(9, 0));
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(time));
    assertThat(call.lastSaid()).startsWith(key);
  }

  @ParameterizedTest(name = "called at {0} for {1}: {2}")
  @CsvSource({"09:59, 11:00, true", "10:00, 11:00, false"})
  void shouldLeaveTheLeadTimeBeforeAnAppointment(LocalTime now, LocalTime time, boolean possible) {
    PhoneCall call = calledAt(MONDAY.atTime(now));
    call.say(NOTHING.withService(CLEANING).withDate(MONDAY).withTime(time));
    assertThat(call.lastSaid().contains("impossible.soon")).isEqualTo(!possible);
  }

  @Test
  void shouldRefuseTodayOnceNothingCanBeginBeforeClosing() {
    PhoneCall call = calledAt(MONDAY.atTime(15, 58));
    call.say(NOTHING.withService(CLEANING).withDate(MONDAY));
    assertThat(call.lastSaid()).doesNotContain("impossible.soon");
    call = calledAt(MONDAY.atTime(16, 0));
    call.say(NOTHING.withService(CLEANING).withDate(MONDAY));
    assertThat(call.lastSaid()).startsWith("impossible.soon", "ask.date.2");
  }

  @Test
  void shouldTakeTheLastDayOfTheHorizonAndNoneAfterIt() {
    // given Friday, 1 May, sixty days after the call
    LocalDate last = MONDAY.plusDays(60);
    PhoneCall call = calledAt(MONDAY.atTime(9, 0));
    call.say(NOTHING.withService(CLEANING).withDate(last));
    assertThat(call.state.wantedDay()).contains(last);
    // when
    call = calledAt(MONDAY.minusDays(3).atTime(9, 0));
    call.say(NOTHING.withService(CLEANING).withDate(last));
    // then
    assertThat(call.lastSaid()).startsWith("impossible.far");
  }
}
