package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.Meaning.Extreme;
import frontdesk.engine.speech.language.Meaning.Nth;
import frontdesk.protocol.booking.Slot;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
    return byPlace(sentence)
        .or(() -> byExtreme(sentence))
        .or(() -> byBareNumber(sentence))
        .or(() -> byContent(slots))
        .or(() -> any(sentence));
  }

  private Optional<Integer> byPlace(Sentence sentence) {
    return last(sentence.all(Nth.class).stream().map(Nth::nth).toList())
        .or(() -> last(sentence.all(Meaning.Numbered.class).stream().map(n -> n.number()).toList()))
        .filter(this::exists);
  }

  private static Optional<Integer> last(List<Integer> places) {
    return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1));
  }

  private boolean exists(int place) {
    return place >= 1 && place <= offers.size();
  }

  private Optional<Integer> byExtreme(Sentence sentence) {
    Comparator<Integer> byStart = Comparator.comparing(i -> offers.get(i).start());
    return sentence.all(Extreme.class).stream()
        .findFirst()
        .flatMap(
            extreme ->
                switch (extreme.which()) {
                  case LAST -> Optional.of(offers.size());
                  case EARLIEST ->
                      IntStream.range(0, offers.size()).boxed().min(byStart).map(i -> i + 1);
                  case LATEST ->
                      IntStream.range(0, offers.size()).boxed().max(byStart).map(i -> i + 1);
                });
  }

  private Optional<Integer> byContent(Slots slots) {
    if (slots.date().isEmpty() && !slots.hasTime() && slots.practitioner().isEmpty()) {
      return Optional.empty();
    }
    return onlyOne(
        slot ->
            slots.date().map(local(slot).toLocalDate()::equals).orElse(true)
                && slots.practitioner().map(slot.practitioner()::equals).orElse(true)
                && timeFits(local(slot).toLocalTime(), slots));
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

  private Optional<Integer> onlyOne(Predicate<Slot> fits) {
    List<Integer> fitting =
        IntStream.range(0, offers.size()).filter(i -> fits.test(offers.get(i))).boxed().toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0) + 1) : Optional.empty();
  }

  private LocalDateTime local(Slot slot) {
    return LocalDateTime.ofInstant(slot.start(), zone);
  }
}
