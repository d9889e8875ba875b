package frontdesk.engine.booking;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.id.AppointmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import scala.collection.immutable.TreeMap;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.Ordering;
import scala.math.Ordering$;

/**
 * Appointments by when they begin: immutable.
 *
 * @param order appointments of one instant by id
 */
record Starts(TreeMap<Starts.Key, AppointmentId> order) {
  private static final Ordering<Key> SOONEST_FIRST =
      Ordering$.MODULE$.comparatorToOrdering(
          Comparator.comparing(Key::at).thenComparing(Key::appointment));

  /** Where one stands. */
  record Key(Instant at, String appointment) {}

  static Starts empty() {
    return new Starts(new TreeMap<>(SOONEST_FIRST));
  }

  Starts with(Appointment appointment) {
    return new Starts(order.updated(key(appointment), appointment.id()));
  }

  Starts without(Appointment appointment) {
    return new Starts(order.removed(key(appointment)));
  }

  /** Those that begin from the first instant to before the second, soonest first. */
  List<AppointmentId> between(Instant from, Instant before) {
    List<AppointmentId> found = new ArrayList<>();
    Iterator<AppointmentId> all =
        CollectionConverters.asJava(
            order.range(new Key(from, ""), new Key(before, "")).valuesIterator());
    all.forEachRemaining(found::add);
    return found;
  }

  private static Key key(Appointment appointment) {
    return new Key(appointment.slot().start(), appointment.id().value());
  }
}
