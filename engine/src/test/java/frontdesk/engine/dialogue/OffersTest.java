package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.ToolAnswer.SlotsFound;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the free slots are offered. */
class OffersTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);

  private static SlotQuery query(Optional<LocalDate> date, Optional<LocalTime> exact) {
    return new SlotQuery(
        CHECKUP,
        Optional.empty(),
        Optional.empty(),
        date,
        Optional.empty(),
        Optional.empty(),
        exact,
        20);
  }

  /** Slots of half an hour, one beginning each quarter. */
  private static List<Slot> quarters(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Slot(
                    CHECKUP,
                    POPESCU,
                    TUESDAY.atTime(NINE).plusMinutes(15L * i).atZone(ZONE).toInstant(),
                    Duration.ofMinutes(30)))
        .toList();
  }

  private static String numbers(List<Slot> all, List<Slot> picked) {
    return String.join(" ", picked.stream().map(slot -> "" + all.indexOf(slot)).toList());
  }

  @ParameterizedTest(name = "{0} slots, {1} offers: {2}")
  @CsvSource({
    "0, 3, ''",
    "2, 3, 0 1",
    "3, 3, 0 1 2",
    "7, 3, 0 3 6",
    "7, 4, 0 2 4 6",
    "7, 2, 0 6",
    "7, 1, 0",
    "1, 1, 0"
  })
  void shouldSpreadOffersEvenlyOverAWishedDay(int free, int limit, String offered) {
    List<Slot> slots = quarters(free);
    List<Slot> picked =
        Offers.pick(
            query(Optional.of(TUESDAY), Optional.empty()), new SlotsFound(slots, true), limit);
    assertThat(numbers(slots, picked)).isEqualTo(offered);
  }

  @ParameterizedTest(name = "{0} slots, {1} offers: {2}")
  @CsvSource({"7, 3, 0 2 4", "7, 5, 0 2 4 6", "7, 2, 0 2", "7, 1, 0", "2, 2, 0"})
  void shouldOfferTheFirstThatDoNotOverlapWhenAnyDayWillDo(int free, int limit, String offered) {
    List<Slot> slots = quarters(free);
    List<Slot> picked =
        Offers.pick(query(Optional.empty(), Optional.empty()), new SlotsFound(slots, true), limit);
    assertThat(numbers(slots, picked)).isEqualTo(offered);
  }

  @Test
  void shouldOfferTheNearestAsFoundWhenATimeWasWishedOrNothingFits() {
    List<Slot> slots = quarters(5);
    SlotQuery exact = query(Optional.of(TUESDAY), Optional.of(NINE));
    SlotQuery day = query(Optional.of(TUESDAY), Optional.empty());
    assertThat(Offers.pick(exact, new SlotsFound(slots, true), 3)).isEqualTo(slots.subList(0, 3));
    assertThat(Offers.pick(day, new SlotsFound(slots, false), 3)).isEqualTo(slots.subList(0, 3));
  }

  @Test
  void shouldLookAtMoreThanItOffersUnlessATimeWasWished() {
    assertThat(Offers.wanted(3, Optional.of(NINE))).isEqualTo(3);
    assertThat(Offers.wanted(3, Optional.empty())).isEqualTo(18);
  }
}
