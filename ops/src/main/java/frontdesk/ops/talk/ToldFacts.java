package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.ops.talk.TalkFile.Fact;
import frontdesk.ops.talk.TalkResult.Told;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phrase;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which facts a caller was told, by the arguments of what was said: never by wording. Pure. */
final class ToldFacts {
  private static final String PREREQUISITE = "prerequisite";
  private static final String HOURS = "hours";
  private static final String EMERGENCY = "emergency";
  private static final String HUMAN = "human";
  private static final String EMAIL_NOTED = "email.noted";
  private static final String SLOWER = "slower";
  private static final String NOTED = "appointment.noted";

  private final Catalogue catalogue;

  ToldFacts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  boolean told(TalkResult result, Fact fact) {
    return switch (fact.kind()) {
      case "price" -> price(result, fact.of());
      case "hours" -> phrases(result).anyMatch(ToldFacts::isAboutHours);
      case "address" -> says(result, ClinicFact.ADDRESS, catalogue.address());
      case "human-number" ->
          says(result, ClinicFact.HUMAN_NUMBER, "{human}") || keyed(result, HUMAN);
      case "emergency-number" ->
          says(result, ClinicFact.EMERGENCY_NUMBER, catalogue.emergencyNumber())
              || keyed(result, EMERGENCY);
      case "practitioner" ->
          arguments(result)
              .anyMatch(
                  argument ->
                      argument instanceof Argument.NamedPractitioner named
                          && named.practitioner().value().equals(fact.of()));
      case "insurers" ->
          catalogue.insurers().isEmpty()
              ? keyed(result, "info.insur")
              : keyed(result, "info.insur")
                  || catalogue.insurers().stream().allMatch(insurer -> worded(result, insurer));
      case "email-noted" -> keyed(result, EMAIL_NOTED);
      case "slower" -> keyed(result, SLOWER) && isSlowFrom(result);
      case "prerequisite" -> keyed(result, PREREQUISITE);
      case "appointment" -> appointment(result, fact.of());
      case "note" -> keyed(result, NOTED) && worded(result, fact.of());
      case "advice" -> false; // there is no text that could give any
      default -> throw new IllegalArgumentException("no such fact: " + fact.kind());
    };
  }

  /** From what says that it goes on more slowly, all of it does. */
  private static boolean isSlowFrom(TalkResult result) {
    return result.told().stream()
        .map(Told::say)
        .dropWhile(say -> say.phrases().stream().noneMatch(one -> one.key().equals(SLOWER)))
        .allMatch(say -> say.slower().isPresent());
  }

  private boolean price(TalkResult result, String service) {
    Optional<BigDecimal> price =
        catalogue.services().stream()
            .filter(each -> each.id().value().equals(service))
            .map(Service::price)
            .findFirst();
    return phrases(result)
        .map(Phrase::arguments)
        .anyMatch(
            arguments -> names(arguments.values(), service) && costs(arguments.values(), price));
  }

  private static boolean names(Collection<Argument> arguments, String service) {
    return arguments.stream()
        .anyMatch(
            argument ->
                argument instanceof Argument.NamedService named
                    && named.service().value().equals(service));
  }

  private static boolean costs(Collection<Argument> arguments, Optional<BigDecimal> price) {
    return arguments.stream()
        .anyMatch(
            argument ->
                argument instanceof Argument.Money money
                    && price.filter(p -> p.compareTo(money.amount()) == 0).isPresent());
  }

  private static boolean isAboutHours(Phrase phrase) {
    return phrase.key().contains(HOURS)
        || phrase.arguments().values().stream()
            .anyMatch(new Argument.OfClinic(ClinicFact.OPENING_HOURS)::equals);
  }

  private static boolean says(TalkResult result, ClinicFact fact, String words) {
    return arguments(result).anyMatch(new Argument.OfClinic(fact)::equals) || worded(result, words);
  }

  private static boolean worded(TalkResult result, String words) {
    return result.told().stream().map(Told::words).anyMatch(told -> told.contains(words));
  }

  private static boolean keyed(TalkResult result, String key) {
    return phrases(result).anyMatch(phrase -> phrase.key().startsWith(key));
  }

  private boolean appointment(TalkResult result, String ref) {
    Optional<LocalDateTime> start =
        result.file().appointments().stream()
            .filter(given -> given.ref().equals(ref))
            .map(TalkFile.Appointment::start)
            .findFirst();
    return start.isPresent()
        && phrases(result)
            .map(Phrase::arguments)
            .anyMatch(arguments -> isAt(arguments.values(), start.get()));
  }

  private static boolean isAt(Collection<Argument> arguments, LocalDateTime start) {
    List<Argument> wanted =
        List.of(new Argument.Day(start.toLocalDate()), new Argument.TimeOfDay(start.toLocalTime()));
    return arguments.containsAll(wanted) || arguments.contains(new Argument.Moment(start));
  }

  private static Stream<Phrase> phrases(TalkResult result) {
    return result.told().stream().flatMap(told -> told.say().phrases().stream());
  }

  private static Stream<Argument> arguments(TalkResult result) {
    return phrases(result).flatMap(phrase -> phrase.arguments().values().stream());
  }
}
