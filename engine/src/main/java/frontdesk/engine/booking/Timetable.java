package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.Occupied;
import frontdesk.protocol.id.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.collection.immutable.TreeMap;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;
import scala.math.Ordering;
import scala.math.Ordering$;

/**
 * When each resource is busy: immutable, both appointments and live holds.
 *
 * @param byResource for each resource the end of every busy stretch, by its start
 */
record Timetable(HashMap<ResourceId, TreeMap<Instant, Instant>> byResource) {
  private static final Ordering<Instant> BY_TIME =
      Ordering$.MODULE$.comparatorToOrdering(Comparator.<Instant>naturalOrder());

  static Timetable empty() {
    return new Timetable(HashMap$.MODULE$.<ResourceId, TreeMap<Instant, Instant>>empty());
  }

  /** Whether a resource is free from the start up to, and not including, the end. */
  boolean isFree(ResourceId resource, Instant start, Instant end) {
    Option<Tuple2<Instant, Instant>> last = of(resource).maxBefore(end);
    return last.isEmpty() || !last.get()._2().isAfter(start);
  }

  /** Whether all of these stretches are free. */
  boolean isFree(List<Occupied> stretches) {
    return stretches.stream().allMatch(each -> isFree(each.resource(), each.from(), each.to()));
  }

  /** How long a resource is busy in stretches that begin from the first to before the second. */
  Duration busy(ResourceId resource, Instant from, Instant to) {
    Duration total = Duration.ZERO;
    Iterator<Tuple2<Instant, Instant>> stretches =
        CollectionConverters.asJava(of(resource).range(from, to).iterator());
    while (stretches.hasNext()) {
      Tuple2<Instant, Instant> stretch = stretches.next();
      total = total.plus(Duration.between(stretch._1(), stretch._2()));
    }
    return total;
  }

  /** With a stretch during which these are busy. */
  Timetable with(List<ResourceId> resources, Instant start, Instant end) {
    HashMap<ResourceId, TreeMap<Instant, Instant>> next = byResource;
    for (ResourceId resource : resources) {
      next = next.updated(resource, of(resource).updated(start, end));
    }
    return new Timetable(next);
  }

  /** With these stretches too; none may overlap another of its resource. */
  Timetable with(List<Occupied> stretches) {
    Timetable next = this;
    for (Occupied each : stretches) {
      next = next.with(List.of(each.resource()), each.from(), each.to());
    }
    return next;
  }

  /** Without these stretches. */
  Timetable without(List<Occupied> stretches) {
    Timetable next = this;
    for (Occupied each : stretches) {
      next = next.without(List.of(each.resource()), each.from());
    }
    return next;
  }

  /** Without the stretches of these that begin then. */
  Timetable without(List<ResourceId> resources, Instant start) {
    HashMap<ResourceId, TreeMap<Instant, Instant>> next = byResource;
    for (ResourceId resource : resources) {
      TreeMap<Instant, Instant> rest = of(resource).removed(start);
      next = rest.isEmpty() ? next.removed(resource) : next.updated(resource, rest);
    }
    return new Timetable(next);
  }

  private TreeMap<Instant, Instant> of(ResourceId resource) {
    Optional<TreeMap<Instant, Instant>> known = OptionConverters.toJava(byResource.get(resource));
    return known.orElseGet(() -> new TreeMap<>(BY_TIME));
  }
}
