package frontdesk.config.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.id.PractitionerId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingWeekTest {
  @ParameterizedTest
  @CsvSource({
    "08:00-16:00, 12:00-13:00, 08:00-12:00 13:00-16:00",
    "08:00-16:00, 08:00-09:00, 09:00-16:00",
    "08:00-16:00, 15:00-16:00, 08:00-15:00",
    "08:00-16:00, 08:00-16:00, ''",
    "08:00-12:00 13:00-16:00, 11:00-14:00, 08:00-11:00 14:00-16:00",
    "08:00-16:00, 10:00-10:30 12:00-13:00, 08:00-10:00 10:30-12:00 13:00-16:00",
    "08:00-16:00, 17:00-18:00, 08:00-16:00",
    "08:00-16:00, '', 08:00-16:00",
  })
  void shouldTakeBreaksFromHours(String hours, String breaks, String left) {
    assertThat(WeeklyHours.without(periods(hours), periods(breaks))).isEqualTo(periods(left));
  }

  @Test
  void shouldReadBreaksLeaveVoiceAndPace() {
    // given
    String text =
        CatalogueProblemsTest.text(Catalogues.SAMPLES.get(0))
            .replace(
                "experience-years = 15",
                """
                experience-years = 15
                breaks { monday = ["12:00-12:30"] }
                leave = ["2026-12-24 .. 2027-01-02", "2027-02-15"]
                """)
            .replace(
                "languages = [en, ro]", "languages = [en, ro], voice = slt, speaking-rate = 0.9")
            .replace("emergency-number = \"unu", "voice = ro1, emergency-number = \"unu");

    // when
    CatalogueLoader.Loaded loaded = (CatalogueLoader.Loaded) CatalogueLoader.parse(text, "a");
    Catalogue clinic = loaded.catalogue();
    Practitioner ana = clinic.practitioner(new PractitionerId("ana_popescu")).orElseThrow();

    // then
    assertThat(ana.breaks().on(DayOfWeek.MONDAY)).isEqualTo(periods("12:00-12:30"));
    assertThat(ana.isAway(LocalDate.of(2026, 12, 24))).isTrue();
    assertThat(ana.isAway(LocalDate.of(2027, 1, 2))).isTrue();
    assertThat(ana.isAway(LocalDate.of(2027, 1, 3))).isFalse();
    assertThat(ana.isAway(LocalDate.of(2027, 2, 15))).isTrue();
    assertThat(clinic.voice("en")).contains("slt");
    assertThat(clinic.voice("ro")).contains("ro1");
    assertThat(clinic.speakingRate("ro")).isEqualTo(0.9);
    assertThat(CatalogueLoader.parseCanonical(loaded.canonicalText())).isEqualTo(loaded);
  }

  private static List<Period> periods(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("-", -1))
        .map(ends -> new Period(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
        .toList();
  }
}
