package frontdesk.engine.booking;

import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Builds a query word by word. */
record Wish(SlotQuery query) {
  static Wish of(ServiceId service) {
    return new Wish(
        new SlotQuery(
            service,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1));
  }

  Wish by(PractitionerId who) {
    return new Wish(
        new SlotQuery(
            query.service(),
            Optional.of(who),
            query.preferred(),
            query.date(),
            query.earliest(),
            query.latest(),
            query.exact(),
            1));
  }

  Wish prefer(PractitionerId who) {
    return new Wish(
        new SlotQuery(
            query.service(),
            query.practitioner(),
            Optional.of(who),
            query.date(),
            query.earliest(),
            query.latest(),
            query.exact(),
            1));
  }

  Wish on(LocalDate date) {
    return new Wish(
        new SlotQuery(
            query.service(),
            query.practitioner(),
            query.preferred(),
            Optional.of(date),
            query.earliest(),
            query.latest(),
            query.exact(),
            1));
  }

  Wish between(String earliest, String latest) {
    return new Wish(
        new SlotQuery(
            query.service(),
            query.practitioner(),
            query.preferred(),
            query.date(),
            Optional.of(LocalTime.parse(earliest)),
            Optional.of(LocalTime.parse(latest)),
            query.exact(),
            1));
  }

  Wish exactly(String time) {
    return new Wish(
        new SlotQuery(
            query.service(),
            query.practitioner(),
            query.preferred(),
            query.date(),
            query.earliest(),
            query.latest(),
            Optional.of(LocalTime.parse(time)),
            1));
  }

  SlotQuery limit(int limit) {
    return new SlotQuery(
        query.service(),
        query.practitioner(),
        query.preferred(),
        query.date(),
        query.earliest(),
        query.latest(),
        query.exact(),
        limit);
  }
}
