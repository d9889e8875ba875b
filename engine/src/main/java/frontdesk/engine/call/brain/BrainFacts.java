package frontdesk.engine.call.brain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.engine.dialogue.ConversationState;
import frontdesk.engine.dialogue.Situation;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.ToolAnswer;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Facts as JSON, as a language model may know them: the catalogue's in the caller's language, and
 * of patients only what whoever calls was proven to own. No name, number, birth date or note of
 * anybody is among them. Pure.
 */
final class BrainFacts {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** More of them would fill the prompt; the rest is found by name all the same. */
  private static final int MOST_LISTED = 60;

  private final Catalogue catalogue;
  private final String language;

  BrainFacts(Catalogue catalogue, String language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  /** What is the same for every call in this language. */
  ObjectNode ofClinic() {
    ObjectNode facts = NODES.objectNode();
    facts.put("clinic", catalogue.spokenName(language));
    facts.put("address", catalogue.address(language));
    facts.put("currency", catalogue.currency());
    ObjectNode hours = facts.putObject("open");
    for (DayOfWeek day : DayOfWeek.values()) {
      String open =
          catalogue.openingHours().on(day).stream()
              .map(period -> period.from() + "-" + period.to())
              .collect(Collectors.joining(", "));
      hours.put(day.name().toLowerCase(Locale.ROOT), open.isEmpty() ? "closed" : open);
    }
    ArrayNode services = facts.putArray("services");
    catalogue.services().stream().limit(MOST_LISTED).forEach(one -> service(services, one));
    ArrayNode people = facts.putArray("practitioners");
    catalogue.practitioners().stream().limit(MOST_LISTED).forEach(one -> person(people, one));
    ArrayNode insurers = facts.putArray("insurers");
    catalogue.insurers().stream().limit(MOST_LISTED).forEach(insurers::add);
    return facts;
  }

  private void service(ArrayNode into, Service service) {
    into.addObject()
        .put("id", service.id().value())
        .put("name", service.name(language))
        .put("minutes", service.duration().toMinutes())
        .put("price", service.price().toPlainString());
  }

  private void person(ArrayNode into, Practitioner person) {
    ObjectNode one = into.addObject();
    one.put("id", person.id().value());
    one.put("name", person.spokenName(language));
    ArrayNode does = one.putArray("services");
    person.services().stream().limit(MOST_LISTED).forEach(id -> does.add(id.value()));
  }

  /** Where the call stands. */
  ObjectNode ofCall(ConversationState state, LocalDateTime now) {
    Situation situation = Situation.of(state);
    ObjectNode facts = NODES.objectNode();
    facts.put("today", now.toLocalDate().toString());
    facts.put("weekday", now.getDayOfWeek().name().toLowerCase(Locale.ROOT));
    facts.put("time", now.toLocalTime().withSecond(0).withNano(0).toString());
    facts.put("asked", state.question().name());
    ObjectNode known = facts.putObject("known");
    new TreeMap<>(state.slots()).forEach((name, value) -> known.put(name.name(), told(value)));
    ArrayNode offers = facts.putArray("read_out");
    situation.offers().forEach(slot -> offers.add(slot(slot)));
    facts.put("identified", situation.identified().isPresent());
    ArrayNode own = facts.putArray("appointments");
    situation.appointments().forEach(one -> own.add(appointment(one)));
    return facts;
  }

  private static String told(SlotValue value) {
    if (value instanceof SlotValue.WantedService wanted) {
      return wanted.service().value();
    } else if (value instanceof SlotValue.WantedPractitioner wanted) {
      return wanted.practitioner().value();
    } else if (value instanceof SlotValue.WantedDate wanted) {
      return wanted.date().toString();
    } else if (value instanceof SlotValue.WantedDays wanted) {
      return wanted.from() + " to " + wanted.until();
    } else if (value instanceof SlotValue.WantedTime wanted) {
      return wanted.time().toString();
    } else if (value instanceof SlotValue.WantedWindow wanted) {
      return wanted.earliest().map(from -> "from " + from + " ").orElse("")
          + wanted.latest().map(to -> "to " + to).orElse("");
    } else if (value instanceof SlotValue.WantedAim wanted) {
      return wanted.aim().name();
    }
    return "given";
  }

  private ObjectNode slot(Slot slot) {
    LocalDateTime start = LocalDateTime.ofInstant(slot.start(), catalogue.zone());
    return NODES
        .objectNode()
        .put("service", slot.service().value())
        .put("practitioner", slot.practitioner().value())
        .put("date", start.toLocalDate().toString())
        .put("time", start.toLocalTime().toString());
  }

  private ObjectNode appointment(Appointment appointment) {
    return slot(appointment.slot()).put("reference", appointment.reference());
  }

  /** What a tool answered, exactly, without what is personal. */
  ObjectNode of(ToolAnswer answer, String code) {
    ObjectNode told = NODES.objectNode();
    told.put("answer", code);
    slots(answer)
        .ifPresent(
            slots -> {
              ArrayNode all = told.putArray("slots");
              slots.forEach(one -> all.add(slot(one)));
            });
    appointments(answer)
        .ifPresent(
            found -> {
              ArrayNode all = told.putArray("appointments");
              found.forEach(one -> all.add(appointment(one)));
            });
    return told;
  }

  private static Optional<List<Slot>> slots(ToolAnswer answer) {
    if (answer instanceof ToolAnswer.SlotsFound found) {
      return Optional.of(found.slots());
    }
    return answer instanceof ToolAnswer.SlotHeld held
        ? Optional.of(List.of(held.slot()))
        : Optional.empty();
  }

  private static Optional<List<Appointment>> appointments(ToolAnswer answer) {
    if (answer instanceof ToolAnswer.AppointmentsFound found) {
      return Optional.of(found.appointments());
    } else if (answer instanceof ToolAnswer.AppointmentMade made) {
      return Optional.of(List.of(made.appointment()));
    } else if (answer instanceof ToolAnswer.AppointmentModified changed) {
      return Optional.of(List.of(changed.appointment()));
    }
    return answer instanceof ToolAnswer.AppointmentCancelled cancelled
        ? Optional.of(List.of(cancelled.appointment()))
        : Optional.empty();
  }
}
