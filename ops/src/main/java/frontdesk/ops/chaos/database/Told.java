package frontdesk.ops.chaos.database;

import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of a node were told about their bookings, each made by a call of its own.
 *
 * @param booked calls that were told that they are booked
 * @param unknown calls that were told nothing, or that nobody knows
 * @param refused how many were told that they are not booked
 */
record Told(List<String> booked, List<String> unknown, long refused) {
  Told {
    booked = List.copyOf(booked);
    unknown = List.copyOf(unknown);
  }

  static Told nothing() {
    return new Told(List.of(), List.of(), 0);
  }

  /** Both together. */
  Told plus(Told other) {
    List<String> allBooked = new ArrayList<>(booked);
    allBooked.addAll(other.booked);
    List<String> allUnknown = new ArrayList<>(unknown);
    allUnknown.addAll(other.unknown);
    return new Told(allBooked, allUnknown, refused + other.refused);
  }
}
