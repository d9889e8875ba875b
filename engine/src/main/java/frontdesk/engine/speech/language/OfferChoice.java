package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Extreme;
import frontdesk.engine.speech.language.Meaning.Nth;
import frontdesk.protocol.booking.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of the offered slots is meant: by its place, or by the day, time or practitioner when that
 * leaves only one.
 */
final class OfferChoice {
  private final List<Slot> offers;
  private final ZoneId zone;

  OfferChoice(List<Slot> offers, ZoneId zone) {
    this.offers = offers;
    this.zone = zone;
  }

  /** The place of the slot chosen, from 1; empty when none is, or more than one may be. */
  Optional<Integer> chosen(Sentence sentence, Slots slots) {
    if (offers.isEmpty()) {
      return Optional.empty();
    }
    if (sentence.has(Meaning.Nearest.class)) {
      return nearest(sentence, slots);
    }
    return byPlace(sentence, slots)
        .or(() -> byExtreme(sentence, slots))
        .or(() -> byBareNumber(sentence))
        .or(() -> insists(sentence, slots) ? Optional.empty() : byContent(slots))
        .or(() -> any(sentence));
  }

  /** "No, ten": the time that was wished for, on the day that it was wished for. */
  private static boolean insists(Sentence sentence, Slots slots) {
    return sentence.has(Meaning.No.class) && slots.date().isEmpty() && slots.hasTime();
  }

  /** "The one nearest to eleven". */
  private Optional<Integer> nearest(Sentence sentence, Slots slots) {
    Optional<LocalTime> time =
        slots
            .time()
            .or(
                () ->
                    sentence.all(Meaning.Bare.class).stream()
                        .findFirst()
                        .map(bare -> slots.meant(bare.time())));
    return time.flatMap(
        wished ->
            places()
                .min(
                    Comparator.comparing(
                        i -> Duration.between(wished, local(offers.get(i)).toLocalTime()).abs()))
                .map(i -> i + 1));
  }

  /** "The second one"; "the first one after eleven" is the first of those. */
  private Optional<Integer> byPlace(Sentence sentence, Slots slots) {
    return last(sentence.all(Nth.class).stream().map(Nth::nth).toList())
        .or(() -> last(sentence.all(Meaning.Numbered.class).stream().map(n -> n.number()).toList()))
        .filter(this::exists)
        .flatMap(place -> among(place, fitting(slots)));
  }

  private Optional<Integer> among(int place, List<Integer> fitting) {
    if (fitting.contains(place - 1)) {
      return Optional.of(place);
    }
    return place <= fitting.size() ? Optional.of(fitting.get(place - 1) + 1) : Optional.empty();
  }

  /** The offers that have what was said of them; "the second" is no day beside a place. */
  private List<Integer> fitting(Slots slots) {
    return places()
        .filter(i -> slots.isDayByNumber() || slots.isOn(local(offers.get(i)).toLocalDate()))
        .filter(i -> fits(offers.get(i), slots))
        .toList();
  }

  private Stream<Integer> places() {
    return IntStream.range(0, offers.size()).boxed();
  }

  private static Optional<Integer> last(List<Integer> places) {
    return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1));
  }

  private boolean exists(int place) {
    return place >= 1 && place <= offers.size();
  }

  private Optional<Integer> byExtreme(Sentence sentence, Slots slots) {
    Comparator<Integer> byStart = Comparator.comparing(i -> offers.get(i).start());
    List<Integer> fitting = fitting(slots);
    return sentence.all(Extreme.class).stream()
        .findFirst()
        .flatMap(
            extreme ->
                switch (extreme.which()) {
                  case LAST -> fitting.stream().reduce((a, b) -> b);
                  case EARLIEST -> fitting.stream().min(byStart);
                  case LATEST -> fitting.stream().max(byStart);
                })
        .map(i -> i + 1);
  }

  private Optional<Integer> byContent(Slots slots) {
    List<Integer> fitting =
        places()
            .filter(i -> slots.isOn(local(offers.get(i)).toLocalDate()))
            .filter(i -> fits(offers.get(i), slots))
            .toList();
    return isNamed(slots) && fitting.size() == 1
        ? Optional.of(fitting.get(0) + 1)
        : Optional.empty();
  }

  private static boolean isNamed(Slots slots) {
    return slots.date().isPresent() || slots.hasTime() || slots.practitioner().isPresent();
  }

  private boolean fits(Slot slot, Slots slots) {
    return slots.practitioner().map(slot.practitioner()::equals).orElse(true)
        && timeFits(local(slot).toLocalTime(), slots);
  }

  private static boolean timeFits(LocalTime start, Slots slots) {
    if (slots.time().isPresent()) {
      return slots.time().get().equals(start);
    }
    return slots.earliest().map(from -> !start.isBefore(from)).orElse(true)
        && slots.latest().map(to -> !start.isAfter(to)).orElse(true);
  }

  /**
   * "Three" is the third, because offers are spoken with their numbers; "at three" is not, and
   * neither is a number that no offer has.
   */
  private Optional<Integer> byBareNumber(Sentence sentence) {
    List<Integer> numbers =
        sentence.all(Meaning.Bare.class).stream().map(Meaning.Bare::number).toList();
    return sentence.covered() ? last(numbers).filter(this::exists) : Optional.empty();
  }

  private Optional<Integer> any(Sentence sentence) {
    boolean anyOfThem =
        sentence.all(Meaning.Any.class).stream().anyMatch(any -> any.of() != Meaning.Any.Of.DAY);
    return anyOfThem || (sentence.has(Meaning.Yes.class) && offers.size() == 1)
        ? Optional.of(1)
        : Optional.empty();
  }

  private LocalDateTime local(Slot slot) {
    return LocalDateTime.ofInstant(slot.start(), zone);
  }
}
