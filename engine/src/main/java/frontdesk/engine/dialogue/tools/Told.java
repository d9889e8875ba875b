package frontdesk.engine.dialogue.tools;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.WeeklyHours;
import frontdesk.engine.dialogue.Line;
import frontdesk.engine.dialogue.tools.ArgumentReader.Arguments;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Argument.ClinicFact;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code clinic_information} has said: the facts come from the catalogue, never the brain. */
record Told(Catalogue catalogue) {
  /** The phrase; empty where the catalogue has nothing of it. */
  Optional<Phrase> about(Arguments given) {
    Optional<Service> service = given.get("service", ServiceId.class).flatMap(catalogue::service);
    return switch (given.needed("topic", String.class)) {
      case "services" ->
          service
              .map(Told::service)
              .or(() -> fact(Line.INFO_SERVICES, "services", ClinicFact.SERVICES));
      case "prices" -> service.map(Told::price);
      case "practitioners" ->
          fact(Line.INFO_PRACTITIONERS, "practitioners", ClinicFact.PRACTITIONERS);
      case "hours" ->
          given
              .get("date", LocalDate.class)
              .map(this::hours)
              .orElseGet(() -> fact(Line.INFO_HOURS, "hours", ClinicFact.OPENING_HOURS));
      case "insurance" ->
          catalogue.insurers().isEmpty()
              ? Optional.empty()
              : fact(Line.INFO_INSURERS, "insurers", ClinicFact.INSURERS);
      default -> fact(Line.INFO_ADDRESS, "address", ClinicFact.ADDRESS);
    };
  }

  private static Phrase service(Service service) {
    return phrase(
        Line.INFO_SERVICE,
        Map.of(
            "service", new Argument.NamedService(service.id()),
            "minutes", new Argument.Count((int) service.duration().toMinutes()),
            "price", new Argument.Money(service.price())));
  }

  private static Phrase price(Service service) {
    return phrase(
        Line.INFO_PRICE,
        Map.of(
            "service", new Argument.NamedService(service.id()),
            "price", new Argument.Money(service.price())));
  }

  /** The first hours of that day; nothing where it is closed. */
  private Optional<Phrase> hours(LocalDate date) {
    List<WeeklyHours.Period> open =
        catalogue.holidays().contains(date)
            ? List.of()
            : catalogue.openingHours().on(date.getDayOfWeek());
    return open.stream()
        .findFirst()
        .map(
            period ->
                phrase(
                    Line.INFO_HOURS_DAY,
                    Map.of(
                        "date", new Argument.Day(date),
                        "opens", new Argument.TimeOfDay(period.from()),
                        "closes", new Argument.TimeOfDay(period.to()))));
  }

  private static Optional<Phrase> fact(Line line, String placeholder, ClinicFact fact) {
    return Optional.of(phrase(line, Map.of(placeholder, new Argument.OfClinic(fact))));
  }

  private static Phrase phrase(Line line, Map<String, Argument> arguments) {
    return new Phrase(line.keys().get(0), arguments);
  }
}
