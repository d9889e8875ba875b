package frontdesk.config.catalogue;

import frontdesk.config.catalogue.ServiceRules.FollowUp;
import frontdesk.config.catalogue.ServiceRules.Prerequisite;
import frontdesk.config.check.Section;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what services ask of patients and of the clinic. */
final class RulesReader {
  private static final Duration SHORTEST_PERIOD = Duration.ofDays(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(3660);
  private static final Duration LONGEST_BUFFER = Duration.ofHours(2);

  private final List<ResourceId> rooms;
  private final List<String> insurers;

  /** Where services are named that may not have been read yet. */
  private final Map<Section, ServiceId> named = new LinkedHashMap<>();

  private final Map<ServiceId, ServiceId> before = new HashMap<>();
  private final Map<ServiceId, Section> sections = new LinkedHashMap<>();

  RulesReader(List<ResourceId> rooms, List<String> insurers) {
    this.rooms = rooms;
    this.insurers = insurers;
  }

  ServiceRules read(ServiceId id, Section section) {
    return new ServiceRules(
        SpeechReader.optional(Optional.of(section), "preparation"),
        prerequisite(id, section),
        followUp(section),
        span(section, "minimum-gap", LONGEST_PERIOD),
        span(section, "buffer-before", LONGEST_BUFFER),
        span(section, "buffer-after", LONGEST_BUFFER),
        rooms(section),
        insurers(section));
  }

  /** Once all services are read: those that were named must be among them, in no circle. */
  void requireKnown(Set<ServiceId> known) {
    named.forEach(
        (section, service) ->
            section.rule(
                known.contains(service),
                "the id of one of the clinic's services",
                "choose one of " + known.stream().map(ServiceId::value).sorted().toList(),
                "service"));
    sections.forEach(
        (id, section) ->
            section.rule(
                !leadsBackTo(id),
                "a service that does not need " + id + " itself",
                "remove one of the prerequisites: nobody could ever book these",
                "service"));
  }

  private boolean leadsBackTo(ServiceId id) {
    Set<ServiceId> seen = new HashSet<>();
    ServiceId next = before.get(id);
    while (next != null && seen.add(next)) {
      if (next.equals(id)) {
        return true;
      }
      next = before.get(next);
    }
    return false;
  }

  private Optional<Prerequisite> prerequisite(ServiceId id, Section section) {
    if (!section.has("prerequisite")) {
      return Optional.empty();
    }
    Section inner = section.section("prerequisite");
    ServiceId service = service(inner);
    before.put(id, service);
    sections.put(id, inner);
    Duration within = CatalogueReader.minutes(inner, "within", SHORTEST_PERIOD, LONGEST_PERIOD);
    inner.finish();
    return Optional.of(new Prerequisite(service, within));
  }

  private Optional<FollowUp> followUp(Section section) {
    if (!section.has("follow-up")) {
      return Optional.empty();
    }
    Section inner = section.section("follow-up");
    ServiceId service = service(inner);
    Duration after = CatalogueReader.minutes(inner, "after", SHORTEST_PERIOD, LONGEST_PERIOD);
    inner.finish();
    return Optional.of(new FollowUp(service, after));
  }

  private ServiceId service(Section inner) {
    ServiceId service =
        inner.parsed(
            "service",
            "the id of one of the clinic's services",
            "write it",
            new ServiceId("unknown"),
            text -> OfferReader.token(text, ServiceId::new));
    named.put(inner, service);
    return service;
  }

  private List<ResourceId> rooms(Section section) {
    return section.has("rooms")
        ? section.distinct(
            section.texts(
                "rooms",
                "the id of one of the clinic's rooms",
                "choose one of " + rooms + ", or add it to the clinic's rooms",
                text -> OfferReader.token(text, ResourceId::new).filter(rooms::contains)))
        : List.of();
  }

  private Optional<List<String>> insurers(Section section) {
    return section.has("insurers")
        ? Optional.of(
            section.distinct(
                section.texts(
                    "insurers",
                    "one of the clinic's insurers",
                    "choose one of " + insurers + ", or add it to the clinic's insurers",
                    text -> Optional.of(text).filter(insurers::contains))))
        : Optional.empty();
  }

  private static Duration span(Section section, String key, Duration longest) {
    return section.has(key)
        ? CatalogueReader.minutes(section, key, Duration.ZERO, longest)
        : Duration.ZERO;
  }
}
