package frontdesk.engine.dialogue;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours.Period;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether hours and rules that are told stand in the catalogue: judged by the phrase alone. */
final class CatalogueFacts {
  private static final Set<String> AWAY =
      Set.of(
          Line.INFO_AWAY.say().key(),
          Line.IMPOSSIBLE_AWAY.say().key(),
          Line.IMPOSSIBLE_LEAVE.say().key());
  private static final String FIT = Line.IMPOSSIBLE_FIT.say().key();
  private static final Set<String> OF_PREPARATION =
      Set.of(Line.BEFORE_VISIT.say().key(), Line.INFO_PREPARATION.say().key());
  private static final String NO_PREPARATION = Line.INFO_PREPARATION_NONE.say().key();
  private static final String INSURED = Line.INFO_INSURED.say().key();
  private static final String NOT_INSURED = Line.INFO_INSURED_NONE.say().key();

  private CatalogueFacts() {}

  /** Whether this rules out a time because of how long a service takes. */
  static boolean rulesOut(Phrase phrase) {
    return phrase.plainKey().equals(FIT);
  }

  /** Hours are those of the day that is named, of the clinic or of whoever is named. */
  static boolean areHours(Catalogue catalogue, Phrase phrase) {
    Argument opens = phrase.arguments().get("opens");
    Argument closes = phrase.arguments().get("closes");
    boolean away = AWAY.contains(phrase.plainKey());
    if (opens == null && closes == null && !away) {
      return true;
    }
    if (!(phrase.arguments().get("date") instanceof Argument.Day day)) {
      return false;
    }
    Optional<List<Period>> hours = hours(catalogue, phrase, day.date());
    if (away) {
      return hours.filter(List::isEmpty).isPresent();
    }
    return hours
        .filter(
            open ->
                opens == null
                    || (opens instanceof Argument.TimeOfDay from
                        && open.stream().anyMatch(period -> period.from().equals(from.time()))))
        .filter(
            open ->
                closes instanceof Argument.TimeOfDay to
                    && open.stream().anyMatch(period -> period.to().equals(to.time())))
        .filter(open -> opens != null || rulesOut(phrase))
        .isPresent();
  }

  private static Optional<List<Period>> hours(Catalogue catalogue, Phrase phrase, LocalDate date) {
    Argument who = phrase.arguments().get("practitioner");
    if (who == null) {
      return Optional.of(
          catalogue.holidays().contains(date)
              ? List.of()
              : catalogue.openingHours().on(date.getDayOfWeek()));
    }
    return who instanceof Argument.NamedPractitioner named
        ? catalogue
            .practitioner(named.practitioner())
            .map((Practitioner someone) -> Working.on(catalogue, someone, date))
        : Optional.empty();
  }

  /** Who pays for a service and what has to be done before it are what its rules say. */
  static boolean isRule(Catalogue catalogue, Phrase phrase) {
    String key = phrase.plainKey();
    boolean preparation = OF_PREPARATION.contains(key);
    boolean insured = key.equals(INSURED);
    if (!preparation && !insured && !key.equals(NO_PREPARATION) && !key.equals(NOT_INSURED)) {
      return true;
    }
    Optional<Service> service =
        phrase.arguments().get("service") instanceof Argument.NamedService named
            ? catalogue.service(named.service())
            : Optional.empty();
    return service
        .filter(
            one ->
                (preparation || key.equals(NO_PREPARATION))
                    ? one.rules().preparation().isPresent() == preparation
                    : catalogue.insurersOf(one.id()).isEmpty() != insured)
        .isPresent();
  }
}
